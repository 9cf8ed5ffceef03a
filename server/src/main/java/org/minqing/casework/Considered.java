package org.minqing.casework;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.PostId;

/** One line of the reason why a case went to a post: who was looked for at which level, and what came of it. */
public record Considered(
        String role, String level, @Nullable PostId post, Result result) {

    /** What came of looking there. */
    public enum Result {
        CHOSEN("chosen"),
        NOBODY_THERE("nobody-there"),
        SENT_IT_BACK("sent-it-back");

        private final String code;

        Result(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    Map<String, Object> written() {
        var line = new LinkedHashMap<String, Object>();
        line.put("level", level);
        Optional.ofNullable(post).ifPresent(found -> line.put("post", found.toString()));
        line.put("result", result.code());
        line.put("role", role);
        return line;
    }

    static Considered read(Map<?, ?> line) {
        var post = line.get("post");
        var code = String.valueOf(line.get("result"));
        var result = Result.NOBODY_THERE;
        for (var known : Result.values()) {
            result = known.code().equals(code) ? known : result;
        }
        return new Considered(
                String.valueOf(line.get("role")),
                String.valueOf(line.get("level")),
                post == null ? null : new PostId(UUID.fromString(post.toString())),
                result);
    }
}
