package org.minqing.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An account: one person who signs in, or a service. */
public record AccountId(@JsonValue UUID value) {

    @JsonCreator
    public AccountId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
