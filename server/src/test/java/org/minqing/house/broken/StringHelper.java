package org.minqing.house.broken;

/** Breaks rules on purpose: an empty word in its name, a setter, and a package that is not null-marked. */
public class StringHelper {

    private String text = "";

    public void setText(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
