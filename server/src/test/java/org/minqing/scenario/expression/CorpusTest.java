package org.minqing.scenario.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class CorpusTest {

    private static Language language;
    private static Language inRows;

    @BeforeAll
    static void readTheFields() throws Exception {
        var corpus = Corpus.read();
        language = Language.of(corpus.terms());
        inRows = Language.inRows(corpus.terms(), corpus.row());
    }

    static Stream<Corpus.Example> examples() throws Exception {
        return Corpus.read().examples().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesWhatTheCorpusSays(Corpus.Example example) {
        var reading = reading(example.inRow() ? inRows : language, example);

        switch (reading) {
            case Reading.Faulty(var mistakes) ->
                assertThat(mistakes)
                        .extracting(Reading.Mistake::code)
                        .contains(example.expected().path("fault").asString(""));
            case Reading.Understood(var expression) ->
                assertThat(expression.value(example.situation()).orElse("no value"))
                        .isEqualTo(value(example.expected()));
        }
    }

    @Test
    void holdsAtLeastTwoHundredExpressions() {
        assertThat(examplesOnce()).isGreaterThanOrEqualTo(200);
    }

    private static long examplesOnce() {
        try {
            return examples().map(Corpus.Example::say).distinct().count();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Object value(JsonNode expected) {
        var is = expected.path("is");
        if (is.isIntegralNumber()) {
            return is.asLong();
        }
        if (is.isNumber()) {
            return is.asDouble();
        }
        if (is.isBoolean()) {
            return is.asBoolean();
        }
        return is.isString() ? is.asString() : expected.has("none") ? "no value" : "a fault";
    }

    /** Where no value is expected, an expression may give any kind of one. */
    private static Reading reading(Language reader, Corpus.Example example) {
        return Stream.of(Wanted.values())
                .map(wanted -> reader.read(example.say(), wanted))
                .filter(Reading.Understood.class::isInstance)
                .findFirst()
                .orElseGet(() -> reader.read(example.say(), Wanted.CONDITION));
    }
}
