package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.area.Fault;

class RuleFaultsTest {

    /** Each line breaks the inspection in one way: the words, what stands instead, the fault and where it stands. */
    private static final String MISTAKES = """
            required-when: answers.kind == 'lodging' ¦ required-when: answers.kin == 'lodging' ¦ expression.unknown-field ¦ /fields/floors/required-when
            required-when: answers.kind == 'lodging' ¦ required-when: answers.kind = 'lodging' ¦ expression.syntax ¦ /fields/floors/required-when
            required-when: answers.kind == 'lodging' ¦ required-when: answers.kind > 3 ¦ expression.type ¦ /fields/floors/required-when
            required-when: answers.kind == 'lodging' ¦ required-when: answers.kind ¦ expression.result ¦ /fields/floors/required-when
            required-when: answers.kind == 'lodging' ¦ required-when: today() > 3 ¦ expression.unknown-word ¦ /fields/floors/required-when
            required-when: answers.kind == 'lodging' ¦ required-when: answers == answers ¦ expression.unknown-word ¦ /fields/floors/required-when
            required-when: answers.kind == 'lodging' ¦ required-when: answers.passed ¦ expression.not-asked ¦ /fields/floors
            required-when: answers.kind == 'lodging' ¦ required-when: case.round > 1 ¦ expression.no-case-yet ¦ /fields/floors
            required-when: answers.kind == 'lodging' ¦ required-when: answers.people.all(a, answers.people.all(b, answers.people.all(c, answers.people.all(d, answers.people.all(e, answers.people.all(f, answers.people.all(g, a.age > g.age))))))) ¦ expression.too-costly ¦ /fields/floors/required-when
            holds: fits(answers.phone, 'mobile') ¦ holds: fits(answers.phone, 'mobil') ¦ expression.pattern ¦ /fields/phone/constraint/holds
            holds: fits(answers.phone, 'mobile') ¦ says: true ¦ scenario.key-missing ¦ /fields/phone/constraint/holds
            mobile: '1[3-9][0-9]{9}' ¦ mobile: '(?=1)x' ¦ pattern.shape ¦ /patterns/mobile
            mobile: '1[3-9][0-9]{9}' ¦ mobile: '1[3-9' ¦ pattern.shape ¦ /patterns/mobile
            words: {zh: 手机号不正确, en: This is no mobile number} ¦ words: {zh: 手机号不正确} ¦ text.missing ¦ /fields/phone/constraint/words
            visible-when: answers.kind == 'lodging' ¦ visible-when: answers.total_area > 3.0 && answers.phone == '' ¦ nothing ¦
            visible-when: row.age < 18 ¦ visible-when: row.size < 18 ¦ expression.unknown-field ¦ /fields/people/fields/guardian/visible-when
            computed: answers.area * double(answers.floors) ¦ computed: answers.floors ¦ nothing ¦
            computed: answers.area * double(answers.floors) ¦ computed: answers.kind ¦ expression.result ¦ /fields/total-area/computed
            computed: answers.area * double(answers.floors) ¦ computed: answers.area * double(answers.minors + size(answers.people)) ¦ nothing ¦
            computed: answers.area * double(answers.floors) ¦ computed: 1.0\\n    required-when: true ¦ field.computed-required ¦ /fields/total-area/computed
            type: number\\n    open: true\\n    least: 1\\n    most: 30 ¦ type: number\\n    open: true\\n    most: 30\\n    computed: int(answers.area) ¦ field.open-from-sealed ¦ /fields/floors/computed
            most: 50\\n    retention: report ¦ most: 50\\n    retention: short ¦ nothing ¦
            type: time\\n    retention: short ¦ type: text\\n    retention: report ¦ nothing ¦
            type: photo\\n ¦ type: photo\\n    computed: "'x'"\\n ¦ field.not-computable ¦ /fields/photo/computed
            section: who ¦ section: whom ¦ section.unknown ¦ /fields/people/section
            section: who\\n ¦\\n ¦ section.unused ¦ /sections/who
            age: {type: number ¦ age: {type: group ¦ field.nested-group ¦ /fields/people/fields/age
            phone:\\n    type: text ¦ for:\\n    type: text ¦ field.reserved ¦ /fields/for
            evidence: [photo] ¦ evidence: [passed] ¦ evidence.kind ¦ /actions/judge/evidence
            evidence: [photo] ¦ evidence: [picture] ¦ field.unknown ¦ /actions/judge/evidence
            holds: answers.passed || answers.floors > 1 ¦ holds: answers.area > 1.0 ¦ expression.sealed ¦ /actions/visit/guard
            visit: 30 ¦ visit: 300 ¦ scenario.range ¦ /sampling/visit
            tags: [rule-of-law] ¦ tags: [] ¦ tag.missing ¦ /tags
            tags: [rule-of-law] ¦ tags: [rule-of-law, best-of-all] ¦ tag.unknown ¦ /tags
            from: judged\\n    to: visited ¦ from: judged\\n    bulk: true\\n    to: visited ¦ action.bulk ¦ /actions/visit
            from: visited\\n    to: closed ¦ from: visited\\n    bulk: true\\n    to: closed ¦ action.bulk ¦ /actions/close
            takes: [floors, ¦ guard: {holds: true, words: {zh: 示例, en: x}}\\n    takes: [floors, ¦ action.guard-at-start ¦ /actions/look/guard
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '^', textBlock = MISTAKES)
    void namesEachMistakeAtItsPlace(String words, String instead, String code, String path) {
        var found = Inspection.faultsWith(unfolded(words), unfolded(instead == null ? "" : instead));

        if (code.equals("nothing")) {
            assertThat(found).isEmpty();
            return;
        }
        assertThat(found).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.path()).isEqualTo(path);
            assertThat(fault.message()).isNotBlank();
            assertThat(fault.fix()).isNotBlank();
        });
    }

    @Test
    void findsFieldsThatWaitForEachOther() {
        var found = ScenarioReaderTest.faults(Inspection.TEXT
                .replace("computed: answers.area * double(answers.floors)", "computed: double(answers.minors)")
                .replace("p.age < 18).size()", "p.age < 18).size() + int(answers.total_area)"));

        assertThat(found)
                .extracting(Fault::code, Fault::path)
                .containsExactly(tuple("field.circle", "/fields/total-area"));
        assertThat(found.getFirst().message()).contains("total-area → minors → total-area");
    }

    @Test
    void keepsNothingComputedLongerThanItsSource() {
        var found = Inspection.faultsWith(
                "computed: answers.area * double(answers.floors)",
                "computed: \"answers.opened < '09:00' ? 1.0 : 2.0\"");

        assertThat(found)
                .extracting(Fault::code, Fault::path)
                .contains(tuple("retention.longer", "/fields/total-area/computed"));
    }

    private static String unfolded(String words) {
        return words.replace("\\n", "\n");
    }
}
