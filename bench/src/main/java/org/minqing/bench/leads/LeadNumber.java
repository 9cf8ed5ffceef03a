package org.minqing.bench.leads;

/** Which row of which list: {@code source} as in the answers, {@code reference} the number that the source gave. */
public record LeadNumber(String source, String reference) {

    /** As {@code because} names the first row of several about the same. */
    @Override
    public String toString() {
        return source + "/" + reference;
    }
}
