package org.minqing.casework;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.access.SmallCells;
import org.minqing.access.Standing;
import org.minqing.access.Verb;
import org.minqing.access.VerbHolders;
import org.minqing.area.City;
import org.minqing.casework.RatingBatches.Voice;
import org.minqing.casework.WaitingRatings.Waiting;
import org.minqing.insight.Ratings;
import org.minqing.journal.Entry;
import org.minqing.journal.Journal;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.scenario.Scenarios;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets ratings into the figure whose time has come, many at once. What they say is opened for that moment and kept nowhere but
 * in the sums. Ratings of those who serve themselves do not count, and none is told in an area in which fewer than five
 * people serve: it would be one person's.
 */
@Component
class RatingRelease {

    private final WaitingRatings waiting;
    private final Ratings figure;
    private final Opened opened;
    private final Serving serving;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    /** What an entry said. */
    @Component
    record Opened(Journal journal, SealedAnswers sealing, Scenarios scenarios) {

        private Optional<Entry> entry(Waiting one) {
            return journal.entriesSince(one.caseId(), one.version() - 1).stream()
                    .findFirst()
                    .filter(entry -> entry.draft().version() == one.version());
        }

        /** Absent where it was erased meanwhile. */
        private Optional<Opinion.Said> said(Entry entry) {
            var open = CanonicalJson.read(entry.draft().open());
            var opinion = scenarios
                    .exact(String.valueOf(open.get("scenario")), String.valueOf(open.get("scenarioVersion")))
                    .flatMap(scenario -> Opinion.askedBy(scenario, String.valueOf(open.get("action"))));
            var answers = new HashMap<Object, Object>();
            sealing.byRetention(entry, journal.keys(entry.draft().stream()))
                    .values()
                    .forEach(answers::putAll);
            return opinion.flatMap(asked -> asked.in(answers));
        }
    }

    /** Who serves where. */
    @Component
    record Serving(City city, VerbHolders holders, Standing standing) {

        private boolean has(AccountId account) {
            return !standing.hands(account).isEmpty();
        }

        /** From the narrowest area around a leaf in which enough people serve up to the widest. */
        private List<AreaCode> chain(AreaCode leaf) {
            return city.chain(leaf).stream()
                    .dropWhile(area -> holders.people(city.ranges(area), Verb.CASE_ACT) < SmallCells.FEWEST)
                    .toList();
        }

        private ZoneId zone() {
            return ZoneId.of(city.zone());
        }
    }

    RatingRelease(
            WaitingRatings waiting,
            Ratings figure,
            Opened opened,
            Serving serving,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.waiting = waiting;
        this.figure = figure;
        this.opened = opened;
        this.serving = serving;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Where another server is doing it, nothing. */
    void run() {
        transaction.executeWithoutResult(_ -> {
            if (waiting.alone()) {
                letIn(clock.instant());
            }
        });
    }

    private void letIn(Instant now) {
        var voices = new ArrayList<Voice>();
        var done = new ArrayList<Waiting>();
        for (var one : waiting.due(now)) {
            voice(one).ifPresentOrElse(voices::add, () -> done.add(one));
        }
        Map<AreaCode, List<AreaCode>> chains = new HashMap<>();
        var batches = new RatingBatches(
                        leaf -> chains.computeIfAbsent(leaf, serving::chain), month -> isClosed(month, now))
                .of(voices);
        batches.batches().forEach(figure::add);
        done.addAll(batches.done());
        if (!done.isEmpty()) {
            waiting.remove(done);
        }
    }

    private Optional<Voice> voice(Waiting one) {
        return opened.entry(one)
                .filter(entry -> isOfSample(entry) || !serving.has(by(entry)))
                .flatMap(entry -> opened.said(entry)
                        .map(said -> new Voice(
                                one,
                                isOfSample(entry) ? one.caseId() : by(entry).value(),
                                said)));
    }

    private static AccountId by(Entry entry) {
        return entry.draft().actor().account();
    }

    /** Of invented cases each is somebody else's. */
    private static boolean isOfSample(Entry entry) {
        return Origin.SAMPLE
                .code()
                .equals(CanonicalJson.read(entry.draft().open()).get("origin"));
    }

    private boolean isClosed(LocalDate month, Instant now) {
        var last = month.plusMonths(1).atStartOfDay(serving.zone()).toInstant().plus(RatingReader.LONGEST);
        return !now.isBefore(last);
    }
}
