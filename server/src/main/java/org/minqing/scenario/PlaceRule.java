package org.minqing.scenario;

/**
 * How a case of this scenario says where it is. The exact point goes into the open part only when {@code open}; else it is
 * sealed under {@code retention} and the open part names the grid alone. {@code GRID} keeps no point at all.
 */
public record PlaceRule(Precision precision, boolean open, String retention) {

    /** How precisely the place is kept. */
    public enum Precision {
        EXACT,
        GRID
    }

    public boolean keepsPoint() {
        return precision == Precision.EXACT;
    }
}
