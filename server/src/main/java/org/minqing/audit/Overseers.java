package org.minqing.audit;

import java.util.List;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;

/** A port: which posts watch over those who look. Implemented where posts are known. */
public interface Overseers {

    /** The posts of the nearest level above the looker that watch over it, never the looker's own. */
    List<PostId> above(Actor looker);
}
