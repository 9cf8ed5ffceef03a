package org.minqing.access.passkey;

/** A passkey that a device has just made for a question of ours, and that its person has allowed. */
public record Made(Letters credential, Letters publicKey, long count) {

    /** What the device sent. */
    public record Sent(Letters clientData, Letters attestation) {}
}
