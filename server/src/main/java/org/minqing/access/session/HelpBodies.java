package org.minqing.access.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.help.Helping;
import org.minqing.access.help.Helping.May;
import org.minqing.access.help.Helpings;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;

/** What people send and are told about help. */
final class HelpBodies {

    /** Nobody consents for longer at once. */
    static final Duration LONGEST = Duration.ofDays(366);

    private HelpBodies() {}

    /**
     * @param may {@code follow}, {@code report}, {@code looks}
     */
    record HelpBody(@Nullable List<String> may, @Nullable Instant until) {

        Consent consent(Instant now) {
            var faults = new ArrayList<Fault>();
            var wanted = new HashSet<May>();
            for (var code : may == null ? List.<String>of() : may) {
                May.of(code == null ? "" : code)
                        .ifPresentOrElse(wanted::add, () -> faults.add(new Fault("/may", "field.choice")));
            }
            if (wanted.isEmpty() && faults.isEmpty()) {
                faults.add(new Fault("/may", "field.missing"));
            }
            if (until == null || !until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
                faults.add(new Fault("/until", until == null ? "field.missing" : "field.range"));
            }
            if (until == null || !faults.isEmpty()) {
                throw new ProblemException(AccessProblem.HELPING_INVALID, faults);
            }
            return new Consent(wanted, until);
        }
    }

    /** What somebody consents to, and until when. */
    record Consent(Set<May> may, Instant until) {

        boolean isOf(Helping helping) {
            return helping.may().equals(may) && helping.span().until().equals(until);
        }
    }

    /** @param code what the helper shows: a code for the desk, of the helper's own account */
    record DeskHelpBody(
            @Nullable String code,
            @Nullable String how,
            @Nullable List<String> may,
            @Nullable Instant until) {}

    record HelpCodeBody(@Nullable String code) {}

    /** Told to the helper, and to nobody else; it works once. */
    record HelpOfferView(UUID id, String code, Instant expiresAt) {}

    /**
     * @param who enough of the other's telephone to know it; absent for somebody without one
     * @param state {@code offered}, {@code running}, {@code over}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HelpView(
            UUID id,
            @Nullable String who,
            List<String> may,
            String state,
            Instant madeAt,
            Instant until,
            @Nullable Instant begunAt,
            @Nullable Instant endedAt,
            boolean atDesk,
            @Nullable List<HelpActView> acts) {

        static HelpView of(Helping one, @Nullable String who, Instant now, @Nullable List<Helpings.Act> acts) {
            var span = one.span();
            return new HelpView(
                    one.id(),
                    who,
                    one.may().stream().map(May::code).sorted().toList(),
                    one.isInForce(now)
                            ? "running"
                            : one.helper() == null && span.ended() == null && now.isBefore(span.until())
                                    ? "offered"
                                    : "over",
                    span.made(),
                    span.until(),
                    span.begun(),
                    span.ended(),
                    one.post() != null,
                    acts == null ? null : acts.stream().map(HelpActView::of).toList());
        }
    }

    /** @param thing the case it was done to */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HelpActView(
            Instant at,
            String what,
            boolean changes,
            @Nullable UUID thing) {

        static HelpActView of(Helpings.Act act) {
            return new HelpActView(act.at(), act.what().code(), act.changes(), act.thing());
        }
    }
}
