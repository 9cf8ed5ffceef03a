package org.minqing.scenario.language;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Retention;
import org.minqing.scenario.Texts;

/**
 * What must hold of one field that may ask about a person.
 *
 * @param beside whether what stands beside it in its row, or anywhere in the scenario, says who somebody is
 */
record SubjectCheck(Field field, Passage passage, Concept.Identifies beside) {

    private static final LocalDate ANY_DAY = LocalDate.of(2001, 1, 1);
    private static final Pattern CLAUSES = Pattern.compile("[。；;，,.!！?？\\n]");
    /** A hint that forbids something names it. */
    private static final Pattern FORBIDS =
            Pattern.compile("不|勿|无需|别填|(?i)\\b(?:not|no|never|without|leave out|do not|don't|don’t)\\b");

    void check(Passage file, Field held, Optional<Retention> retention) {
        var besidePerson = beside == Concept.Identifies.ROW;
        var concept = passage.at("concept");
        var nobody = passage.at("about-nobody").present();
        if (nobody && (concept.present() || besidePerson)) {
            passage.at("about-nobody")
                    .fault(
                            "concept.contradiction",
                            "“" + field.id() + "” stands with what says who somebody is, so it is about that person",
                            "Remove “about-nobody” and name a concept, or ask it elsewhere");
        }
        if (concept.present()) {
            named(concept, file, held, retention);
        } else {
            unnamed(held, nobody, besidePerson);
        }
        if (!nobody || speaksOfPeople()) {
            label(concept.present());
        }
    }

    private void named(Passage concept, Passage file, Field held, Optional<Retention> retention) {
        var type = passage.at("type").node().asString("");
        var id = concept.text();
        var known = Concepts.shipped().of(id);
        if (known.isEmpty() && !id.isEmpty()) {
            concept.fault(
                    "concept.unknown",
                    "“" + id + "” is not in the list of what a form may ask about a person",
                    "Choose of: " + Concepts.shipped().forType(type));
        }
        known.ifPresent(one -> {
            if (!one.types().contains(type)) {
                concept.fault(
                        "concept.type",
                        said(one) + " is not asked as a " + type,
                        "For a " + type + " choose of: " + Concepts.shipped().forType(type));
            }
            held(one, held, retention);
            needed(one, file);
        });
    }

    /** How it is held, and for how long. */
    private void held(Concept concept, Field held, Optional<Retention> retention) {
        var holding = held.open()
                ? Concept.Holding.OPEN
                : retention.filter(Retention::forReporterOnly).isPresent()
                        ? Concept.Holding.REPORTER
                        : Concept.Holding.SEALED;
        if (holding.compareTo(concept.least()) < 0) {
            passage.fault(
                    "concept.too-open",
                    said(concept) + " would be read by more people than need it",
                    concept.least() == Concept.Holding.SEALED
                            ? "Remove “open” and name a retention class"
                            : "Name a retention class with “read-by: reporter”");
        }
        retention
                .filter(one -> longer(one.keep(), concept.keep()))
                .ifPresent(one -> passage.fault(
                        "concept.kept-too-long",
                        said(concept) + " would be kept longer than " + written(concept.keep()),
                        "Put it into a retention class with “keep” up to " + written(concept.keep())));
        if (!concept.archive()
                && retention
                        .filter(one -> one.then() == Retention.Afterwards.ARCHIVE)
                        .isPresent()) {
            passage.fault(
                    "concept.archived",
                    said(concept) + " would go to an archive and never be erased",
                    "Put it into a retention class with “then: erase”");
        }
    }

    /** Without its order or purpose, and without a reason where the law wants one, it is not asked. */
    private void needed(Concept concept, Passage file) {
        if (concept.order() && !file.at("emergency").present()) {
            passage.at("concept")
                    .fault(
                            "concept.order",
                            said(concept) + " is asked under an emergency order only, and this scenario needs none",
                            "Do not ask it, or give the scenario its part “emergency”");
        }
        var purpose = file.at("purpose").node().asString("");
        if (!concept.purposes().isEmpty() && !concept.purposes().contains(purpose)) {
            passage.at("concept")
                    .fault(
                            "concept.purpose",
                            said(concept) + " is not needed for the purpose “" + purpose + "”",
                            "Do not ask it; it is for: " + Concepts.shipped().purposesOf(concept));
        }
        if (concept.sensitive() && !passage.at("why").present()) {
            passage.fault(
                    "concept.why",
                    said(concept) + " is sensitive, and the person is not told why you cannot do without it",
                    "Write “why” in each language, as you would say it to the person");
        }
    }

