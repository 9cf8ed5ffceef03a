package org.minqing.access;

/**
 * Somebody invented whom a visitor may play, as the server prints it when it is ready.
 *
 * @param post the role of the post; {@code resident} for somebody without one
 * @param area the code of the area
 */
public record SampleAccount(String name, String password, String post, String area) {

    /** Without the password. */
    @Override
    public String toString() {
        return "SampleAccount[" + name + "]";
    }
}
