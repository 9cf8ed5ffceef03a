package org.minqing.access.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.telephone.Confirmation;

/** A confirmation as the desk that gave it sees it: nothing of whose account it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConfirmationView(
        UUID id, Instant at, String how, @Nullable Instant withdrawnAt) {

    static ConfirmationView of(Confirmation confirmation) {
        return new ConfirmationView(
                confirmation.id(), confirmation.at(), confirmation.how().code(), confirmation.withdrawnAt());
    }
}
