package org.minqing.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minqing.deadline.TestTime.SHANWEI;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.deadline.TimeLimit.Unit;

/**
 * Every rule of law that the city has written down, started on Tuesday the 8th of September 2026, before National Day with its
 * make-up workdays. The expected times were found with a calendar, not with this engine.
 */
class LawTest {

    private static final String START = "2026-09-08T10:00";
    private static final Set<String> TRIED = ConcurrentHashMap.newKeySet();
    private static final Set<String> TRIED_DUTIES = ConcurrentHashMap.newKeySet();

    /** Each row of the table of lawful clocks: how much, in what unit, due when, what may be added, and the document. */
    private static final String RULES = """
            petition-register | 15 | CALENDAR_DAYS | 2026-09-23T17:30 | | 信访工作条例 第二十二条
            petition-receipt | 15 | CALENDAR_DAYS | 2026-09-23T17:30 | | 信访工作条例 第二十三条
            petition-transfer-objection | 5 | WORKING_DAYS | 2026-09-15T17:30 | | 信访工作条例 第二十三条
            petition-conclude | 60 | CALENDAR_DAYS | 2026-11-09T17:30 | 30 with notice | 信访工作条例 第三十四条
            petition-review-ask | 30 | CALENDAR_DAYS | 2026-10-08T17:30 | | 信访工作条例 第三十五条
            petition-review-answer | 30 | CALENDAR_DAYS | 2026-10-08T17:30 | | 信访工作条例 第三十五条
            petition-rereview-ask | 30 | CALENDAR_DAYS | 2026-10-08T17:30 | | 信访工作条例 第三十六条
            petition-rereview-answer | 30 | CALENDAR_DAYS | 2026-10-08T17:30 | | 信访工作条例 第三十六条
            mediation-period | 30 | CALENDAR_DAYS | 2026-10-08T17:30 | | 深圳经济特区矛盾纠纷多元化解条例 第二十五条
            administrative-mediation-transfer | 3 | WORKING_DAYS | 2026-09-11T17:30 | | 深圳经济特区矛盾纠纷多元化解条例 第四十五条
            administrative-mediation-accept | 5 | WORKING_DAYS | 2026-09-15T17:30 | | 深圳经济特区矛盾纠纷多元化解条例 第四十六条
            administrative-mediation-accept-complex | 10 | WORKING_DAYS | 2026-09-21T17:30 | | 深圳经济特区矛盾纠纷多元化解条例 第四十六条
            labour-mediation | 15 | CALENDAR_DAYS | 2026-09-23T17:30 | | 劳动争议调解仲裁法 第十四条
            judicial-confirmation-apply | 30 | CALENDAR_DAYS | 2026-10-08T17:30 | | 人民调解法 第三十三条; 民事诉讼法(2023年修正) 第二百零五条
            judicial-confirmation-accept | 3 | CALENDAR_DAYS | 2026-09-11T17:30 | | 最高人民法院关于人民调解协议司法确认程序的若干规定 第四条
            judicial-confirmation-decide | 15 | CALENDAR_DAYS | 2026-09-23T17:30 | 10 | 最高人民法院关于人民调解协议司法确认程序的若干规定 第五条
            special-procedure-decide | 30 | CALENDAR_DAYS | 2026-10-08T17:30 | | 民事诉讼法(2023年修正) 第一百八十七条
            hotline | 5 | WORKING_DAYS | 2026-09-15T17:30 | | 济南、潍坊市12345热线地方规定
            minimum-living-town-check | 15 | WORKING_DAYS | 2026-09-29T17:30 | | 浙江省社会救助条例 第十一条
            minimum-living-publicity | 7 | CALENDAR_DAYS | 2026-09-16T00:00 | | 浙江省社会救助条例 第十一条
            minimum-living-county-decision | 5 | WORKING_DAYS | 2026-09-15T17:30 | | 浙江省社会救助条例 第十一条
            open-government-answer | 20 | WORKING_DAYS | 2026-10-12T17:30 | 20 with notice | 政府信息公开条例 第三十三条
            open-government-correction | 7 | WORKING_DAYS | 2026-09-17T17:30 | | 政府信息公开条例 第三十条
            village-objection | 5 | CALENDAR_DAYS | 2026-09-14T17:30 | | 山东省村务公开条例 第十二条
            village-objection-reply | 5 | CALENDAR_DAYS | 2026-09-14T17:30 | | 山东省村务公开条例 第十二条
            election-list | 20 | CALENDAR_DAYS | 2026-08-20T00:00 | | 村民委员会组织法(2018年文本) 第十四条
            election-list-objection | 5 | CALENDAR_DAYS | 2026-09-14T00:00 | | 村民委员会组织法(2018年文本) 第十四条
            election-list-decision | 3 | CALENDAR_DAYS | 2026-09-12T00:00 | | 村民委员会组织法(2018年文本) 第十四条
            """;

