package org.minqing.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.area.Fault;
import org.minqing.area.Faults;
import org.minqing.kernel.AreaCode;

/** Rows that waited come back with their area, in the file that was written for them. */
class PlacedByHandTest {

    private static final String HEADER = "source,reference,area\n";
    private static final String LIST = Lists.HEALTH
            + "1,示例甲,13800000001,可塘镇,,,\n"
            + "2,示例乙,13800000002,=海丰县12号,,,\n"
            + "3,示例丙,13800000003,可塘镇罗山村,,,\n"
            + "4,示例甲,13800000001,海丰县,,,\n";
    private static final long VILLAGE = 441521110211000L;

    @TempDir
    Path folder;

    private final Faults faults = new Faults();

    @Test
    void theQueueHoldsWhereRowsAreAndNotWhoTheyAreAbout() throws IOException {
        var queue = queue();
        assertThat(queue).isEqualTo("""
                source,reference,queue,rule,because,place,area
                health,1,441521110000000,town-only,可塘镇,可塘镇 / 海丰县,
                health,2,441521000000000,county-only,海丰县,'=海丰县12号,
                """);
    }

    @Test
    void aFilledInQueueIsRoutedByHandAndWhatIsEmptyWaitsOn() throws IOException {
        var filled = queue().replace("可塘镇 / 海丰县,\n", "可塘镇 / 海丰县," + VILLAGE + "\n");
        var routes = routes(filled);
        assertThat(faults.all()).isEmpty();
        assertThat(placement(routes.get(0))).isEqualTo(new Placement(new AreaCode(VILLAGE), Rule.PLACED_BY_HAND, ""));
        assertThat(placement(routes.get(1)).rule()).isEqualTo(Rule.COUNTY_ONLY);
        assertThat(routes.get(3)).isInstanceOf(Route.Duplicate.class);
        assertThat(routes(LIST, filled, filled)).isEqualTo(routes);
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void whatAPersonPlacedStandsBeforeWhatARulePlaces() {
        var list = LIST + "0,示例甲,13800000001,可塘镇下可塘村,,,\n";
        var routes = routes(list, HEADER + "health,1," + VILLAGE + "\n");
        assertThat(routes.getLast())
                .isEqualTo(new Route.Duplicate(new Reference("health", "0"), new Reference("health", "1")));
    }

    @Test
    void wrongLinesAreSaidAndChangeNothing() {
        var routes = routes(HEADER
                + "health,1,441521110999000\n"
                + "health,1,441521110000000\n"
                + "health,1,somewhere\n"
                + "health,1,110101001001000\n"
                + "health,1,441521102200000\n"
                + "health,3," + VILLAGE + "\n"
                + "police,1," + VILLAGE + "\n"
                + "health,2," + VILLAGE + "\n"
                + "health,2,441521110220000\n");
        assertThat(faults.all())
                .extracting(Fault::line, Fault::code)
                .containsExactly(
                        tuple(2, "leads.placed-area"),
                        tuple(3, "leads.placed-area"),
                        tuple(4, "leads.placed-area"),
                        tuple(5, "leads.placed-area"),
                        tuple(6, "leads.placed-area"),
                        tuple(7, "leads.placed-row"),
                        tuple(8, "leads.placed-row"),
                        tuple(10, "leads.placed-twice"));
        assertThat(placement(routes.get(0)).rule()).isEqualTo(Rule.TOWN_ONLY);
        assertThat(placement(routes.get(1)).area()).isEqualTo(new AreaCode(VILLAGE));
        assertThat(placement(routes.get(2)).rule()).isEqualTo(Rule.VILLAGE_IN_TOWN);
    }

    @Test
    void aFileOfAnotherFormIsLeftOut() {
        assertThat(routes("number,place\n1,2\n")).hasSize(4);
        assertThat(faults.all()).extracting(Fault::code).containsExactly("leads.placed-form");
    }

    private String queue() throws IOException {
        var file = folder.resolve("queue.csv");
        QueueFile.write(file, Lists.ROUTER.route(List.of(list(LIST)), List.of(), faults));
        return Files.readString(file);
    }

    private List<Route> routes(String placed) {
        return routes(LIST, placed);
    }

    private List<Route> routes(String list, String... placed) {
        var lists = new Lists(folder);
        var files = IntStream.range(0, placed.length)
                .mapToObj(index -> lists.write("placed-" + index + ".csv", placed[index]))
                .toList();
        return Lists.ROUTER.route(List.of(list(list)), files, faults).routes();
    }

    private Path list(String text) {
        return new Lists(folder).write("health.csv", text);
    }

    private static Placement placement(Route route) {
        return ((Route.Placed) route).placement();
    }
}
