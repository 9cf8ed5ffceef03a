package org.minqing.scenario.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minqing.area.Document;
import org.minqing.area.Faults;

/** The closed list of what a form may ask about a person. It is a file of the program, so no city lengthens it. */
final class Concepts {

    private static final String FOLDER = "/scenario/";
    private static final int MOST = 100;

    private final Map<String, Concept> concepts;

    private Concepts(Map<String, Concept> concepts) {
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
        var purposes = new LinkedHashSet<String>();
        file.at("purposes").ids(MOST).forEach(purpose -> {
            texts.required(purpose);
            purposes.add(purpose.key());
        });
        for (var concept : file.at("concepts").ids(MOST)) {
            var read = concept(concept, texts);
            found.put(read.id(), read);
            if (!purposes.containsAll(read.purposes())) {
                concept.fault("concept.purpose", "It names a purpose that the list lacks", "Add it");
            }
        }
        if (!file.faults().isEmpty()) {
            throw new IllegalStateException(
                    "The list of concepts is broken: " + file.faults().all());
        }
        return new Concepts(found);
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
                concept.at("identifies").flag(),
                concept.at("order").flag(),
                concept.at("purposes").present()
                        ? Set.copyOf(concept.at("purposes").idList(MOST))
                        : Set.of(),
                concept.at("sensitive").flag(),
                concept.at("words").present() ? WordList.read(concept.at("words")) : WordList.NONE);
    }
}
