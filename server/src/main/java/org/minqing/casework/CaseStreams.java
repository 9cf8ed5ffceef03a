package org.minqing.casework;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.minqing.access.Grant;
import org.minqing.access.Scope;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.springframework.stereotype.Component;

/** Cases as the server itself continues them, whoever may see them. */
@Component
class CaseStreams {

    static final Scope EVERYTHING = new Scope(
            List.of(Grant.everythingIn(AreaRanges.of(100_000_000_000_000L, 999_999_999_999_999L))),
            Optional.empty(),
            Set.of());

    private final CaseLoader loader;
    private final CaseWriter writer;

    CaseStreams(CaseLoader loader, CaseWriter writer) {
        this.loader = loader;
        this.writer = writer;
    }

    Optional<CaseFile> one(CaseId id) {
        return loader.load(EVERYTHING, id, new CommandId(UUID.randomUUID()), false)
                .file();
    }

    /** False when the case no longer stands where the turn begins. */
    boolean proceed(Turn turn) {
        return writer.proceed(turn);
    }
}
