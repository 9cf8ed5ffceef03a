package org.minqing.access.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.access.Lakeside;
import org.minqing.area.City;

/** What a new password must be. */
class PasswordRulesTest {

    private static final List<String> NAMES = List.of("grid-worker-990101001001002", "示例立春");

    private final PasswordRules rules = new PasswordRules(City.of(Lakeside.folder()));

    @Test
    void aloneItHasFifteenCharactersOrMoreAndBesideASecondFactorEight() {
        assertThat(fault("vexkud 74 pronm")).isEmpty();
        assertThat(fault("vexkud 74 pron")).contains("password.too-short");
        assertThat(rules.fault("vexkud 7", true, NAMES)).isEmpty();
        assertThat(rules.fault("vexkud ", true, NAMES)).contains("password.too-short-with-factor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stillwaterferriesatdawn",
                "nur kleine buchstaben hier",
                "山路灯亮渔船归港雨后天晴人安稳",
                "🦆🌊🏮🚲🪁🥢🎋🧵🪜🛶🐚🌾🍵🧭🪷",
                "tab\tand\u00a0space are characters",
                "481 59 2037 664 19 8",
            })
    void everyCharacterIsAllowedAndNoneIsAskedFor(String password) {
        assertThat(fault(password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "aaaaaaaaaaaaaaaaaaaa",
                "12345678901234567890",
                "qwertyuiopasdfghjkl",
                "P@ssw0rdP@ssw0rd",
                "grid-worker-990101001001002",
                "grid-worker-990101001001002!",
                "示例立春示例立春示例立春示例立春",
                "lakesidelakeside",
                "Lakeside-Lakeside-2026",
                "示例立春 2026 lakeside",
            })
    void whatIsCommonOrMadeOfTheOwnNamesOrTheCitysIsRefused(String password) {
        assertThat(fault(password)).contains("password.guessable");
    }

    /** Most are found by the lists of words already; the others are what the list of breaches is for. */
    @Test
    void nothingThatCameToLightInABreachIsTakenAndSomeOnlyBecauseOfTheList() {
        var faults = Breached.known().stream()
                .map(password -> rules.fault(password, true, NAMES).orElse("taken"))
                .collect(Collectors.groupingBy(code -> code, Collectors.counting()));

        assertThat(faults).containsOnlyKeys("password.guessable", "password.breached");
        assertThat(faults.get("password.breached")).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "polniypizdec110211",
                "1q2w3e4r5t6y7u8i9o0p",
                "trustno1polniypizdec0211!",
                "Polniypizdec0211 2026",
            })
    void oneIsRefusedAlsoTogetherWithAnotherOrWithALittleAround(String password) {
        assertThat(fault(password))
                .hasValueSatisfying(code -> assertThat(code).isIn("password.breached", "password.guessable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "woaini5201314woaini",
                "zhongguoguangdong",
                "wodemimashiwoaini",
                "guanliyuan88888888",
                "shengrikuaile1314520",
                "laopolaogongbaobao",
            })
    void whatManyTypeInPinyinIsRefused(String password) {
        assertThat(fault(password)).contains("password.guessable");
    }

    @Test
    void charactersAreCountedAsPeopleCountThemAndTwoHundredAreEnough() {
        assertThat(fault("🦆".repeat(7) + "🌊".repeat(7))).contains("password.too-short");
        var longest = "stillwater ferries at dawn ".repeat(8).substring(0, 200);
        assertThat(fault(longest)).isNotEqualTo(Optional.of("password.too-long"));
        assertThat(fault(longest + "x")).contains("password.too-long");
    }

    private Optional<String> fault(String password) {
        return rules.fault(password, false, NAMES);
    }
}
