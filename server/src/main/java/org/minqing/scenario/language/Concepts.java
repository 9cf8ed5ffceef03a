package org.minqing.scenario.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.scenario.Texts;

/** The closed list of what a form may ask about a person. It is a file of the program, so no city lengthens it. */
final class Concepts {

    private static final String FOLDER = "/scenario/";
    private static final int MOST = 100;

    private final Map<String, Concept> concepts;
    private final Map<String, Texts> purposes;

    private Concepts(Map<String, Concept> concepts, Map<String, Texts> purposes) {
        this.purposes = Map.copyOf(purposes);
        this.concepts = Collections.unmodifiableMap(new LinkedHashMap<>(concepts));
    }

    /** The list that the program brings. */
    static Concepts shipped() {
        return Shipped.LIST;
    }

    private static final class Shipped {
        private static final Concepts LIST = read(resource("concepts.yaml"), new TextsReader(List.of("zh", "en")));
    }

    Optional<Concept> of(String id) {
        return Optional.ofNullable(concepts.get(id));
    }

    List<Concept> all() {
        return List.copyOf(concepts.values());
    }

    /** The ids of those that a field of this type may hold. */
    String forType(String type) {
        return String.join(
                ", ",
                concepts.values().stream()
                        .filter(concept -> concept.types().contains(type))
                        .map(Concept::id)
                        .toList());
    }

    /** The purposes under which alone the concept is asked, in words. */
    String purposesOf(Concept concept) {
        return concept.purposes().stream()
                .sorted()
                .map(purpose -> {
                    var names = Objects.requireNonNull(purposes.get(purpose));
                    return purpose + " (" + names.in("en") + ", " + names.in("zh") + ")";
                })
                .collect(Collectors.joining("; "));
    }

    /** A file of the program beside this list; one that cannot be read is a broken build. */
    static Passage resource(String name) {
        try (var stream = Concepts.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IllegalStateException("The program lacks " + name);
            }
            var faults = new Faults();
            var document = Document.read(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8), faults);
            if (!faults.isEmpty()) {
                throw new IllegalStateException(name + " cannot be read: " + faults.all());
            }
            return new Passage(document.orElseThrow(), "", faults);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Concepts read(Passage file, TextsReader texts) {
        var found = new LinkedHashMap<String, Concept>();
        var purposes = new LinkedHashMap<String, Texts>();
        file.at("purposes").ids(MOST).forEach(purpose -> purposes.put(purpose.key(), texts.required(purpose)));
        for (var concept : file.at("concepts").ids(MOST)) {
            var read = concept(concept, texts);
            found.put(read.id(), read);
            if (!purposes.keySet().containsAll(read.purposes())) {
                concept.fault("concept.purpose", "It names a purpose that the list lacks", "Add it");
            }
        }
        if (!file.faults().isEmpty()) {
            throw new IllegalStateException(
                    "The list of concepts is broken: " + file.faults().all());
        }
        return new Concepts(found, purposes);
    }

    private static Concept concept(Passage concept, TextsReader texts) {
        concept.only(
                "names",
                "why",
                "types",
                "least",
                "keep",
                "archive",
                "identifies",
                "order",
                "purposes",
                "sensitive",
                "words");
        return new Concept(
                concept.key(),
                texts.required(concept.at("names")),
                texts.required(concept.at("why")),
                Set.copyOf(concept.at("types").idList(MOST)),
                concept.at("least").oneOf(List.of(Concept.Holding.values())),
                RetentionReader.period(concept.at("keep")),
                concept.at("archive").flag(),
                concept.at("identifies").present()
                        ? concept.at("identifies").oneOf(List.of(Concept.Identifies.values()))
                        : Concept.Identifies.NOBODY,
                concept.at("order").flag(),
                concept.at("purposes").present()
                        ? Set.copyOf(concept.at("purposes").idList(MOST))
                        : Set.of(),
                concept.at("sensitive").flag(),
                concept.at("words").present() ? WordList.read(concept.at("words")) : WordList.NONE);
    }
}
