package org.minqing.scenario.language;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.minqing.scenario.Action.Wait;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Form;
import org.minqing.scenario.JointWork;
import org.minqing.scenario.JointWork.Each;
import org.minqing.scenario.JointWork.Join;
import org.minqing.scenario.JointWork.Part;
import org.minqing.scenario.JointWork.Within;
import org.minqing.scenario.Texts;
import org.minqing.scenario.Words;

/** Reads the joint work that an action opens and what actions wait for. */
record JointReader(TextsReader texts, Vocabulary words, FlowReader people) {

    private static final int MOST_PARTS = 20;
    private static final int MOST_ANSWERS = 100;

    Set<Wait> waits(Passage waits) {
        var found = EnumSet.noneOf(Wait.class);
        if (waits.present()) {
            for (var word : waits.idList(Wait.values().length)) {
                var known = List.of(Wait.values()).stream()
                        .filter(wait -> Words.of(wait).equals(word))
                        .findFirst();
                if (known.isEmpty()) {
                    waits.fault("scenario.word", "“" + word + "” is not known here", "Write tasks, calls or both");
                }
                known.ifPresent(found::add);
            }
        }
        return found;
    }

    Optional<JointWork> read(Passage opens, Form form) {
        if (!opens.present()) {
            return Optional.empty();
        }
        opens.only("join", "tasks");
        var parts = opens.at("tasks").ids(MOST_PARTS).stream()
                .map(part -> part(part, form))
                .toList();
        if (parts.isEmpty()) {
            opens.at("tasks").fault("joint.no-tasks", "The joint work has no task", "Add at least one under “tasks”");
        }
        var work = new JointWork(join(opens.at("join")), parts);
        possible(work, form, opens);
        return Optional.of(work);
    }

    private static Join join(Passage join) {
        if (join.node().isObject()) {
            join.only("quorum");
            if (!join.at("quorum").present()) {
                join.at("quorum").missing();
            }
            return new Join.Quorum(
                    join.at("quorum").number(1, MOST_ANSWERS).orElse(1L).intValue());
        }
        return switch (join.text()) {
            case "all", "" -> new Join.All();
            case "any" -> new Join.Any();
            default -> {
                join.fault(
                        "joint.join",
                        "“" + join.text() + "” does not say how many answers are enough",
                        "Write all, any or {quorum: 2}");
                yield new Join.All();
            }
        };
    }

    private Part part(Passage part, Form form) {
        part.only(
                "names",
                "to",
                "department",
                "for-each",
                "needs",
                "takes",
                "reason",
                "limit",
                "source",
                "warn",
                "escalate");
        var each = each(part.at("for-each"), form);
        if (each.isPresent() && part.at("department").present()) {
            part.at("department")
                    .fault(
                            "task.department-twice",
                            "The department is named, and chosen in each row as well",
                            "Keep one of the two");
        }
        var to = people.holders(part.at("to"));
        if (!part.at("to").present()) {
            part.fault("task.nobody", "Nobody is asked to do “" + part.key() + "”", "Write “to” with a role@level");
        }
        return new Part(
                part.key(),
                texts.required(part.at("names")),
                to,
                department(part.at("department")),
                each,
                people.form(part),
                reason(part),
                limit(part));
    }

    private Optional<String> department(Passage department) {
        if (!department.present()) {
            return Optional.empty();
        }
        var id = department.text();
        if (!id.isEmpty() && !words.hasDepartment(id)) {
            var known = String.join(", ", words.departments().stream().sorted().toList());
            department.fault("department.unknown", "This city has no department “" + id + "”", "Choose of: " + known);
        }
        return Optional.of(id);
    }

    /** A choice in the rows of an open group, each of whose codes names a department. */
    private static Optional<Each> each(Passage each, Form form) {
        if (!each.present()) {
            return Optional.empty();
        }
        var written = each.text().split("\\.", 2);
        var choice = written.length < 2
                ? Optional.<FieldType.Choice>empty()
                : form.field(written[0]).filter(field -> field.open()).stream()
                        .filter(field -> field.type() instanceof FieldType.Group)
                        .flatMap(field -> ((FieldType.Group) field.type()).form().field(written[1]).stream())
                        .filter(field -> field.type() instanceof FieldType.Choice)
                        .map(field -> (FieldType.Choice) field.type())
                        .findFirst();
        if (choice.isEmpty()) {
            each.fault(
                    "task.each",
                    "“" + each.text() + "” is no choice in an open group that this action asks for",
                    "Write <group>.<choice>, and let the action need the group");
            return Optional.empty();
        }
        choice.get().leaves().values().stream()
                .filter(option -> option.department().isEmpty())
                .findFirst()
                .ifPresent(option -> each.fault(
                        "task.each-department",
                        "“" + option.code() + "” names no department that could be asked",
                        "Give every choice of “" + written[1] + "” a department"));
        return Optional.of(new Each(written[0], written[1]));
    }

    /** A task that is declined or taken back without a word would leave everybody guessing. */
    private Form reason(Passage part) {
        var reason = part.at("reason");
        if (!reason.present()) {
            part.fault(
                    "task.reason",
                    "Whoever declines “" + part.key() + "” cannot say why",
                    "Name the field for it under “reason”");
            return Form.NOTHING;
        }
        var known = people.fields();
        return new Form(FlowReader.named(reason, known.keySet(), "field.unknown", "field").stream()
                .map(id -> new Form.Question(Objects.requireNonNull(known.get(id)), true))
                .toList());
    }

    private Optional<Within> limit(Passage part) {
        var reminders = new ReminderReader(people).ofTask(part);
        if (!part.at("limit").present()) {
            if (!reminders.isEmpty()) {
                part.fault(
                        "task.no-limit",
                        "“" + part.key() + "” is reminded of and has no limit",
                        "Write limit and source, or remove “warn” and “escalate”");
            }
            return Optional.empty();
        }
        var named = part.at("source").present() ? part.at("source").text() : "";
        return Optional.of(new Within(LimitReader.read(part.at("limit")), named, source(part, named), reminders));
    }

    private Texts source(Passage part, String named) {
        var document = part.root().at("deadlines").at("sources").at(named);
        if (named.isEmpty() || !document.present()) {
            part.at("source")
                    .fault("deadline.source", "The limit rests on no document", "Name one of those under “sources”");
            return Texts.NONE;
        }
        return texts.required(document);
    }

    /** However few are asked, there must be as many as the join waits for. */
    private static void possible(JointWork work, Form form, Passage opens) {
        var fewest = work.parts().stream().mapToInt(part -> fewest(part, form)).sum();
        if (work.join() instanceof Join.Quorum(var answers)
                && answers > fewest
                && !work.parts().isEmpty()) {
            opens.at("join")
                    .fault(
                            "joint.quorum",
                            answers + " answers are waited for, and sometimes only " + fewest + " are asked",
                            "Wait for at most " + fewest + ", or let more be asked");
        }
        work.parts().stream()
                .flatMap(part -> part.each().stream())
                .filter(each -> form.questions().stream()
                        .noneMatch(question ->
                                question.required() && question.field().id().equals(each.group())))
                .findFirst()
                .ifPresent(each -> opens.at("tasks")
                        .fault(
                                "joint.nobody-asked",
                                "“" + each.group() + "” may be left empty, and then nobody is asked",
                                "List it under “needs” of the action"));
    }

    private static int fewest(Part part, Form form) {
        return part.each()
                .flatMap(each -> form.field(each.group()))
                .map(field -> field.type() instanceof FieldType.Group group ? group.fewest() : 1)
                .orElse(1);
    }
}
