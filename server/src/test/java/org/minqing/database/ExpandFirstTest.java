package org.minqing.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Two releases run side by side while one replaces the other: a migration takes nothing away that the release before reads.
 * What contracts later says so in a comment of the form {@code -- contract: why nobody reads it any more}, right above.
 */
class ExpandFirstTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** As far as a machine can tell; policies are left out, for they are replaced in the same transaction. */
    private static final Pattern TAKES_AWAY = Pattern.compile(
            "\\bdrop\\s+(table|schema|type|view|materialized view|function|procedure|sequence|column|constraint|domain)\\b"
                    + "|\\brename\\s+(to|column|constraint)\\b|\\brename\\s+\\w+\\s+to\\b"
                    + "|\\balter\\s+(column\\s+)?\\w+\\s+(set\\s+data\\s+)?type\\b|\\bset\\s+not\\s+null\\b"
                    + "|\\brevoke\\b(?!\\s+all\\s+on\\s+all\\s+functions\\b)(?=[^;]*\\bfrom\\s+minqing_)");

    private static final String REASON = "-- contract: ";

    @Test
    void migrationsSinceTheReleaseBeforeTakeNothingAwayWithoutSayingWhy() throws IOException {
        var released = released();
        try (var files = Files.walk(MIGRATIONS)) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".sql")).toList()) {
                if (!released.contains(MIGRATIONS.relativize(file).toString().replace('\\', '/'))) {
                    assertThat(takenAway(Files.readString(file)))
                            .as(file.toString())
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void theMigrationsOfTheReleaseBeforeAreAllStillThere() throws IOException {
        assertThat(released())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(MIGRATIONS.resolve(name)).isRegularFile());
    }

    @Test
    void findsWhatIsTakenAway() {
        assertThat(takenAway("alter table a.b drop column c;")).hasSize(1);
        assertThat(takenAway("alter table a.b\n    rename column c to d;")).hasSize(1);
        assertThat(takenAway("alter table a.b rename to d;")).hasSize(1);
        assertThat(takenAway("alter table a.b alter column c type bigint;")).hasSize(1);
        assertThat(takenAway("alter table a.b alter column c set not null;")).hasSize(1);
        assertThat(takenAway("DROP FUNCTION a.f(integer);")).hasSize(1);
        assertThat(takenAway("revoke select on a.b from minqing_app;")).hasSize(1);
    }

    @Test
    void letsExpandingPassAndWhatSaysWhyItContracts() {
        assertThat(takenAway("create table a.b (c int not null); alter table a.b add column d int;"))
                .isEmpty();
        assertThat(takenAway("-- drop table a.b would be too early\ncreate index i on a.b (c);"))
                .isEmpty();
        assertThat(takenAway("create policy p on a.b using (true);\ndrop policy old on a.b;"))
                .isEmpty();
        assertThat(takenAway("-- contract: nothing reads c since 0.2\nalter table a.b drop column c;"))
                .isEmpty();
        assertThat(takenAway("-- contract: nothing reads c since 0.2\nselect 1;\nalter table a.b drop column c;"))
                .as("the reason stands right above")
                .hasSize(1);
    }

    /** The statements that take something away and do not say why. */
    private static List<String> takenAway(String sql) {
        return Pattern.compile(";")
                .splitAsStream(sql)
                .filter(ExpandFirstTest::takesAway)
                .toList();
    }

    private static boolean takesAway(String statement) {
        var words = statement
                .lines()
                .map(line -> line.replaceFirst("--.*", ""))
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        return !statement.contains(REASON) && TAKES_AWAY.matcher(words).find();
    }

    private static Set<String> released() throws IOException {
        return Set.copyOf(ReleasedMigrations.names());
    }
}
