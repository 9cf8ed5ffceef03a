package org.minqing.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One command; a repetition with the same id answers the same. A version 7 UUID that the client chose. */
public record CommandId(@JsonValue UUID value) {

    @JsonCreator
    public CommandId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
