package org.minqing.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules make of an address: a story for each, with the traps that the names of this city set. */
class PlacingStoriesTest {

    @TempDir
    Path folder;

    private Lists lists;

    @BeforeEach
    void begin() {
        lists = new Lists(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "汕尾市海丰县可塘镇罗山村12号, 441521110211000",
        "广东省汕尾市海丰县可塘镇罗山村民委员会, 441521110211000",
        "海丰可塘罗山8号, 441521110211000",
        "可塘罗山人民路8号, 441521110211000",
        "现住：可塘镇罗山村委会, 441521110211000",
        "城区东涌镇宝楼, 441502102208000",
        // Names that also mean another city, stand for two towns, or begin with those of the areas above.
        "陆丰市东海街道上海村5号, 441581001211000",
        "大安镇东莞村, 441581104213000",
        "城东名园村, 441521120201000",
        "大安镇大安社区, 441581104001000",
        "华侨管理区侨兴街道第一社区, 441581400001000"
    })
    void townAndVillagePlaceARow(String address, long area) {
        is(lists.address(address), Rule.VILLAGE_IN_TOWN, area);
    }

    @ParameterizedTest
    @CsvSource({
        "罗山村, 441521110211000",
        "海丰县罗山村3号, 441521110211000",
        "湖南村委会, 441581103206000",
        "黄羌林场陆安村, 441521112219000",
        "可塘社区, 441521110001000",
        // 城西 is the name of four communities, and of one in this county.
        "汕尾市城区城西社区, 441502002008000",
        // A town with a letter wrong is no other town.
        "可糖镇罗山村, 441521110211000"
    })
    void aVillageAlonePlacesARowWhereNoOtherHasItsName(String address, long area) {
        is(lists.address(address), Rule.VILLAGE_ALONE, area);
    }

    @ParameterizedTest
    @CsvSource({"大安村, 441500000000000", "海丰县新兴, 441521000000000", "大安镇大安, 441581104000000"})
    void aNameOfSeveralVillagesWaitsWhereAllOfThemLie(String address, long area) {
        is(lists.address(address), Rule.TWO_VILLAGES, area);
    }

    @ParameterizedTest
    @CsvSource({
        "可塘镇, 441521110000000",
        "可塘镇罗删村, 441521110000000",
        "可塘镇罗山头村, 441521110000000",
        "可塘镇长桥路3号, 441521110000000",
        "可塘镇东风村, 441521110000000",
        "罗山村（附城镇）, 441521119000000",
        "湖东林场, 441581454000000",
        // What people call a part of the city and the tree does not know says nothing.
        "红海湾遮浪街道, 441502006000000",
        "城东, 441500000000000"
    })
    void aTownWithoutAVillageThatItHasWaitsInTheTown(String address, long area) {
        is(lists.address(address), Rule.TOWN_ONLY, area);
    }

    @ParameterizedTest
    @CsvSource({
        "海丰县, 441521000000000",
        "海丰县城红城大道, 441521000000000",
        "海丰县城东路3号, 441521000000000",
        "陆丰市可塘镇罗山村, 441581000000000",
        "汕尾市城区, 441502000000000"
    })
    void aCountyAloneWaitsInTheCounty(String address, long area) {
        is(lists.address(address), Rule.COUNTY_ONLY, area);
    }

