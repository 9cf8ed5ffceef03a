package org.minqing.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.minqing.area.Faults;

/** What holds for any rows: pieces of addresses in any order, and anything else that can stand in a cell. */
class RoutingPropertiesTest {

    /** The cells of a row of the health department's form that count for routing. */
    record Row(String subject, String telephone, String address) {}

    @Property(tries = 200)
    void eachRowHasOneRouteInItsPlace(@ForAll("rows") List<Row> rows) throws IOException {
        var routes = routes(rows);
        assertThat(routes).hasSameSizeAs(rows);
        for (var index = 0; index < rows.size(); index++) {
            assertThat(routes.get(index).lead()).isEqualTo(new Reference("health", "n" + index));
        }
    }

    @Property(tries = 100)
    void theSameListHasTheSameAnswer(@ForAll("rows") List<Row> rows) throws IOException {
        assertThat(routes(rows)).isEqualTo(routes(rows));
    }

    @Property(tries = 200)
    void aDuplicateIsOneOfARowThatStands(@ForAll("rows") List<Row> rows) throws IOException {
        var routes = routes(rows);
        var standing = routes.stream()
                .filter(Route.Placed.class::isInstance)
                .map(Route::lead)
                .collect(Collectors.toSet());
        for (var route : routes) {
            if (route instanceof Route.Duplicate duplicate) {
                assertThat(standing).contains(duplicate.first());
            }
        }
    }

    @Property(tries = 200)
    void theOrderOfTheRowsMakesNoDifference(@ForAll("rows") List<Row> rows, @ForAll long seed) throws IOException {
        var numbered = IntStream.range(0, rows.size())
                .mapToObj(index -> line(index, rows.get(index)))
                .toList();
        var shuffled = new ArrayList<>(numbered);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(routesOf(shuffled)).containsExactlyInAnyOrderElementsOf(routesOf(numbered));
    }

    @Property(tries = 200)
    void theReasonHoldsNothingOfTheRow(@ForAll("rows") List<Row> rows) throws IOException {
        for (var route : routes(rows)) {
            if (route instanceof Route.Placed placed) {
                assertThat(placed.placement().because()).doesNotContain("示例", "138", "号");
                assertThat(placed.placement().area().value()).isBetween(441_500_000_000_000L, 441_599_999_999_999L);
            }
        }
    }

    private static List<Route> routes(List<Row> rows) throws IOException {
        return routesOf(IntStream.range(0, rows.size())
                .mapToObj(index -> line(index, rows.get(index)))
                .toList());
    }

    private static String line(int number, Row row) {
        return "n%d,%s,%s,%s,,,\n".formatted(number, cell(row.subject()), cell(row.telephone()), cell(row.address()));
    }

    private static List<Route> routesOf(List<String> lines) throws IOException {
        var file = Files.createTempFile("leads", ".csv");
        try {
            Files.writeString(file, Lists.HEALTH + String.join("", lines));
            return Lists.ROUTER.route(List.of(file), List.of(), new Faults()).routes();
        } finally {
            Files.delete(file);
        }
    }

    private static String cell(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    @Provide
    static Arbitrary<List<Row>> rows() {
        var subjects = Arbitraries.of("示例甲", "示例 甲", "示例乙", "");
        var telephones = Arbitraries.of("13800000001", "+86 138 0000 0001", "１３８０００００００２", "", "-");
        var pieces = Arbitraries.of(
                "汕尾市", "海丰县", "海丰", "城区", "陆丰市", "可塘镇", "可塘", "城东", "大安镇", "大安", "罗山村", "罗山", "西湖村", "上海", "深圳市", "市场",
                "路", "村", "镇", "12号", " ", "(");
        var anything = Arbitraries.strings()
                .ofMaxLength(8)
                .filter(text -> text.chars().noneMatch(letter -> Character.isSurrogate((char) letter)))
                .filter(text -> !text.contains("示例") && !text.contains("138"));
        var addresses = Arbitraries.oneOf(pieces, anything).list().ofMaxSize(6).map(parts -> String.join("", parts));
        return Combinators.combine(subjects, telephones, addresses)
                .as(Row::new)
                .list()
                .ofMaxSize(12);
    }
}
