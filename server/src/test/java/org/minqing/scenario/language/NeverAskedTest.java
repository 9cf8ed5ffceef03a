package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.area.Fault;

/** No form asks about a person what is never asked: not in a label, a name, a choice or a hint, in neither language. */
class NeverAskedTest {

    private static final String OPENED = "type: time\n    retention: short\n    names: {zh: 开门时间, en: Opens at}\n"
            + "    about-nobody: {zh: 场所的开门时间, en: When the place opens}";

    private static final String FIELD = """
            type: choice
                open: true
                names: {zh: %s, en: "%s"}
                options:
                  - {code: %s, names: {zh: %s, en: "%s"}}
                  - {code: second, names: {zh: 其他, en: Other}}""";

    private static final String THINGS = """
            religion ¦ 宗教信仰 ¦ Religious belief ¦ religion
            religion ¦ 信什么教（佛教、道教等） ¦ Which faith ¦ buddhist
            ethnicity ¦ 民族 ¦ Ethnic group ¦ ethnicity
            ethnicity ¦ 是否少数民族 ¦ Race ¦ ethnic-minority
            political-opinion ¦ 政治面貌 ¦ Party membership ¦ political-view
            political-opinion ¦ 思想动态 ¦ Political opinions ¦ politics
            petitioning ¦ 上访情况 ¦ Petitioning so far ¦ petitioner
            petitioning ¦ 投诉次数 ¦ Number of complaints ¦ petitions
            offence ¦ 犯罪前科 ¦ Criminal record ¦ offence-record
            offence ¦ 是否刑满释放 ¦ Has been in prison ¦ ex-convict
            score-of-a-person ¦ 人员风险等级 ¦ Risk level of the person ¦ blacklist
            score-of-a-person ¦ 居民积分 ¦ Score of the resident ¦ watchlist
            score-of-a-person ¦ 当事人激化可能性预测 ¦ Forecast about the applicant ¦ black-list
            credit ¦ 信用情况 ¦ Creditworthiness ¦ credit
            credit ¦ 是否失信 ¦ Bad payer ¦ defaulter
            biometrics ¦ 人脸照片 ¦ Face recognition ¦ fingerprint
            contact-list ¦ 手机通讯录 ¦ Address book ¦ contact-list
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = THINGS)
    void refusesEachInALabelANameAndAChoiceOfBothLanguages(String thing, String chinese, String english, String id) {
        var words = Set.of(thing);

        assertThat(refused(asking("营业情况", english, "first", "甲", "A"))).isEqualTo(words);
        assertThat(refused(asking(chinese, "Open for business", "first", "甲", "A")))
                .isEqualTo(words);
        assertThat(refused(asking("本人情况", "About the person", id, "甲", "A"))).isEqualTo(words);
        assertThat(refused(asking("本人情况", "About the person", "first", chinese, "A")))
                .isEqualTo(words);
        assertThat(refused(asking("本人情况", "About the person", "first", "甲", english)))
                .isEqualTo(words);
        assertThat(refused(
                        asking("营业情况", "Open for business", "first", "甲", "A").replace("opened", id)))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "宗 教 信 仰",
                "宗·教",
                "宗敎",
                "宗\u200b教",
                "信訪記錄",
                "Ｒｅｌｉｇｉｏｎ",
                "R e l i g i o n",
                "RELIGIÓN",
                "zong jiao",
                "Faith/Creed"
            })
    void isNotFooledByHowItIsSpelled(String label) {
        assertThat(refused(asking(label, "Open for business", "first", "甲", "A")))
                .hasSize(1);
        assertThat(refused(asking("营业情况", "Open for business", "first", "甲", label)))
                .hasSize(1);
    }

    /** Places, things and the service itself are asked about with words that would be wrong of a person. */
    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            场所类别 ¦ Kind of place ¦ 宗教活动场所 ¦ Religious building
            所在道路 ¦ Road ¦ 民族路 ¦ Minorities Road
            网格未来七天火灾预测 ¦ Forecast of fires in the grid ¦ 高 ¦ High
            房屋风险等级 ¦ Risk level of the building ¦ 高风险 ¦ High risk
            移送单位 ¦ Handed to ¦ 信访局 ¦ Petition office
            居民区积水预测 ¦ Forecast of floods in residential streets ¦ 有 ¦ Expected
            登记材料 ¦ Papers ¦ 统一社会信用代码证 ¦ Certificate with the social credit code
            营业网点 ¦ Branch ¦ 农村信用社 ¦ Credit union
            门锁 ¦ Lock ¦ 指纹锁 ¦ Fingerprint lock
            检查教室 ¦ Tracing the surface of the classroom ¦ 基本合格 ¦ Good embrace of the rules
            """)
    void letsInnocentNeighboursPass(String chinese, String english, String choice, String chosen) {
        assertThat(faults(ofAPlace(asking(chinese, english, "first", choice, chosen))))
                .isEmpty();
    }

    /** Where the form names somebody, a bare level could be theirs: it is said of what it is. */
    @Test
    void aBareLevelBesideANamedPersonIsExplained() {
        var level = asking("风险等级", "Risk level", "first", "甲", "A");

        assertThat(faults(ofAPlace(level))).isEmpty();
        assertThat(refused(level)).containsExactly("score-of-a-person");
        assertThat(
                        faults(
                                level.replace(
                                        "    options:\n      - {code: first",
                                        "    about-nobody: {zh: 房屋的等级, en: The level of the building}\n    options:\n      - {code: first")))
                .isEmpty();
    }

    @Test
    void whatIsAskedOfTheOneWhoIsNamedBesideItCannotBeAboutNobody() {
        var inRow = Inspection.TEXT.replace(
                "age: {type: number, most: 150, names: {zh: 年龄, en: Age}, concept: age}",
                "age: {type: number, most: 150, names: {zh: 年龄, en: Age}, concept: age}\n"
                        + "      kind-of-visit: {type: text, names: {zh: 常去的宗教场所, en: Religious places},"
                        + " about-nobody: {zh: 只是场所, en: Only places}}");

        assertThat(ScenarioReaderTest.faults(inRow)).extracting(Fault::code).containsExactly("concept.contradiction");
        assertThat(refused(inRow.replace("about-nobody: {zh: 只是场所, en: Only places}", "concept: account")))
                .containsExactly("religion");
    }

    /** The way out is a sentence that stands in the print of the scenario; it does not reach a label that names a person. */
    @Test
    void anInnocentWordIsExplainedAndAPersonIsNotExplainedAway() {
        var place = asking("佛教建筑类别", "Kind of Buddhist building", "first", "甲", "A");
        assertThat(refused(place)).containsExactly("religion");

        var explained = place.replace(
                "options:\n      - {code: first",
                "about-nobody: {zh: 文物建筑的类别, en: The kind of an old building}\n"
                        + "    options:\n      - {code: first");
        assertThat(faults(explained)).isEmpty();
        assertThat(FlowPrint.of(ShippedScenarios.read(ShippedScenarios.parsed("inspection.yaml", explained))))
                .contains("about nobody · opened · The kind of an old building");
        assertThat(refused(explained.replace("佛教建筑类别", "户主信什么宗教"))).containsExactly("religion");
    }

    @Test
    void aHintMayForbidButNotAsk() {
        var asked = "names: {zh: 照片, en: Photo}\n    hint: {zh: \"%s\", en: Photo}";

        assertThat(ScenarioReaderTest.faults(
                        Inspection.TEXT.replace("names: {zh: 照片, en: Photo}", asked.formatted("拍场所；不要写民族和宗教信仰。"))))
                .isEmpty();
        assertThat(refused(Inspection.TEXT.replace("names: {zh: 照片, en: Photo}", asked.formatted("拍场所，并写明宗教信仰。"))))
                .containsExactly("religion");
    }

    private static String asking(String chinese, String english, String code, String choice, String chosen) {
        assertThat(Inspection.TEXT).contains(OPENED);
        return Inspection.TEXT.replace(OPENED, FIELD.formatted(chinese, english, code, choice, chosen));
    }

    /** The same form without the names of those who live there. */
    private static String ofAPlace(String text) {
        return text.replace("concept: name", "concept: account").replace("concept: telephone", "concept: where-it-is");
    }

    private static List<Fault> faults(String text) {
        return ScenarioReaderTest.faults(text);
    }

    /** What was found that is never asked; nothing else may be wrong with the file. */
    private static Set<String> refused(String text) {
        var found = faults(text).stream()
                .filter(fault ->
                        !fault.code().equals("field.unknown") && !fault.code().equals("field.unused"))
                .toList();
        assertThat(found).allSatisfy(fault -> {
            assertThat(fault.code()).isEqualTo("concept.never-asked");
            assertThat(fault.line()).isPositive();
            assertThat(fault.fix()).isNotBlank();
        });
        return found.stream().map(NeverAskedTest::thing).collect(Collectors.toSet());
    }

    private static String thing(Fault fault) {
        return Concepts.resource("never-asked.yaml").at("never-asked").members().stream()
                .filter(thing ->
                        fault.message().contains(thing.at("names").at("zh").text()))
                .map(Passage::key)
                .findFirst()
                .orElseThrow();
    }
}
