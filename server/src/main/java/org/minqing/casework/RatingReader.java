package org.minqing.casework;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.minqing.area.City;
import org.minqing.casework.WaitingRatings.Waiting;
import org.minqing.journal.Entry;
import org.minqing.journal.JournalReader;
import org.minqing.kernel.AreaCode;
import org.minqing.scenario.Scenarios;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sees that a case was rated, and draws from when on that counts. It opens nothing. What is about a unit, and what was taken
 * over from another system, is left out.
 */
final class RatingReader implements JournalReader {

    /** Nobody's rating counts sooner, and all count before this has passed. */
    static final Duration SHORTEST = Duration.ofDays(3);

    static final Duration LONGEST = Duration.ofDays(21);

    private final Scenarios scenarios;
    private final City city;
    private final RandomGenerator random;

    RatingReader(Scenarios scenarios, City city, RandomGenerator random) {
        this.scenarios = scenarios;
        this.city = city;
        this.random = random;
    }

    @Override
    public String name() {
        return "casework.ratings";
    }

    @Override
    public void take(List<Entry> entries, JdbcClient connection) {
        var rated = entries.stream().flatMap(entry -> rated(entry).stream()).toList();
        if (!rated.isEmpty()) {
            WaitingRatings.keep(rated, connection);
        }
    }

    private Optional<Waiting> rated(Entry entry) {
        var draft = entry.draft();
        if (draft.sealed().isEmpty() || !draft.kind().equals(OpenPart.MOVED)) {
            return Optional.empty();
        }
        var open = CanonicalJson.read(draft.open());
        var scenario = String.valueOf(open.get("scenario"));
        if (open.containsKey("about") || Origin.IMPORTED.code().equals(open.get("origin"))) {
            return Optional.empty();
        }
        return scenarios
                .exact(scenario, String.valueOf(open.get("scenarioVersion")))
                .flatMap(known -> Opinion.askedBy(known, String.valueOf(open.get("action"))))
                .map(_ -> new Waiting(
                        draft.stream(),
                        draft.version(),
                        new AreaCode(Long.parseLong(String.valueOf(open.get("area")))),
                        scenario,
                        String.valueOf(open.get("class")),
                        draft.recordedAt()
                                .atZone(ZoneId.of(city.zone()))
                                .toLocalDate()
                                .withDayOfMonth(1),
                        draft.recordedAt().plus(delay())));
    }

    private Duration delay() {
        return Duration.ofSeconds(random.nextLong(SHORTEST.toSeconds(), LONGEST.toSeconds()));
    }
}