    private void unnamed(Field held, boolean nobody, boolean besidePerson) {
        if (passage.at("why").present()) {
            passage.at("why")
                    .fault("concept.why", "“why” is told of a concept, and none is named", "Name one under “concept”");
        }
        if (nobody) {
            return;
        }
        if (!held.open() || besidePerson) {
            passage.fault(
                    "concept.missing",
                    "“" + field.id() + "” may hold something about a person and does not say what",
                    "Name under “concept” one of: "
                            + Concepts.shipped()
                                    .forType(passage.at("type").node().asString(""))
                            + "; or say in “about-nobody” why it is about no person");
            return;
        }
        asks().forEach(concept -> passage.fault(
                "concept.missing",
                "“" + field.id() + "” seems to ask for " + said(concept) + " and does not say so",
                "Write “concept: " + concept.id() + "”, or say in “about-nobody” why it is about no person"));
    }

    /** Concepts that an open field asks for by the words of its label. */
    private List<Concept> asks() {
        return Concepts.shipped().all().stream()
                .filter(concept -> labels().anyMatch(label ->
                        concept.words().in(NeverAsked.shipped().spelled(label)).isPresent()))
                .toList();
    }

    private boolean speaksOfPeople() {
        var never = NeverAsked.shipped();
        return labels().anyMatch(label -> never.speaksOfPeople(never.spelled(label)));
    }

    private Stream<String> labels() {
        return Stream.concat(Stream.of(field.id()), field.names().byLanguage().values().stream());
    }

    /** Says what the label, the hint, the heading or a choice asks that is never asked. */
    void label(boolean aboutPerson) {
        var meant = aboutPerson || beside == Concept.Identifies.ROW || speaksOfPeople();
        var labels = new ArrayList<>(labels().toList());
        field.section()
                .ifPresent(section -> labels.addAll(section.names().byLanguage().values()));
        labels.addAll(asking(field.hint()));
        refuse(passage, labels, meant);
        if (field.type() instanceof FieldType.Choice choice) {
            options(passage.at("options"), choice.options(), meant);
        }
    }

    private static List<String> asking(Texts hint) {
        return hint.byLanguage().values().stream()
                .flatMap(CLAUSES::splitAsStream)
                .filter(clause -> !FORBIDS.matcher(clause).find())
                .toList();
    }

    private void options(Passage list, List<FieldType.Option> options, boolean aboutPerson) {
        for (var index = 0; index < options.size(); index++) {
            var option = options.get(index);
            var place = list.at(String.valueOf(index));
            var labels = new ArrayList<>(List.of(option.code()));
            labels.addAll(option.names().byLanguage().values());
            refuse(place, labels, aboutPerson);
            options(place.at("under"), option.under(), aboutPerson);
        }
    }

    private void refuse(Passage place, List<String> labels, boolean aboutPerson) {
        var never = NeverAsked.shipped();
        labels.stream()
                .flatMap(label ->
                        never.in(never.spelled(label), aboutPerson, beside != Concept.Identifies.NOBODY).stream())
                .findFirst()
                .ifPresent(
                        found -> place.fault(
                                "concept.never-asked",
                                "“" + found.word() + "”: no form asks for "
                                        + found.names().in("en") + " ("
                                        + found.names().in("zh") + ") of a person",
                                "Remove it. If it is about a place or a thing, say so without a word for a person and give the reason under “about-nobody”"));
    }

    private static String said(Concept concept) {
        return concept.names().in("en") + " (" + concept.names().in("zh") + ")";
    }

    private static boolean longer(Period one, Period other) {
        return ANY_DAY.plus(one).isAfter(ANY_DAY.plus(other));
    }

    private static String written(Period period) {
        return period.toTotalMonths() == 0
                ? period.getDays() + " days"
                : period.getYears() + (period.getYears() == 1 ? " year" : " years");
    }
}
