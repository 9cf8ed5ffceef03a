package org.minqing.notice;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.access.Pseudonyms;
import org.minqing.area.City;
import org.minqing.journal.Entry;
import org.minqing.journal.JournalReader;
import org.minqing.workforce.Duties;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Turns what happens to cases, and what entries say themselves, into notices. How far a case was followed is kept with the
 * notices, so that entries that come again change nothing, wherever the reader begins.
 */
final class NoticeReader implements JournalReader {

    private static final String WATCH_TAKEN_UP = "duty.acknowledged";

    private final Supplier<NoticeRules> rules;
    private final Mailing mailing;
    private final Alarms alarms;
    private final Pseudonyms pseudonyms;

    NoticeReader(Supplier<NoticeRules> rules, Ways ways, Known known) {
        this.rules = rules;
        this.mailing = new Mailing(ways, known.duties(), known.city());
        this.alarms = new Alarms(known.duties(), known.clock());
        this.pseudonyms = known.pseudonyms();
    }

    /** By which ways people and other systems are told. */
    record Ways(List<Channel> channels, Outward outward) {

        Ways {
            channels = List.copyOf(channels);
        }
    }

    /** What is asked beside the entries themselves. */
    record Known(Duties duties, Pseudonyms pseudonyms, City city, InstantSource clock) {}

    @Override
    public String name() {
        return "notice.cases";
    }

    @Override
    public void take(List<Entry> entries, JdbcClient connection) {
        var current = rules.get();
        var occasions = new ArrayList<Occasion>();
        occasions.addAll(ofCases(entries, connection, current));
        occasions.addAll(announced(entries, connection));
        mailing.write(connection, occasions, current);
        AlarmRows.hear(connection, watches(entries));
    }

    private List<Occasion> ofCases(List<Entry> entries, JdbcClient connection, NoticeRules current) {
        var steps = entries.stream()
                .flatMap(entry -> CaseStep.of(entry).stream())
                .map(this::inPerson)
                .toList();
        if (steps.isEmpty()) {
            return List.of();
        }
        var known = NoticeRows.followings(
                connection, steps.stream().map(CaseStep::caseId).collect(Collectors.toSet()));
        var moved = new LinkedHashMap<UUID, Following>();
        var occasions = new ArrayList<Occasion>();
        var taken = new ArrayList<CaseStep>();
        for (var step : steps) {
            var before = known.getOrDefault(step.caseId(), Following.unknown(step.caseId()));
            if (before.hasTaken(step)) {
                continue;
            }
            occasions.addAll(before.occasions(step, current));
            var after = before.after(step, current);
            known.put(step.caseId(), after);
            moved.put(step.caseId(), after);
            taken.add(step);
        }
        occasions.addAll(sounded(taken, connection, current));
        if (!moved.isEmpty()) {
            NoticeRows.keep(connection, moved.values());
        }
        return occasions;
    }

    /** The alarms that these steps raise, and then those that they show to be heard. */
    private List<Occasion> sounded(List<CaseStep> taken, JdbcClient connection, NoticeRules current) {
        var reports = taken.stream()
                .filter(step -> step.what() instanceof CaseStep.What.Reported)
                .toList();
        var dangers = taken.stream().filter(step -> isDanger(step, current)).toList();
        var raised = Stream.concat(
                        alarms.ofReports(reports, current).stream(), alarms.ofDangers(dangers, current).stream())
                .toList();
        AlarmRows.raise(connection, raised.stream().map(Alarms.Raised::alarm).toList());
        AlarmRows.hear(
                connection,
                taken.stream()
                        .filter(step -> isTakenUp(step) && !isDanger(step, current))
                        .map(step -> new AlarmRows.TakenUp(step.caseId(), step.at()))
                        .toList());
        return raised.stream().flatMap(one -> one.occasions().stream()).toList();
    }

    private CaseStep inPerson(CaseStep step) {
        return step.said().pseudonym()
                ? pseudonyms
                        .behind(step.caseId(), step.said().reporter())
                        .map(step::by)
                        .orElse(step)
                : step;
    }

    /** What entries of other modules say themselves; an entry that comes again is passed over. */
    private static List<Occasion> announced(List<Entry> entries, JdbcClient connection) {
        var announcements = entries.stream()
                .flatMap(entry -> Announcement.of(entry).stream())
                .toList();
        if (announcements.isEmpty()) {
            return List.of();
        }
        var known = NoticeRows.followings(
                connection, announcements.stream().map(Announcement::subject).collect(Collectors.toSet()));
        var occasions = new ArrayList<Occasion>();
        var moved = new LinkedHashMap<UUID, Following>();
        for (var one : announcements) {
            var before = moved.getOrDefault(
                    one.subject(), known.getOrDefault(one.subject(), Following.unknown(one.subject())));
            if (one.version() > before.through()) {
                occasions.addAll(one.occasions());
                moved.put(one.subject(), one.following());
            }
        }
        if (!moved.isEmpty()) {
            NoticeRows.keep(connection, moved.values());
        }
        return occasions;
    }

    /** Whoever takes this step has not heard an alarm but raises one. */
    private static boolean isDanger(CaseStep step, NoticeRules rules) {
        return step.what() instanceof CaseStep.What.Moved moved
                && !moved.stays()
                && rules.unsafe().contains(step.said().state());
    }

    /** A post takes a step of somebody else's report: then an alarm about it is heard. */
    private static boolean isTakenUp(CaseStep step) {
        return step.what() instanceof CaseStep.What.Moved
                && step.actor().post().isPresent()
                && !step.actor().account().equals(step.said().reporter());
    }

    /** Somebody came to a centre at which nobody was there. */
    private static List<AlarmRows.TakenUp> watches(List<Entry> entries) {
        return entries.stream()
                .map(Entry::draft)
                .filter(draft -> draft.kind().equals(WATCH_TAKEN_UP))
                .map(draft -> new AlarmRows.TakenUp(draft.stream(), draft.recordedAt()))
                .toList();
    }
}