    /** Each row that sets no clock: how often, if so, what follows, and the document. */
    private static final String DUTIES = """
            petition-group | | limits-number | 信访工作条例 第二十条
            petition-openness | | protects-petitioner | 信访工作条例 第十八、二十一、三十、四十六条
            petition-final | | ends-petition | 信访工作条例 第三十六条
            mediation-freedom | | ends-mediation | 人民调解法 第四、十七、十九、二十三条
            judicial-confirmation-bar | | refuse | 最高人民法院关于人民调解协议司法确认程序的若干规定 第四条
            village-affairs-general | P3M | publish | 村民委员会组织法(2018年文本) 第三十条
            village-affairs-money | P1M | publish | 村民委员会组织法(2018年文本) 第三十条
            village-affairs-big | | publish | 村民委员会组织法(2018年文本) 第三十条
            village-money-items | P1M | publish | 山东省村务公开条例 第十六条
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = RULES)
    void isDueWhenACalendarSaysSo(
            String id, int amount, Unit unit, String due, @Nullable String extension, String source) {
        var start = SHANWEI.at(START);
        var rule = SHANWEI.rules().at(id, start, SHANWEI.calendar().zone()).orElseThrow();
        TRIED.add(id);
        assertThat(rule.limit().amount()).isEqualTo(amount);
        assertThat(rule.limit().unit()).isEqualTo(unit);
        assertThat(rule.extension().map(LawTest::written)).isEqualTo(Optional.ofNullable(extension));
        assertThat(rule.source()).isEqualTo(source);
        assertThat(SHANWEI.local(SHANWEI.deadlines().due(Clock.of(rule, start))))
                .isEqualTo(due);
    }

    private static String written(Rule.Extendable extension) {
        return extension.amount() + (extension.notice() ? " with notice" : "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = DUTIES)
    void isADutyWithItsSource(String id, @Nullable String every, String effect, String source) {
        TRIED_DUTIES.add(id);
        var duty = SHANWEI.law().duties().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(duty.every()).isEqualTo(Optional.ofNullable(every));
        assertThat(duty.effect()).isEqualTo(effect);
        assertThat(duty.source()).isEqualTo(source);
    }

    @AfterAll
    static void everyRuleAndDutyWasTried() {
        assertThat(TRIED)
                .containsExactlyInAnyOrderElementsOf(
                        SHANWEI.law().rules().stream().map(Rule::id).toList());
        assertThat(TRIED_DUTIES)
                .containsExactlyInAnyOrderElementsOf(
                        SHANWEI.law().duties().stream().map(Duty::id).toList());
    }

    @Test
    void everyRuleAndDutyNamesItsSourceItsDayAndItsEffect() {
        assertThat(SHANWEI.law().rules()).hasSize(28).allSatisfy(rule -> {
            assertThat(rule.source()).isNotBlank();
            assertThat(rule.effect()).isNotBlank();
            assertThat(rule.start()).isNotBlank();
            assertThat(rule.validFrom()).isAfter(LocalDate.of(2000, 1, 1));
            assertThat(rule.names()).containsOnlyKeys("zh", "en");
        });
        assertThat(SHANWEI.law().duties()).hasSize(9).allSatisfy(duty -> {
            assertThat(duty.source()).isNotBlank();
            assertThat(duty.names()).containsOnlyKeys("zh", "en");
        });
    }

    @Test
    void nobodyIsSaidToHaveCheckedWhatNobodyChecked() {
        assertThat(SHANWEI.law().rules())
                .allSatisfy(rule -> assertThat(rule.checked()).isEmpty());
    }

    @Test
    void aClockKeepsTheRuleOfItsStartWhenTheRuleChanges() {
        var former = version(5, "2020-01-01");
        var later = version(3, "2026-03-04");
        var rules = new RuleBook(List.of(later, former));
        var zone = SHANWEI.calendar().zone();
        assertThat(rules.at("rule", SHANWEI.at("2026-03-03T23:59"), zone)).contains(former);
        assertThat(rules.at("rule", SHANWEI.at("2026-03-04T00:00"), zone)).contains(later);
        assertThat(rules.at("rule", SHANWEI.at("2019-12-31T12:00"), zone)).isEmpty();
    }

    private static Rule version(int amount, String from) {
        return new Rule(
                "rule",
                Map.of(),
                TestTime.workingDays(amount),
                "reported",
                false,
                Optional.empty(),
                "overdue",
                "document",
                LocalDate.parse(from),
                Optional.empty());
    }
}
