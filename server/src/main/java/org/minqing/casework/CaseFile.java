package org.minqing.casework;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Thing;
import org.minqing.access.Unit;
import org.minqing.area.Point;
import org.minqing.journal.Head;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.PostId;
import org.minqing.scenario.Called;
import org.minqing.scenario.CaseFacts;
import org.minqing.scenario.Task;

/**
 * A case as it stands: the projection of its entries, kept with them. It holds ids, codes and times; what people wrote is
 * sealed in the entries.
 *
 * @param head the end of its stream, which the next entry continues
 * @param moved the version of the last entry that changed something; entries after it are refusals, which make nobody's
 *     page old
 */
public record CaseFile(CaseId id, Head head, int moved, Beginning beginning, Standing standing) {

    /** The kind of thing that access knows a case by. */
    static final String KIND = "case";

    /** The attribute that says which unit it is about; the store keeps it in a column too. */
    static final String ABOUT = "flow.about";

    /**
     * What never changes.
     *
     * @param area where it was reported
     * @param point the exact place, unless the scenario seals it or nobody knows it
     */
    public record Beginning(
            String scenario,
            String scenarioVersion,
            String scenarioClass,
            AreaCode area,
            @Nullable Point point,
            AccountId reporter,
            Instant reportedAt,
            Origin origin) {}

    /**
     * What a step may change.
     *
     * @param area the area that answers for it today
     * @param attributes open answers and what the flow itself keeps
     * @param doneBy who last took each action in this round
     * @param check who has checked whose work; nobody checks their own
     * @param clocks the latest run of each clock that has started
     */
    public record Standing(
            String state,
            AreaCode area,
            Optional<String> department,
            Optional<PostId> assignee,
            Map<String, Object> attributes,
            Map<String, AccountId> doneBy,
            Check check,
            int round,
            List<CaseClock> clocks,
            Instant changedAt,
            @Nullable Instant endedAt) {

        public Standing {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
            doneBy = Map.copyOf(doneBy);
            clocks = List.copyOf(clocks);
        }

        /** With more attributes, and somebody more who did the work where there is a key for it. */
        Standing with(Map<String, Object> more, Optional<String> doneAs, AccountId actor) {
            var done = doneAs.map(key -> adding(doneBy, key, actor)).orElse(doneBy);
            return new Standing(
                    state,
                    area,
                    department,
                    assignee,
                    merged(attributes, more),
                    done,
                    check,
                    round,
                    clocks,
                    changedAt,
                    endedAt);
        }

        Standing with(List<CaseClock> running) {
            return new Standing(
                    state, area, department, assignee, attributes, doneBy, check, round, running, changedAt, endedAt);
        }
    }

    /** The last check by a second person: who did the work, and who looked at it. */
    public record Check(List<AccountId> handledBy, @Nullable AccountId verifiedBy) {

        static final Check NONE = new Check(List.of(), null);

        public Check {
            handledBy = List.copyOf(handledBy);
        }

        static Check of(Set<String> work, Map<String, AccountId> doneBy, AccountId verifier) {
            var handlers = CaseFacts.doers(work, doneBy).stream()
                    .sorted(Comparator.comparing(AccountId::value))
                    .toList();
            return new Check(handlers, verifier);
        }
    }

    public int version() {
        return head.version();
    }

    /** What the access decision needs to know of it. */
    public Thing thing() {
        return new Thing(
                        KIND,
                        beginning.scenarioClass(),
                        standing.area(),
                        standing.department(),
                        Set.of(beginning.reporter()),
                        takingPart())
                .about(about());
    }

    /** The unit that it is about, if it is about one. */
    public Optional<Unit> about() {
        return Optional.ofNullable(standing.attributes().get(ABOUT)).map(written -> Unit.read(String.valueOf(written)));
    }

    private Set<PostId> takingPart() {
        return Stream.concat(standing.assignee().stream(), asked()).collect(Collectors.toUnmodifiableSet());
    }

    /** Who was asked takes part until the task is taken back or the case is over. */
    private Stream<PostId> asked() {
        return standing.endedAt() == null
                ? tasks().stream()
                        .filter(task -> task.state() != Task.State.WITHDRAWN)
                        .map(Task::post)
                : Stream.empty();
    }

    /** The name under which entries speak of whoever reported it, where the reporter is sealed. */
    Optional<Pseudonym> pseudonym() {
        return Pseudonym.in(standing.attributes());
    }

    /** How entries of this case name somebody. */
    AccountId named(AccountId account) {
        return account.equals(beginning.reporter())
                ? pseudonym().map(Pseudonym::name).orElse(account)
                : account;
    }

    /** Whom entries of this case mean by a name, as far as the case still knows. */
    AccountId behind(AccountId name) {
        return name.equals(named(beginning.reporter())) ? beginning.reporter() : name;
    }

    /** What others were asked to do on it. */
    public List<Task> tasks() {
        return Task.in(standing.attributes());
    }

    /** The case that called it, if one did. */
    public Optional<CalledBy> calledBy() {
        return CalledBy.in(standing.attributes());
    }

    /** By which way it came in, if somebody said so. */
    public Optional<String> source() {
        return CaseSources.in(standing.attributes());
    }

    /** The cases that it called. */
    public List<Called> called() {
        return Called.in(standing.attributes());
    }

    /** The open answers given so far, without what the flow itself keeps. */
    public Map<String, Object> openAnswers() {
        return OpenPart.answers(standing.attributes());
    }

    /** Whether somebody who saw this version still sees the case as it is. */
    boolean isAsSeenAt(int version) {
        return moved <= version && version <= version();
    }

    /** What the interpreter needs to know of it. */
    CaseFacts facts(String level) {
        return new CaseFacts(
                id,
                standing.round(),
                level,
                standing.state(),
                standing.area(),
                beginning.reporter(),
                standing.assignee(),
                standing.attributes(),
                standing.doneBy(),
                beginning.reportedAt(),
                Optional.ofNullable(standing.endedAt()));
    }

    CaseFile with(Standing next) {
        return new CaseFile(id, head, moved, beginning, next);
    }

    /** The case with a longer stream; {@code changed} says whether the new entry changed something. */
    CaseFile withHead(Head next, boolean changed) {
        return new CaseFile(id, next, changed ? next.version() : moved, beginning, standing);
    }

    static Map<String, AccountId> adding(Map<String, AccountId> doneBy, String action, AccountId actor) {
        var more = new HashMap<>(doneBy);
        more.put(action, actor);
        return more;
    }

    static Map<String, Object> merged(Map<String, Object> attributes, Map<String, Object> more) {
        var all = new LinkedHashMap<>(attributes);
        all.putAll(more);
        return all;
    }
}
