package org.minqing.workforce;

import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/** A post of a grid worker: of which kind it is and where the work is. The kind belongs to the post, the post to people. */
record Engagement(PostId post, String kind, AreaCode area) {}
