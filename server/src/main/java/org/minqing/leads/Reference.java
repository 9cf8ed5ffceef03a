package org.minqing.leads;

/** By what a row is known: the form that it came in, and its number there. */
public record Reference(String source, String number) {

    @Override
    public String toString() {
        return source + "/" + number;
    }
}
