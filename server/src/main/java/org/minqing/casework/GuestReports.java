package org.minqing.casework;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Service;

/**
 * What people without an account reported. Whoever has the code takes part in the case as its reporter does, by the same
 * rule and no other; here a number is only found among what this code reported.
 */
@Service
public class GuestReports {

    /** How the city's list of ways may name this one; a list that does not has no word for it. */
    private static final String SOURCE = "anonymous";

    /** A page makes a new code for each report; somebody who uses one again finds so many. */
    private static final int MOST = 50;

    private final CaseConcerns concerns;
    private final CaseNumbers numbers;
    private final CaseSources sources;

    GuestReports(CaseConcerns concerns, CaseNumbers numbers, CaseSources sources) {
        this.concerns = concerns;
        this.numbers = numbers;
        this.sources = sources;
    }

    /** The case of this number that was reported with this code. A wrong code is answered as a number that does not exist. */
    public CaseId find(Actor guest, @Nullable String number) {
        return among(guest, number, MOST).orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
    }

    /** The case of this number, if it is one of the latest that somebody reported. */
    Optional<CaseId> among(Actor reporter, @Nullable String number, int latest) {
        var wanted = Optional.ofNullable(number).flatMap(numbers::read);
        return concerns.things(reporter.account(), latest).stream()
                .map(CaseId::new)
                .filter(id -> wanted.isPresent() && numbers.read(numbers.of(id)).equals(wanted))
                .findFirst();
    }

    /** The number of a report, for its receipt. */
    public String number(CaseId id) {
        return numbers.of(id);
    }

    /** By which way such a report came in, where the city has a word for it. */
    public Optional<String> source() {
        return sources.all().stream()
                .map(CaseSources.Source::code)
                .filter(SOURCE::equals)
                .findFirst();
    }
}