    @ParameterizedTest
    @CsvSource({
        "深圳市龙岗区布吉街道, 深圳市",
        "上海浦东新区, 上海市",
        "东莞长安镇, 东莞市",
        "广东省惠来县神泉镇, 惠来县",
        "湖南省长沙市, 湖南省",
        // In the tree of this city, and run by another.
        "海丰县鹅埠镇西湖村, 深圳市深汕特别合作区"
    })
    void anotherCityWaitsInTheCityAndIsNamed(String address, String named) {
        var placement = lists.address(address);
        is(placement, Rule.ELSEWHERE, 441_500_000_000_000L);
        assertThat(placement.because()).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource({"公平路3号", "海城市场旁", "新城区", "鹤山镇罗山村", "汕尾市", "……"})
    void whatNamesNoPlaceWaitsInTheCity(String address) {
        is(lists.address(address), Rule.NOTHING, 441_500_000_000_000L);
    }

    @Test
    void columnsSayWhatAShortNameIs() {
        is(lists.cells("海丰", "可塘", "罗山", ""), Rule.VILLAGE_IN_TOWN, 441_521_110_211_000L);
        is(lists.cells("", "东坑", "", ""), Rule.TOWN_ONLY, 441_523_106_000_000L);
        is(lists.cells("", "", "东坑", ""), Rule.TWO_VILLAGES, 441_500_000_000_000L);
        is(lists.cells("海丰县", "可塘镇", "可塘镇罗山村", ""), Rule.VILLAGE_IN_TOWN, 441_521_110_211_000L);
        is(lists.cells("海丰县", "可塘镇", "", "罗山村人民路3号"), Rule.VILLAGE_IN_TOWN, 441_521_110_211_000L);
        is(lists.cells("龙岗区", "布吉街道", "罗山社区", ""), Rule.ELSEWHERE, 441_500_000_000_000L);
        is(lists.cells("海丰县", "某某", "罗山村", ""), Rule.COUNTY_ONLY, 441_521_000_000_000L);
        is(lists.cells("", "", "", ""), Rule.NOTHING, 441_500_000_000_000L);
    }

    @Test
    void aPointPlacesARowInACell() {
        is(lists.point("115.3475", "22.78199", ""), Rule.POINT, 441_502_002_014_004L);
        is(lists.point("115.3475", "22.78199", "香洲街道"), Rule.POINT, 441_502_002_014_004L);
        is(lists.point("115.3475", "22.78199", "人民路3号"), Rule.POINT, 441_502_002_014_004L);
    }

    @Test
    void anExchangedPointIsMended() {
        var mended = lists.point("22.78199", "115.3475", "");
        is(mended, Rule.POINT, 441_502_002_014_004L);
        assertThat(mended.because()).isEqualTo("exchanged");
    }

    @Test
    void aPointAgainstTheTextWaitsWithThoseWhoKnowBoth() {
        is(lists.point("115.3475", "22.78199", "可塘镇罗山村"), Rule.POINT_AGAINST_TEXT, 441_500_000_000_000L);
        is(lists.point("115.3475", "22.78199", "陆河县"), Rule.POINT_AGAINST_TEXT, 441_500_000_000_000L);
        is(lists.point("115.3475", "22.78199", "东涌镇"), Rule.POINT_AGAINST_TEXT, 441_502_000_000_000L);
        is(lists.point("115.3475", "22.78199", "深圳市"), Rule.POINT_AGAINST_TEXT, 441_500_000_000_000L);
    }

    @Test
    void aPointThatIsNoneLeavesTheTextToPlaceARow() {
        is(lists.point("0", "0", "可塘镇罗山村"), Rule.VILLAGE_IN_TOWN, 441_521_110_211_000L);
        is(lists.point("116.4", "39.9", "可塘镇罗山村"), Rule.VILLAGE_IN_TOWN, 441_521_110_211_000L);
        is(lists.point("x", "NaN", "可塘镇罗山村"), Rule.VILLAGE_IN_TOWN, 441_521_110_211_000L);
        is(lists.point("0", "0", ""), Rule.NOTHING, 441_500_000_000_000L);
        is(lists.point("999", "Infinity", ""), Rule.NOTHING, 441_500_000_000_000L);
        is(lists.point("116.4", "39.9", ""), Rule.ELSEWHERE, 441_500_000_000_000L);
    }

    private static AbstractStringAssert<?> is(Placement placement, Rule rule, long area) {
        return assertThat(placement.rule().code() + " " + placement.area()).isEqualTo(rule.code() + " " + area);
    }
}
