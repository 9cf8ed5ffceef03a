package org.minqing.access.secret;

/**
 * What one hash of a password costs in memory and passes over it: the less, the easier the passwords of a stolen store are
 * guessed. There is no setting for it.
 *
 * @param kibibytes the memory of one hash
 * @param passes how often it is gone over
 */
public record PasswordCost(int kibibytes, int passes) {

    /** What OWASP's Password Storage Cheat Sheet recommends for Argon2id with one lane. */
    public static final PasswordCost RECOMMENDED = new PasswordCost(19_456, 2);
}
