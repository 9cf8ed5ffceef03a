package org.minqing.scenario.language;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minqing.scenario.Sampling;
import org.minqing.scenario.Section;
import org.minqing.scenario.expression.Patterns;

/** Reads the small parts of a scenario that stand before its fields. */
record HeadReader(TextsReader texts, Vocabulary words) {

    private static final int MOST_TAGS = 20;
    private static final int MOST_PATTERNS = 20;
    private static final int MOST_SAMPLES = 20;
    private static final int MOST_SECTIONS = 30;

    /** Named regular expressions for texts. */
    Map<String, String> patterns(Passage patterns) {
        var found = new LinkedHashMap<String, String>();
        for (var pattern : patterns.ids(MOST_PATTERNS)) {
            var written = pattern.text();
            Patterns.fault(written)
                    .ifPresent(why -> pattern.fault(
                            "pattern.shape",
                            "The pattern cannot be taken: " + why,
                            "Use characters, classes such as [0-9], groups, | and counts such as {2,4}"));
            if (!written.isEmpty() && Patterns.fault(written).isEmpty()) {
                found.put(pattern.key(), written);
            }
        }
        return found;
    }

    /** The headings of the forms; one that no field names is a fault. */
    Map<String, Section> sections(Passage file) {
        var named = file.at("fields").members().stream()
                .map(field -> field.at("section").node().asString(""))
                .toList();
        var found = new LinkedHashMap<String, Section>();
        for (var section : file.at("sections").ids(MOST_SECTIONS)) {
            section.only("names");
            found.put(section.key(), new Section(section.key(), texts.required(section.at("names"))));
            if (!named.contains(section.key())) {
                section.fault("section.unused", "No field is in “" + section.key() + "”", "Name it in a field");
            }
        }
        return found;
    }

    /** Shares of the cases, by the name of each sample. */
    List<Sampling> samplings(Passage samplings) {
        return samplings.ids(MOST_SAMPLES).stream()
                .map(sampling -> new Sampling(
                        sampling.key(), sampling.number(1, 100).orElse(1L).intValue()))
                .toList();
    }

    /** The tags; a city that has a list of its own wants at least one of it. */
    Set<String> tags(Passage tags) {
        var found = new LinkedHashSet<>(tags.present() ? tags.idList(MOST_TAGS) : List.<String>of());
        if (!words.tags().isEmpty() && found.stream().noneMatch(words.tags()::contains)) {
            tags.fault(
                    "tag.missing",
                    "The scenario says under no kind of governance it falls",
                    "Write at least one of: "
                            + String.join(", ", words.tags().stream().sorted().toList()));
        }
        found.stream()
                .filter(tag -> !words.tags().isEmpty() && !words.tags().contains(tag))
                .forEach(tag -> tags.fault(
                        "tag.unknown",
                        "This city has no tag “" + tag + "”",
                        "Choose of: "
                                + String.join(
                                        ", ", words.tags().stream().sorted().toList())));
        return found;
    }
}
