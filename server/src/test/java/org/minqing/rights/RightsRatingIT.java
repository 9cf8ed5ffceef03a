package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minqing.rights.Question.Reply;
import org.minqing.rights.Things.Subject;

/** What one person says of how they were served is read by nobody who serves, at any address that gives something back. */
@Timeout(120)
class RightsRatingIT {

    private static final String RATING = "the rating";

    private final Things things = RightsServer.things();
    private final Subject rated = things.of("case").stream()
            .filter(one -> one.marks().containsKey(RATING))
            .findFirst()
            .orElseThrow();
    private final String words = Objects.requireNonNull(rated.marks().get(RATING));

    static List<String> staff() {
        return Matrix.accounts().stream()
                .filter(account -> !account.equals("resident"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("staff")
    void noneOfTheAddressesTellsARating(String account) {
        var names = names();
        for (var question : Question.all()) {
            if (question.reads() && !question.how().equals("stream")) {
                var reply = question.ask(things.as(account), names);
                assertThat(reply.text()).as(question.at()).doesNotContain(words);
                assertThat(ofTheCase(question, reply)).as(question.at()).doesNotContain("\"rating\":3", "\"solved\":");
            }
        }
        var searched =
                things.as(account).search("/cases", words.substring(4)).raw().body();
        assertThat(searched).doesNotContain(Objects.requireNonNull(rated.names().get("id")));
    }

    @Test
    void theReporterReadsItSoThatTheSearchLooksInTheRightPlace() {
        var told = Question.all().stream()
                .filter(question -> question.at().equals("GET /cases/{id}"))
                .map(question -> question.ask(things.as("resident"), names()).text())
                .findFirst()
                .orElseThrow();
        assertThat(told).contains(words, "\"rating\":3", "\"solved\":");
    }

    /** Definitions name the fields of a rating; only answers about the case could tell one. */
    private static String ofTheCase(Question question, Reply reply) {
        return question.about().equals("case") ? reply.text() : "";
    }

    /** The rated case first, and something for every other name. */
    private Map<String, String> names() {
        var names = new HashMap<String, String>();
        things.byKind().values().forEach(subjects -> names.putAll(things.names(subjects.getFirst())));
        names.putAll(things.names(rated));
        return names;
    }
}
