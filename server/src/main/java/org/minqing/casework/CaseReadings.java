package org.minqing.casework;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minqing.access.Access;
import org.minqing.access.Verb;
import org.minqing.area.Point;
import org.minqing.audit.Look;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.scenario.Field;
import org.minqing.scenario.JointWork;
import org.minqing.scenario.Offer;
import org.minqing.scenario.TaskOffer;
import org.minqing.scenario.Texts;
import org.springframework.stereotype.Service;

/**
 * Single cases, as far as the one who asks may see them. What was sealed is opened only for those who may read it, and the
 * look is entered and committed before anything is handed out.
 */
@Service
public class CaseReadings {

    private final CaseFiles files;
    private final Access access;
    private final CaseHistory history;
    private final Decisions decisions;
    private final CaseOpening opening;
    private final InstantSource clock;

    CaseReadings(
            CaseFiles files,
            Access access,
            CaseHistory history,
            Decisions decisions,
            CaseOpening opening,
            InstantSource clock) {
        this.files = files;
        this.access = access;
        this.history = history;
        this.decisions = decisions;
        this.opening = opening;
        this.clock = clock;
    }

    /** The case with its answers. */
    public Dossier one(Actor actor, CaseId id) {
        return dossier(actor, load(actor, id, Verb.CASE_READ));
    }

    /** Each of these cases as it would be by itself, its look with it; those that the actor may not know are left out. */
    public List<Dossier> each(Actor actor, List<CaseId> ids) {
        var scope = access.scope(actor, Verb.CASE_READ);
        return ids.stream()
                .distinct()
                .flatMap(id -> files.one(scope, id).stream())
                .map(file -> dossier(actor, admitted(actor, file, Verb.CASE_READ)))
                .toList();
    }

    /** What happened to the case, in order; with the words of those steps for those who may read them. */
    public List<EntryLine> journal(Actor actor, CaseId id) {
        var file = load(actor, id, Verb.JOURNAL_READ);
        if (!mayReadSealed(actor, file)) {
            return history.since(id, 0);
        }
        look(actor, file, List.of(Look.STEPS));
        var hidden = opening.hidden(actor, file);
        var self = file.named(actor.account());
        return history.inWords(id).stream()
                .map(line -> line.without(hidden).coveredFor(self))
                .toList();
    }

    /** What the actor may do next. */
    public Offered actions(Actor actor, CaseId id) {
        return offered(actor, load(actor, id, Verb.CASE_READ));
    }

    /** What the actor may do next in each of these cases; those that the actor may not know are left out. */
    public Map<CaseId, Offered> actions(Actor actor, List<CaseId> ids) {
        var scope = access.scope(actor, Verb.CASE_READ);
        var each = new LinkedHashMap<CaseId, Offered>();
        ids.forEach(id -> files.one(scope, id).ifPresent(file -> each.put(id, offered(actor, file))));
        return each;
    }

    private Offered offered(Actor actor, CaseFile file) {
        var offers = access.scope(actor, Verb.CASE_ACT).covers(file.thing())
                ? decisions.offers(file, actor, clock.instant())
                : List.<Offer>of();
        var tasks = access.scope(actor, Verb.CASE_ACT).covers(file.thing())
                ? decisions.taskOffers(file, actor)
                : List.<TaskOffer>of();
        return new Offered(file.version(), offers, decisions.whereabouts(file), tasks);
    }

    /** Why the case is with the post that it is with. */
    public Reason dispatch(Actor actor, CaseId id) {
        var file = load(actor, id, Verb.CASE_READ);
        var reasons = new ArrayList<Reason.Look>();
        var entries = history.entries(id);
        for (var entry : entries) {
            var open = CanonicalJson.read(entry.draft().open());
            var grounds = Grounds.read(open);
            if (!grounds.considered().isEmpty()) {
                reasons.add(new Reason.Look(
                        entry.draft().version(),
                        String.valueOf(open.get("action")),
                        entry.draft().recordedAt(),
                        grounds));
            }
        }
        return new Reason(file.standing().assignee(), reasons, new Objections(decisions.scenario(file)).in(entries));
    }

    private CaseFile load(Actor actor, CaseId id, Verb verb) {
        return entered(actor, opening.found(actor, id, verb));
    }

    private CaseFile admitted(Actor actor, CaseFile file, Verb verb) {
        access.require(actor, verb, file.thing());
        return entered(actor, file);
    }

