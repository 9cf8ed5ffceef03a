package org.minqing.access;

import java.util.Optional;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;

/**
 * A post in which somebody sits now: in which role, at which level, for which areas and for which department.
 *
 * @param term why and how far, for somebody who sits in it for a time and does not hold it
 */
public record Hand(
        PostId post,
        String role,
        String level,
        AreaCode area,
        AreaRanges ranges,
        Optional<String> department,
        Optional<Term> term) {

    /** A post that somebody holds. */
    public Hand(PostId post, String role, String level, AreaCode area, AreaRanges ranges, Optional<String> department) {
        this(post, role, level, area, ranges, department, Optional.empty());
    }

    /** The same post, sat in for a time. */
    Hand during(Term term) {
        return new Hand(post, role, level, area, ranges, department, Optional.of(term));
    }
}
