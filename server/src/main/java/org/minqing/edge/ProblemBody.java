package org.minqing.edge;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * A problem as RFC 9457 writes it.
 *
 * @param title the kind of problem in words; the same for every occurrence
 * @param detail what happened here
 * @param next what the reader can do about it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String next,
        List<FaultBody> errors,
        @JsonAnyGetter Map<String, Object> extensions) {

    /** One thing wrong with the input, where it stands and in words. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record FaultBody(String path, String code, String detail) {}
}
