package org.minqing.casework;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.PostId;
import org.minqing.scenario.By;
import org.minqing.workforce.Choice;

/**
 * One line of the reason why a case went to a post: who was looked for at which level, and what came of it. It names no
 * figure, so that nobody reads from it who has how much to do.
 *
 * @param post the post that was looked at, absent where nobody holds one
 * @param standIn the post that covers it and gets the case in its place
 */
public record Considered(
        String role,
        String level,
        @Nullable PostId post,
        @Nullable PostId standIn,
        Choice.Reason result) {

    static Considered of(By.Holder holder, Choice.Look look) {
        return new Considered(
                holder.role(), holder.level(), look.candidate(), look.standIn().orElse(null), look.reason());
    }

    static Considered nobody(By.Holder holder) {
        return new Considered(holder.role(), holder.level(), null, null, Choice.Reason.NOBODY_THERE);
    }

    Considered with(Choice.Reason other) {
        return new Considered(role, level, post, standIn, other);
    }

    /** Who would get the case here. */
    Optional<PostId> taker() {
        return Optional.ofNullable(standIn).or(() -> Optional.ofNullable(post));
    }

    Map<String, Object> written() {
        var line = new LinkedHashMap<String, Object>();
        line.put("level", level);
        Optional.ofNullable(post).ifPresent(found -> line.put("post", found.toString()));
        line.put("result", result.code());
        line.put("role", role);
        Optional.ofNullable(standIn).ifPresent(found -> line.put("standIn", found.toString()));
        return line;
    }

    static Considered read(Map<?, ?> line) {
        var code = String.valueOf(line.get("result"));
        var result = Choice.Reason.NOBODY_THERE;
        for (var known : Choice.Reason.values()) {
            result = known.code().equals(code) ? known : result;
        }
        return new Considered(
                String.valueOf(line.get("role")),
                String.valueOf(line.get("level")),
                post(line.get("post")),
                post(line.get("standIn")),
                result);
    }

    private static @Nullable PostId post(@Nullable Object written) {
        return written == null ? null : new PostId(UUID.fromString(written.toString()));
    }
}
