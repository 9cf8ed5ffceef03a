package org.minqing.scenario.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Form;
import org.minqing.scenario.Retention;
import org.minqing.scenario.Subject;
import org.minqing.scenario.language.Concept.Identifies;

/** Reads whom each field asks about, and holds it against the closed list of what may be asked about a person. */
record SubjectReader(TextsReader texts, Map<String, Retention> retentions, Passage file, boolean checked) {

    static final String[] KEYS = {"concept", "about-nobody", "why"};

    /** The same fields with whom they ask about. What was checked when it was published is only read. */
    List<Field> read(List<Field> fields, Passage passages) {
        var known = fields.stream()
                        .flatMap(field -> Stream.concat(
                                Stream.of(passages.at(field.id())),
                                passages.at(field.id()).at("fields").members().stream()))
                        .anyMatch(field -> identifies(field) == Identifies.MATTER)
                ? Identifies.MATTER
                : Identifies.NOBODY;
        return fields.stream()
                .map(field -> {
                    var passage = passages.at(field.id());
                    if (field.type() instanceof FieldType.Group group) {
                        return rows(field, group, passage, known);
                    }
                    return subject(field, passage, field, known);
                })
                .toList();
    }

    /** A group is held as a whole; each field of its rows says for itself whom it asks about. */
    private Field rows(Field field, FieldType.Group group, Passage passage, Identifies known) {
        for (var key : KEYS) {
            var written = passage.at(key);
            if (checked && written.present()) {
                written.fault(
                        "concept.group",
                        "“" + field.id() + "” is a group; each question of its rows says whom it asks about",
                        "Move “" + key + "” to the fields of the group");
            }
        }
        var inner = passage.at("fields");
        var beside =
                inner.members().stream().anyMatch(one -> identifies(one) != Identifies.NOBODY) ? Identifies.ROW : known;
        if (checked) {
            new SubjectCheck(field, passage, beside).label(false);
        }
        var questions = group.form().questions().stream()
                .map(question -> new Form.Question(
                        subject(question.field(), inner.at(question.field().id()), field, beside), question.required()))
                .toList();
        return field.with(new FieldType.Group(new Form(questions), group.fewest(), group.most()), field.rules());
    }

    private static Identifies identifies(Passage field) {
        return Concepts.shipped()
                .of(field.at("concept").node().asString(""))
                .map(Concept::identifies)
                .orElse(Identifies.NOBODY);
    }

    /** {@code held} is the field, or the group in whose rows it stands. */
    private Field subject(Field field, Passage passage, Field held, Identifies beside) {
        var retention = Optional.ofNullable(retentions.get(held.retention()));
        if (checked) {
            new SubjectCheck(field, passage, beside).check(file, held, retention);
        }
        if (passage.at("concept").present()) {
            return field.asking(person(passage, retention));
        }
        return passage.at("about-nobody").present()
                ? field.asking(new Subject.Nobody(texts.required(passage.at("about-nobody"))))
                : field;
    }

    private Subject person(Passage passage, Optional<Retention> retention) {
        var why = texts.optional(passage.at("why"));
        var kept = retention.map(one -> new Subject.Kept(one.keep(), one.then()));
        return Concepts.shipped()
                .of(passage.at("concept").text())
                .<Subject>map(concept -> new Subject.Person(
                        concept.id(), concept.names(), passage.at("why").present() ? why : concept.why(), kept))
                .orElse(Subject.UNSAID);
    }
}
