package org.minqing.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A case; also the id of its stream in the journal. A version 7 UUID that the reporter's device chose. */
public record CaseId(@JsonValue UUID value) {

    @JsonCreator
    public CaseId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
