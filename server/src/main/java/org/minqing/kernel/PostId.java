package org.minqing.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A post (岗位): the seat, not the person, that a duty belongs to. */
public record PostId(@JsonValue UUID value) {

    @JsonCreator
    public PostId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
