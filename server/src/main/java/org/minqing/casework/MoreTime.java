package org.minqing.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.PostId;
import org.minqing.scenario.ClockRun;

/**
 * What a step asks or decides about the time limit of its case, as its entry keeps it.
 *
 * @param told the posts that are told of it: those who decide when it is asked for, whoever has the case when it is decided
 * @param by the post that grants it, and how many levels it stands above the one that has the case
 */
record MoreTime(String clock, Deed deed, List<PostId> told, Optional<PostId> by, int above) {

    /** Under this name an entry keeps it. */
    static final String PART = "extension";

    /** What is done about it. */
    enum Deed {
        ASKED("asked"),
        GRANTED("granted"),
        NOT_GRANTED("not-granted");

        private final String code;

        Deed(String code) {
            this.code = code;
        }
    }

    MoreTime {
        told = List.copyOf(told);
    }

    Map<String, Object> written() {
        var part = new TreeMap<String, Object>();
        part.put("clock", clock);
        part.put("deed", deed.code);
        part.put("told", told.stream().map(PostId::toString).toList());
        if (deed == Deed.GRANTED) {
            by.ifPresent(post -> part.put("by", post.toString()));
            part.put("above", above);
        }
        return part;
    }

    /** The grant, if it is one. */
    Optional<ClockRun.Grant> grant(Instant at) {
        return deed == Deed.GRANTED ? Optional.of(new ClockRun.Grant(at, by, above)) : Optional.empty();
    }

    /** The grant of which an entry tells. */
    static Optional<ClockRun.Grant> grant(Map<String, Object> open, Instant at) {
        return open.get(PART) instanceof Map<?, ?> part && Deed.GRANTED.code.equals(part.get("deed"))
                ? Optional.of(new ClockRun.Grant(at, post(part.get("by")), levels(part.get("above"))))
                : Optional.empty();
    }

    private static Optional<PostId> post(@Nullable Object written) {
        return Optional.ofNullable(written).map(post -> new PostId(UUID.fromString(post.toString())));
    }

    private static int levels(@Nullable Object written) {
        return written instanceof Number levels ? levels.intValue() : 1;
    }
}
