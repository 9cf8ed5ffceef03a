package org.minqing.access;

import java.util.Optional;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;

/** A post that somebody holds now: in which role, at which level, for which areas and for which department. */
public record Hand(
        PostId post, String role, String level, AreaCode area, AreaRanges ranges, Optional<String> department) {}
