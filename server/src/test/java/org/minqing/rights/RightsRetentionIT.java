package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minqing.TestDatabase;
import org.minqing.area.CityFolders;
import org.minqing.casework.Planted;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What is kept of people, in which table and under which class of which scenario, and when it ends: compared with the page that
 * people read. A table, a column, a class or a field that is new changes the page, so somebody has to say when it ends.
 */
class RightsRetentionIT {

    /** {@code -Dminqing.write-retention} writes the page anew, for a reader to look at what changed. */
    private static final String WRITE = "minqing.write-retention";

    private static final Path PAGE = Path.of("..", "docs", "retention.md");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final TestDatabase DATABASE = TestDatabase.shared();

    private static final String HEAD = """
            # What is kept, and when it ends

            Made from the tables of the store and the scenarios of both cities; `RightsRetentionIT` makes it again at every build and
            fails when something is new. The words beside a table stand in `server/src/test/resources/rights/retention.yaml`. Made anew,
            to be read before it is taken over, with

            ```
            ./mvnw -o -pl server -Dweb.skip test -Dtest=RightsRetentionIT -Dminqing.write-retention -Dsurefire.failIfNoSpecifiedTests=false
            ```

            That nothing is left when a class is over is shown by `PlantedEverywhereIT`, `KeepingIT`, `OrdersIT` and `ErasedCaseIT`.

            ## In the store

            Words of people are sealed wherever they are kept; all other columns are codes, ids, times, numbers and hashes.

            """;

    private record Line(String table, String holds, String of, String ends) {}

    @Test
    void everyTableSaysWhenItEndsAndNoneIsNamedThatIsGone() throws IOException {
        var tables = tables();
        var named = lines().stream().map(Line::table).toList();
        assertThat(named).doesNotHaveDuplicates();
        assertThat(missing(tables, named))
                .as("tables of which nobody says when they end")
                .isEmpty();
        assertThat(missing(named, tables)).as("lines without a table").isEmpty();
        assertThat(missing(List.of("casework.neighbours"), named)).hasSize(1);
        assertThat(lines())
                .noneMatch(line -> line.holds().isBlank()
                        || line.of().isBlank()
                        || line.ends().isBlank());
    }

    @Test
    void thePageIsTheOneThatPeopleRead() throws IOException {
        var page = HEAD + store() + scenarios();
        if (System.getProperty(WRITE) != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).isEqualTo(Files.readString(PAGE));
    }

    /** A field without a class would be kept for ever. */
    @Test
    void everySealedFieldHasAClassOfItsScenarioAndEveryClassAnEnd() throws IOException {
        for (var file : files()) {
            var scenario = YAML.readTree(Files.readString(file));
            var classes = names(scenario.path("retention"));
            assertThat(sealed(scenario))
                    .as(file.toString())
                    .isNotEmpty()
                    .allSatisfy(field -> assertThat(classes)
                            .contains(scenario.at("/fields/" + field + "/retention")
                                    .asString()));
            assertThat(classes).allSatisfy(kept -> {
                var end = scenario.at("/retention/" + kept);
                assertThat(end.path("keep").asString()).matches("[0-9]+ (days|months|years|year)");
                assertThat(end.path("then").asString()).isIn("erase", "archive");
            });
        }
    }

    private static Set<String> missing(List<String> some, List<String> known) {
        return some.stream().filter(one -> !known.contains(one)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Without those of the program that runs the migrations. */
    private static List<String> tables() {
        return Planted.tables(DATABASE).stream()
                .map(table -> table.replace("\"", ""))
                .filter(table -> !table.startsWith("migration."))
                .sorted()
                .toList();
    }

    private static List<Line> lines() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(RightsRetentionIT.class.getResourceAsStream("/rights/retention.yaml"))) {
            var lines = new ArrayList<Line>();
            YAML.readTree(file)
                    .forEach(node -> lines.add(new Line(
                            node.path("table").asString(),
                            node.path("holds").asString(),
                            node.path("of").asString(),
                            node.path("ends").asString())));
            return lines;
        }
    }

    private static String store() throws IOException {
        var page = new StringBuilder("| Table | Holds | Of whom | Ends | Columns |\n|---|---|---|---|---|\n");
        for (var line : lines()) {
            page.append("| `%s` | %s | %s | %s | %s |\n"
                    .formatted(line.table(), line.holds(), line.of(), line.ends(), columns(line.table())));
        }
        return page.toString();
    }

    private static String columns(String table) {
        var parts = table.split("\\.");
        return DATABASE.superuser()
                .sql("""
                        select string_agg(column_name, ', ' order by column_name) from information_schema.columns
                        where table_schema = :schema and table_name = :table
                        """)
                .param("schema", parts[0])
                .param("table", parts[1])
                .query((row, number) -> String.valueOf(row.getString(1)))
                .single();
    }

    private static String scenarios() throws IOException {
        var page = new StringBuilder("""

                ## By class of content

                Counted from the end of the case; under an order for an emergency, from the end of the order. *archive*: it goes to the
                archive of the authority, and stays sealed here until it is taken there. What a scenario leaves open stands in the entries
                and stays: codes of a list, numbers, yes or no.

                | City, scenario | Class | Kept | Then | Read by | Fields |
                |---|---|---|---|---|---|
                """);
        for (var file : files()) {
            var scenario = YAML.readTree(Files.readString(file));
            var name = file.getName(file.getNameCount() - 3) + ", "
                    + scenario.path("scenario").asString();
            for (var kept : names(scenario.path("retention"))) {
                var end = scenario.at("/retention/" + kept);
                page.append("| %s | %s (%s) | %s | %s | %s | %s |\n"
                        .formatted(
                                name,
                                kept,
                                end.at("/names/en").asString(),
                                end.path("keep").asString(),
                                end.path("then").asString(),
                                end.path("read-by").asString("posts that read sealed content, each look entered"),
                                fields(scenario, kept)));
            }
            page.append("| %s | *open* | with the entries | stays | posts that see the case | %s |\n"
                    .formatted(name, String.join(", ", open(scenario))));
        }
        return page.toString();
    }

    private static List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        for (var city : List.of("boston", "shanwei")) {
            try (var found = Files.list(CityFolders.shipped(city).resolve("scenarios"))) {
                found.filter(file -> file.toString().endsWith(".yaml"))
                        .filter(file -> !file.toString().endsWith(".stories.yaml"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(5);
        return files;
    }

    private static List<String> names(JsonNode node) {
        return List.copyOf(node.propertyNames());
    }

    private static String fields(JsonNode scenario, String kept) {
        return sealed(scenario).stream()
                .filter(field -> scenario.at("/fields/" + field + "/retention")
                        .asString()
                        .equals(kept))
                .collect(Collectors.joining(", "));
    }

    private static List<String> sealed(JsonNode scenario) {
        return fields(scenario, false).toList();
    }

    private static List<String> open(JsonNode scenario) {
        return fields(scenario, true).toList();
    }

    private static Stream<String> fields(JsonNode scenario, boolean open) {
        return names(scenario.path("fields")).stream()
                .filter(field -> scenario.at("/fields/" + field + "/open").asBoolean(false) == open);
    }
}
