package org.minqing.access;

import java.util.Optional;

/**
 * Somebody invented whom a visitor may play, as the server prints it when it is ready.
 *
 * @param post the role of the post; {@code resident} for somebody without one
 * @param area the code of the area
 * @param display the invented name
 * @param department where the post is one of a department, which
 */
public record SampleAccount(
        String name, String password, String post, String area, String display, Optional<String> department) {

    /** Without the password. */
    @Override
    public String toString() {
        return "SampleAccount[" + name + "]";
    }
}
