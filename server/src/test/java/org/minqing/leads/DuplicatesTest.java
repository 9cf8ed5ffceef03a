package org.minqing.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.area.Faults;

/** Which rows are about the same: subject and telephone, or, where one of them has none, subject and place. */
class DuplicatesTest {

    @TempDir
    Path folder;

    @Test
    void aTelephoneIsTheSameHoweverItIsWritten() {
        assertThat(firsts(
                        "1,示例甲,13800000001,可塘镇,,,",
                        "2,示例 甲,+86 138-0000-0001,,,,",
                        "3,示例甲,008613800000001,别处,,,",
                        "4,示例甲,１３８００００ ０００１,,,,",
                        "5,示例甲,13800000002,可塘镇,,,",
                        "6,示例乙,13800000001,可塘镇,,,"))
                .containsExactly("", "health/1", "health/1", "health/1", "", "");
    }

    @Test
    void aLandLineIsTheSameWithAndWithoutTheCountry() {
        assertThat(firsts("1,示例甲,0660-3360001,,,,", "2,示例甲,+86 (660) 336 0001,,,,"))
                .containsExactly("", "health/1");
    }

    @Test
    void withoutATelephoneThePlaceDecides() {
        assertThat(firsts(
                        "1,示例甲,,海丰县可塘镇罗山村12号,,,",
                        "2,示例甲,,可塘罗山 12号,,,",
                        "3,示例甲,,可塘镇罗山村35号,,,",
                        "4,示例乙,,可塘镇罗山村12号,,,",
                        "5,示例甲,-,罗山村12号,,,"))
                .containsExactly("", "health/1", "", "", "health/1");
    }

    @Test
    void aRowThatIsFoundByPlaceLendsItsTelephone() {
        assertThat(firsts(
                        "1,示例甲,,可塘镇罗山村12号,,,",
                        "2,示例甲,13800000001,可塘镇罗山村12号,,,",
                        "3,示例甲,13800000001,附城镇,,,",
                        "4,示例甲,13800000002,可塘镇罗山村12号,,,"))
                .containsExactly("", "health/1", "health/1", "");
    }

    @Test
    void nobodyInParticularIsNobodyTwice() {
        assertThat(firsts("1,,,可塘镇罗山村12号,,,", "2,,,可塘镇罗山村12号,,,", "3,示例甲,,,,,", "4,示例甲,,,,,"))
                .containsExactly("", "", "", "");
    }

    @Test
    void departmentsSayTheSame() {
        var lists = new Lists(folder);
        var routes = lists.route(
                lists.write("a.csv", Lists.HEALTH + "7,示例甲,13800000001,可塘镇罗山村,,,\n"),
                lists.write("b.csv", Lists.POLICE + "7,示例甲,138 0000 0001,海丰县,可塘镇,罗山村,,,,\n"),
                lists.write("c.csv", Lists.DATA_OFFICE + "7,示例甲,13800000001,115.3475,22.78199,,,,\n"));
        assertThat(routes).map(DuplicatesTest::first).containsExactly("", "health/7", "health/7");
    }

    @Test
    void theBetterAddressedStandsWhereverItIs() {
        assertThat(firsts(
                        "1,示例甲,13800000001,,,,",
                        "2,示例甲,13800000001,海丰县,,,",
                        "3,示例甲,13800000001,可塘镇罗山村,,,",
                        "4,示例乙,13800000002,海丰县,,,",
                        "5,示例乙,13800000002,可塘镇,,,",
                        "6,示例丙,13800000003,可塘镇罗山村,,,",
                        "7,示例丙,13800000003,附城镇,,,"))
                .containsExactly("health/3", "health/3", "", "health/5", "", "", "health/6");
    }

    @Test
    void ofEqualOnesTheOneReceivedFirstStands() {
        assertThat(firsts(
                        "1,示例甲,13800000001,可塘镇罗山村,,,",
                        "2,示例甲,13800000001,可塘镇罗山村,,,2025-11-21T09:00:00",
                        "3,示例甲,13800000001,可塘镇罗山村,,,2025-11-21T08:00:00",
                        "4,示例甲,13800000001,可塘镇,,,2025-11-20T08:00:00"))
                .containsExactly("health/3", "health/3", "", "health/3");
    }

    @Test
    void ofEqualOnesTheDepartmentThatIsNamedFirstAndThenTheSmallerNumberStands() {
        var lists = new Lists(folder);
        var police = lists.write("a.csv", Lists.POLICE + "1,示例甲,13800000001,海丰县,可塘镇,罗山村,,,,\n");
        var health = lists.write(
                "b.csv", Lists.HEALTH + "10,示例甲,13800000001,可塘镇罗山村,,,\n" + "9,示例甲,13800000001,可塘镇罗山村12号,,,\n");
        assertThat(lists.route(police, health)).map(DuplicatesTest::first).containsExactly("health/9", "health/9", "");
        assertThat(lists.route(health, police)).map(DuplicatesTest::first).containsExactly("health/9", "", "health/9");
    }

    @Test
    void aRowWithoutATelephoneGoesWithTheFirstOfSeveralAtItsPlace() {
        assertThat(firsts("3,示例甲,13800000002,可塘镇罗山村12号,,,", "1,示例甲,,可塘镇罗山村12号,,,", "2,示例甲,13800000001,可塘镇罗山村12号,,,"))
                .containsExactly("", "", "health/1");
    }

    @Test
    void aRowThatIsDeliveredAgainWithABetterAddressStandsForItself() {
        assertThat(firsts("1,示例甲,13800000001,,,,", "1,示例甲,13800000001,可塘镇罗山村,,,"))
                .containsExactly("health/1", "");
    }

    @Test
    void aNumberThatTwoRowsHaveIsSaidAndBothAreRouted() {
        var lists = new Lists(folder);
        var faults = new Faults();
        var file = lists.write("a.csv", Lists.HEALTH + "1,示例甲,1,可塘镇,,,\n1,示例甲,1,可塘镇,,,\n1,示例乙,2,可塘镇,,,\n");
        assertThat(Lists.ROUTER.route(List.of(file), List.of(), faults).routes())
                .hasSize(3);
        assertThat(faults.all()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("leads.number-twice");
            assertThat(fault.line()).isEqualTo(4);
        });
    }

    private List<String> firsts(String... rows) {
        var lists = new Lists(folder);
        var file = lists.write("health.csv", Lists.HEALTH + String.join("\n", rows) + "\n");
        return lists.route(file).stream().map(DuplicatesTest::first).toList();
    }

    private static String first(Route route) {
        return route instanceof Route.Duplicate duplicate ? duplicate.first().toString() : "";
    }
}
