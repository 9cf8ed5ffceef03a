package org.minqing.scenario.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.scenario.Texts;

/** What no form asks about a person, and the words by which it is known. Words can be wrong: this is advice with a way out. */
final class NeverAsked {

    private final List<Thing> things;
    private final WordList people;
    private final WordList nobody;
    private final Map<Integer, String> written;

    /** One thing that is never asked. */
    private record Thing(
            String id, Texts names, WordList words, WordList ofPeople, WordList innocent, WordList places) {

        Optional<String> in(Spelling label, boolean aboutPerson, boolean mayBe) {
            var read = innocent.leftOut(label);
            return words.in(aboutPerson ? read : places.leftOut(read))
                    .or(() -> mayBe ? ofPeople.in(read) : Optional.empty());
        }
    }

    /** What a label asks that is never asked, and the word that says so. */
    record Found(String id, Texts names, String word) {}

    private NeverAsked(List<Thing> things, WordList people, WordList nobody, Map<Integer, String> written) {
        this.things = things;
        this.people = people;
        this.nobody = nobody;
        this.written = written;
    }

    /** The list that the program brings. */
    static NeverAsked shipped() {
        return Shipped.LIST;
    }

    private static final class Shipped {
        private static final NeverAsked LIST =
                read(Concepts.resource("never-asked.yaml"), new TextsReader(List.of("zh", "en")));
    }

    private static NeverAsked read(Passage file, TextsReader texts) {
        var things = file.at("never-asked").ids(100).stream()
                .map(thing -> new Thing(
                        thing.key(),
                        texts.required(thing.at("names")),
                        WordList.read(thing.at("words")),
                        WordList.read(thing.at("of-people")),
                        WordList.read(thing.at("innocent")),
                        WordList.read(thing.at("of-places"))))
                .toList();
        var written = new LinkedHashMap<Integer, String>();
        file.at("written-otherwise")
                .members()
                .forEach(one -> written.put(one.key().codePointAt(0), one.text()));
        var people = file.at("people");
        return new NeverAsked(things, WordList.read(people), WordList.read(people.at("innocent")), Map.copyOf(written));
    }

    Spelling spelled(String label) {
        return Spelling.of(label, written);
    }

    /** Whether a label speaks of a person. */
    boolean speaksOfPeople(Spelling label) {
        return people.in(nobody.leftOut(label)).isPresent();
    }

    /**
     * What the label asks that is never asked. More words count where a person is meant, by the field or the label itself, and
     * some already where somebody is known to whom an answer may belong.
     */
    Optional<Found> in(Spelling label, boolean aboutPerson, boolean somebodyKnown) {
        var meant = aboutPerson || speaksOfPeople(label);
        return things.stream()
                .flatMap(thing -> thing
                        .in(label, meant, meant || somebodyKnown)
                        .map(word -> new Found(thing.id(), thing.names(), word))
                        .stream())
                .findFirst();
    }
}
