package org.minqing.workforce;

import java.util.Optional;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;

/** The workers of one grid together, with the post that leads them: what is asked of a team is asked of no name. */
record Team(AreaCode grid, String name, AreaRanges ranges, Optional<PostId> lead) {}