    /** Whatever is read by a share alone is entered, the bare case too. */
    private CaseFile entered(Actor actor, CaseFile file) {
        if (access.byShare(actor)) {
            look(actor, file, List.of(Look.OPEN));
        }
        return file;
    }

    private boolean mayReadSealed(Actor actor, CaseFile file) {
        return access.scope(actor, Verb.CASE_READ_SEALED).covers(file.thing());
    }

    private void look(Actor actor, CaseFile file, List<String> fields) {
        opening.look(actor, file, access.opening(actor, decisions.scenario(file).purpose()), fields);
    }

    private Dossier dossier(Actor actor, CaseFile file) {
        return mayReadSealed(actor, file) ? opened(actor, file) : masked(actor, file);
    }

    private Dossier opened(Actor actor, CaseFile file) {
        var answers = new LinkedHashMap<String, Object>();
        Point place = file.beginning().point();
        var toTasks = new TreeMap<Integer, Map<String, Object>>();
        var covered = new TreeSet<String>();
        var self = file.named(actor.account());
        for (var spoken : history.words(file.id())) {
            var line = spoken.words();
            var into =
                    spoken.task() == 0 ? answers : toTasks.computeIfAbsent(spoken.task(), _ -> new LinkedHashMap<>());
            var parts = spoken.coveredFor(self);
            into.putAll(NamedOthers.covered(line.fields(), parts));
            // What was said last of a field counts.
            covered.removeAll(line.fields().keySet());
            parts.stream().filter(line.fields()::containsKey).forEach(covered::add);
            place = line.place() == null ? place : line.place();
        }
        look(actor, file, shown(actor, file, answers, toTasks.values()));
        answers.putAll(file.openAnswers());
        var masked = new TreeSet<>(opening.hidden(actor, file));
        masked.retainAll(answers.keySet());
        answers.keySet().removeAll(masked);
        covered.removeAll(masked);
        return new Dossier(
                file, answers, List.copyOf(masked), List.copyOf(covered), place, others(actor, file, toTasks));
    }

    /** Which sealed answers the actor is about to be shown. */
    private List<String> shown(
            Actor actor, CaseFile file, Map<String, Object> answers, Collection<Map<String, Object>> toTasks) {
        var shown = new TreeSet<>(answers.keySet());
        toTasks.forEach(said -> shown.addAll(said.keySet()));
        shown.removeAll(opening.hidden(actor, file));
        return List.copyOf(shown);
    }

    private Dossier.Others others(Actor actor, CaseFile file, Map<Integer, Map<String, Object>> toTasks) {
        var hidden = opening.hidden(actor, file);
        var scenario = decisions.scenario(file);
        var parts = file.tasks().stream()
                .map(task -> {
                    var said = new LinkedHashMap<String, Object>(task.answers());
                    said.putAll(toTasks.getOrDefault(task.number(), Map.of()));
                    said.keySet().removeAll(hidden);
                    var part = scenario.flow().action(task.action()).stream()
                            .flatMap(action -> action.opens().stream())
                            .flatMap(work -> work.part(task.part()).stream())
                            .findFirst();
                    return new Dossier.Part(
                            task, part.map(JointWork.Part::names).orElse(Texts.NONE), said);
                })
                .toList();
        return new Dossier.Others(parts, decisions.joint(file), others(actor, file));
    }

    /** The called cases as far as this person may see them; of the others only what the caller itself knows. */
    private List<Dossier.Link> others(Actor actor, CaseFile file) {
        var scope = access.scope(actor, Verb.CASE_READ);
        return file.called().stream()
                .map(call -> new Dossier.Link(
                        call,
                        files.one(scope, call.caseId())
                                .map(found -> found.standing().state())))
                .toList();
    }

    private Dossier masked(Actor actor, CaseFile file) {
        return new Dossier(
                file,
                file.openAnswers(),
                List.copyOf(sealed(file)),
                List.of(),
                file.beginning().point(),
                others(actor, file, Map.of()));
    }

    /** The sealed fields that were asked for so far. */
    private TreeSet<String> sealed(CaseFile file) {
        var sealed = new TreeSet<String>();
        decisions.scenario(file).flow().actions().stream()
                .filter(action -> action.starts() || file.standing().doneBy().containsKey(action.id()))
                .flatMap(action -> action.form().questions().stream())
                .map(question -> question.field())
                .filter(field -> !field.open())
                .map(Field::id)
                .forEach(sealed::add);
        return sealed;
    }
}
