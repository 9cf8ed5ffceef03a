package org.minqing.notice.outward;

/** Somebody outside to whom parcels are handed over. */
public interface Target {

    /** A short lower-case name that never changes. */
    String name();

    Pace pace();

    /** In how many lanes at a time; what is above waits, so that one target holds up no other. */
    int atOnce();

    /** The same parcel may come again after a stop at the wrong moment; its key says so. */
    Outcome send(Parcel parcel);
}
