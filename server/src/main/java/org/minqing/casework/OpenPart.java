package org.minqing.casework;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.minqing.scenario.Called;
import org.minqing.scenario.ClockRun;
import org.minqing.scenario.Outcome;

/**
 * The open part of a case's entries: codes, ids, states, never a word that somebody wrote. Beside what happened it carries
 * what readers of the journal need to count and to show the case without asking casework.
 */
final class OpenPart {

    static final String REPORTED = "case.reported";
    static final String MOVED = "case.moved";
    static final String REFUSED = "case.refused";
    static final String REMINDED = "case.reminded";
    static final String TASK = "case.task-";
    static final String CALL_ENDED = "case.call-ended";
    static final String CALL_REFUSED = "case.call-refused";
    static final int SCHEMA = 1;

    /** Under this word stand the fields in whose words somebody else may be named. */
    private static final String COVERED = "covered";

    private OpenPart() {}

    static String moved(Turns.Allowed step, ZoneId zone) {
        var after = step.file();
        var moved = step.moved();
        var part = common(after, zone);
        if (!step.departmentBefore().equals(after.standing().department())) {
            part.put("departmentBefore", step.departmentBefore().orElse(""));
        }
        part.put("action", moved.action());
        moved.from().ifPresent(from -> part.put("from", from));
        part.put("to", moved.to());
        part.put("round", after.standing().round());
        if (!moved.attributes().isEmpty()) {
            part.put("attributes", moved.attributes());
        }
        if (!moved.attachments().isEmpty()) {
            part.put("attachments", moved.attachments());
        }
        cover(part, NamedOthers.fields(step.scenario(), SealedAnswers.fields(step.content())));
        step.grounds().write(part);
        step.moreTime().ifPresent(deed -> part.put(MoreTime.PART, deed.written()));
        return CanonicalJson.text(part);
    }

    /** The step of the flow of which the open part of an entry tells. */
    static ClockRun.Happened happened(Map<String, Object> open, Instant at) {
        var to = open.get("to");
        return new ClockRun.Happened(
                String.valueOf(open.get("action")),
                String.valueOf(to),
                Objects.equals(open.get("from"), to),
                at,
                MoreTime.grant(open, at),
                open.get("departmentBefore") instanceof String before && !before.isEmpty());
    }

    /** A deed on a task; the case stays where it is. */
    static String task(CaseFile after, Outcome.TaskMoved deed, List<String> covered, ZoneId zone) {
        var part = common(after, zone);
        cover(part, covered);
        part.put("task", deed.task().number());
        part.put("deed", deed.deed().code());
        part.put("state", after.standing().state());
        part.put("attributes", Map.of(deed.task().key(), deed.task().written()));
        if (!deed.attachments().isEmpty()) {
            part.put("attachments", deed.attachments());
        }
        return CanonicalJson.text(part);
    }

    private static void cover(Map<String, Object> part, List<String> fields) {
        if (!fields.isEmpty()) {
            part.put(COVERED, fields);
        }
    }

    /** The fields of an entry in whose words somebody else may be named; whether there is such a person nobody knows. */
    static List<String> covered(Map<String, Object> open) {
        return open.get(COVERED) instanceof List<?> fields
                ? fields.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** What became of a case that this one called. */
    static String called(CaseFile after, Called call, ZoneId zone) {
        var part = common(after, zone);
        part.put("state", after.standing().state());
        part.put("attributes", Map.of(call.key(), call.written()));
        return CanonicalJson.text(part);
    }

    static String refused(CaseFile file, String action, Turn.Refused refusal, ZoneId zone) {
        var part = common(file, zone);
        part.put("action", action);
        part.put("from", file.standing().state());
        part.put("to", file.standing().state());
        part.put("refusal", refusal.code());
        part.put("detail", new TreeMap<>(refusal.detail()));
        return CanonicalJson.text(part);
    }

    static String reminded(CaseFile file, Reminder reminder, ZoneId zone) {
        var part = common(file, zone);
        part.put("state", file.standing().state());
        part.put("reminder", reminder.written());
        return CanonicalJson.text(part);
    }

    /** The state of the case after the entry; a deed on a task leaves it as it is. */
    static String stateAfter(Map<String, Object> open) {
        return String.valueOf(open.getOrDefault("to", open.get("state")));
    }

    /** Without where the case came from: whoever is asked about an invented case is told of it like of any other. */
    static String supervised(CaseFile file, SupervisionDeed deed, ZoneId zone) {
        var part = common(file, zone);
        part.remove("origin");
        part.put("state", file.standing().state());
        part.put("supervision", deed.written());
        return CanonicalJson.text(part);
    }

    /** That somebody asked who reported, or decided on that; the case stays where it is. */
    static String identity(CaseFile file, IdentityDeed deed, ZoneId zone) {
        var part = common(file, zone);
        part.put("state", file.standing().state());
        deed.write(part);
        return CanonicalJson.text(part);
    }

    /** The refusal that an entry keeps, for answering a repetition of the command. */
    static Optional<Turn.Refused> refusalIn(Map<String, Object> open) {
        if (!(open.get("refusal") instanceof String code)) {
            return Optional.empty();
        }
        var detail = new LinkedHashMap<String, String>();
        if (open.get("detail") instanceof Map<?, ?> kept) {
            kept.forEach((key, value) -> detail.put(String.valueOf(key), String.valueOf(value)));
        }
        return Optional.of(new Turn.Refused(code, detail));
    }

    /** Everything that an entry says of the attributes of its case. */
    static Map<String, Object> kept(Map<String, Object> open) {
        var kept = new LinkedHashMap<String, Object>();
        if (open.get("attributes") instanceof Map<?, ?> attributes) {
            attributes.forEach((key, value) -> kept.put(String.valueOf(key), value));
        }
        return kept;
    }

    /** The open answers of a step. */
    static Map<String, Object> attributes(Map<String, Object> open) {
        return open.get("attributes") instanceof Map<?, ?> kept ? answers(kept) : Map.of();
    }

    /** Open answers without what the flow itself keeps beside them (its keys carry a dot). */
    static Map<String, Object> answers(Map<?, ?> attributes) {
        var answers = new TreeMap<String, Object>();
        attributes.forEach((key, value) -> answers.put(String.valueOf(key), value));
        answers.keySet().removeIf(key -> key.contains("."));
        return answers;
    }

    static List<String> attachments(Map<String, Object> open) {
        return open.get("attachments") instanceof List<?> hashes
                ? hashes.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<String, Object> common(CaseFile file, ZoneId zone) {
        var beginning = file.beginning();
        var standing = file.standing();
        var part = new TreeMap<String, Object>();
        part.put("scenario", beginning.scenario());
        part.put("scenarioVersion", beginning.scenarioVersion());
        part.put("class", beginning.scenarioClass());
        part.put("area", standing.area().value());
        part.put("reporter", file.named(beginning.reporter()).toString());
        file.pseudonym().ifPresent(_ -> part.put("pseudonym", true));
        part.put("day", beginning.reportedAt().atZone(zone).toLocalDate().toString());
        standing.department().ifPresent(department -> part.put("department", department));
        standing.assignee().ifPresent(post -> part.put("assignee", post.toString()));
        file.about().ifPresent(unit -> part.put("about", unit.toString()));
        var point = beginning.point();
        if (point != null) {
            part.put("place", List.of(point.x(), point.y()));
        }
        if (beginning.origin() != Origin.LIVE) {
            part.put("origin", beginning.origin().code());
        }
        return part;
    }
}
