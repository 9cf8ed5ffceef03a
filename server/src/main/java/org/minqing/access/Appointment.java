package org.minqing.access;

import java.util.Optional;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;

/**
 * A post of the city folder and who holds it from the first day. Somebody who holds several posts has an appointment for
 * each, all with one holder, one name to sign in with and one display name.
 *
 * @param ordinal which of the posts of this role, area and department it is, from 1
 */
public record Appointment(
        PostId id,
        String role,
        String level,
        AreaCode area,
        AreaRanges ranges,
        Optional<String> department,
        int ordinal,
        AccountId holder,
        String signInName,
        String displayName) {}
