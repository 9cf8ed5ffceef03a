package org.minqing.scenario.language;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minqing.area.Fault;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;
import org.minqing.scenario.Attempt;
import org.minqing.scenario.Interpreter;
import org.minqing.scenario.Outcome;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Who;

/** A small scenario that uses every part of the language that looks at answers: an inspection of a place. */
final class Inspection {

    static final AreaCode PLACE = new AreaCode(441502001001001L);
    static final AccountId WORKER = new AccountId(new UUID(7, 1));
    static final AccountId OFFICER = new AccountId(new UUID(7, 2));

    static final String TEXT = """
            scenario: inspection
            names: {zh: 场所巡查, en: Inspection}
            class: inspection
            purpose: casework
            legal-basis: {zh: 示例, en: Example}
            tags: [rule-of-law]
            retention:
              report: {names: {zh: 内容, en: Content}, keep: 3 years, then: erase}
              short: {names: {zh: 短期, en: Short}, keep: 30 days, then: erase}
            place: {precision: exact, open: true}
            patterns:
              mobile: '1[3-9][0-9]{9}'
            sampling:
              visit: 30
            sections:
              what: {names: {zh: 场所, en: Place}}
              who: {names: {zh: 人员, en: People}}
            fields:
              kind:
                type: choice
                open: true
                section: what
                names: {zh: 类别, en: Kind}
                options:
                  - {code: shop, names: {zh: 商铺, en: Shop}}
                  - {code: workshop, names: {zh: 作坊, en: Workshop}}
                  - {code: lodging, names: {zh: 出租屋, en: Lodging}}
              floors:
                type: number
                open: true
                least: 1
                most: 30
                section: what
                names: {zh: 层数, en: Floors}
                required-when: answers.kind == 'lodging'
                constraint:
                  holds: answers.kind != 'shop' || answers.floors <= 3
                  words: {zh: 商铺不超过三层, en: A shop has three floors at most}
              area:
                type: decimal
                most: 100000
                places: 2
                retention: report
                names: {zh: 每层面积, en: Area of a floor}
                about-nobody: {zh: 房屋的面积, en: The area of the building}
              total-area:
                type: decimal
                most: 10000000
                retention: report
                names: {zh: 总面积, en: Area in all}
                about-nobody: {zh: 房屋的面积, en: The area of the building}
                computed: answers.area * double(answers.floors)
              phone:
                type: text
                retention: short
                concept: telephone
                why: {zh: 复查前先打电话, en: You are called before the second visit}
                names: {zh: 电话, en: Telephone}
                visible-when: answers.kind == 'lodging'
                constraint:
                  holds: fits(answers.phone, 'mobile')
                  words: {zh: 手机号不正确, en: This is no mobile number}
              people:
                type: group
                most: 3
                retention: report
                section: who
                names: {zh: 住户, en: People}
                fields:
                  name: {type: text, required: true, names: {zh: 称呼, en: Called}, concept: name}
                  age: {type: number, most: 150, names: {zh: 年龄, en: Age}, concept: age}
                  guardian:
                    type: text
                    concept: name
                    names: {zh: 监护人, en: Guardian}
                    visible-when: row.age < 18
                    required-when: row.age < 18
              minors:
                type: number
                most: 50
                retention: report
                names: {zh: 未成年人数, en: Minors}
                concept: how-many-people
                computed: answers.people.filter(p, has(p.age) && p.age < 18).size()
              opened:
                type: time
                retention: short
                names: {zh: 开门时间, en: Opens at}
                about-nobody: {zh: 场所的开门时间, en: When the place opens}
              photo:
                type: photo
                open: true
                names: {zh: 照片, en: Photo}
              passed:
                type: boolean
                open: true
                names: {zh: 合格, en: Passed}
            states:
              seen: {kind: new, names: {zh: 已查, en: Seen}, for-reporter: {zh: 已查, en: Seen}}
              judged: {kind: work, names: {zh: 已判, en: Judged}, for-reporter: {zh: 已判, en: Judged}}
              visited: {kind: check, names: {zh: 已走访, en: Visited}, for-reporter: {zh: 已走访, en: Visited}}
              closed: {kind: end, names: {zh: 已结, en: Closed}, for-reporter: {zh: 已结, en: Closed}}
            main-line: [look, judge, visit, close]
            actions:
              look:
                names: {zh: 巡查, en: Look}
                to: seen
                by: grid-worker@small-grid
                needs: [kind]
                takes: [floors, area, total-area, phone, people, minors, opened, photo]
              judge:
                names: {zh: 判定, en: Judge}
                from: seen
                to: judged
                by: duty-officer@town
                needs: [passed]
                evidence: [photo]
                bulk: true
              visit:
                names: {zh: 走访, en: Visit}
                from: judged
                to: visited
                by: duty-officer@town
                guard:
                  holds: answers.passed || answers.floors > 1
                  words: {zh: 不合格的单层场所直接复查, en: A failed place of one floor is looked at again}
              close:
                names: {zh: 结案, en: Close}
                from: visited
                to: closed
                by: [inspector@town]
                not-after: visit
            deadlines:
              sources:
                example-rule: {zh: 示例规定, en: Example of a rule}
              clocks:
                go-there:
                  names: {zh: 走访时限, en: Time to go there}
                  starts-at: {state: judged}
                  ends-at: {state: visited}
                  inputs: [kind]
                  limits:
                    - {kind: [shop, workshop], limit: 2 working days, source: example-rule}
                    - {kind: lodging, limit: 1 working day, source: example-rule}
                  warn:
                    - {at: 80 percent, tell: duty-officer@town}
            """;

    private Inspection() {}

    static Scenario scenario() {
        return ShippedScenarios.read(ShippedScenarios.parsed("inspection.yaml", TEXT));
    }

    static List<Fault> faultsWith(String words, String others) {
        if (!TEXT.contains(words)) {
            throw new IllegalArgumentException("Not in the text: " + words);
        }
        return ScenarioReaderTest.faults(TEXT.replace(words, others));
    }

    static Outcome look(Map<String, Object> answers) {
        return Interpreter.start(scenario(), PLACE, new Attempt("look", worker(), answers, List.of()));
    }

    static Who worker() {
        return who(WORKER, "grid-worker", "small-grid");
    }

    static Who officer() {
        return who(OFFICER, "duty-officer", "town");
    }

    private static Who who(AccountId account, String role, String level) {
        var everywhere = AreaRanges.of(PLACE.value(), PLACE.value());
        return new Who(account, List.of(new Who.Seat(new PostId(account.value()), role, level, everywhere)));
    }
}
