package org.minqing.casework.sample;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What is written into text fields: sentences by field, for some fields by the choice made in another one. */
record Sentences(List<String> spots, Map<String, ByChoice> fields) {

    private static final String OTHER = "other";
    private static final String SPOT = "{spot}";

    /** The sentences of a field; {@code by} names the field whose choice decides, empty when none does. */
    record ByChoice(String by, Map<String, List<String>> sentences) {
        ByChoice {
            sentences = Map.copyOf(sentences);
        }
    }

    Sentences {
        spots = List.copyOf(spots);
        fields = Map.copyOf(fields);
    }

    boolean knows(String field) {
        return fields.containsKey(field);
    }

    String about(String field, Map<String, Object> answers, RandomGenerator random) {
        var known = fields.get(field);
        if (known == null) {
            throw new IllegalArgumentException("The samples have no sentence for " + field);
        }
        var choice = String.valueOf(answers.getOrDefault(known.by(), OTHER));
        var sentences = known.sentences().getOrDefault(choice, known.sentences().getOrDefault(OTHER, List.of()));
        return drawn(sentences, random).replace(SPOT, drawn(spots, random));
    }

    private static String drawn(List<String> all, RandomGenerator random) {
        return all.isEmpty() ? "" : all.get(random.nextInt(all.size()));
    }
}
