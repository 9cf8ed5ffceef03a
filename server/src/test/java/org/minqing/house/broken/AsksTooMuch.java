package org.minqing.house.broken;

/** Breaks rules on purpose: seven things to construct it, six to call it. */
public class AsksTooMuch {

    private final int sum;

    public AsksTooMuch(int one, int two, int three, int four, int five, int six, int seven) {
        this.sum = one + two + three + four + five + six + seven;
    }

    int plus(int one, int two, int three, int four, int five, int six) {
        return sum + one + two + three + four + five + six;
    }
}
