package org.minqing.casework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Scenario;

/**
 * Where free text looks as if it told who somebody is: telephones, identity numbers, bank cards, number plates, and names that
 * stand behind words such as “姓名” or “named”. It finds what has a form and no name that has none; who it is it never says.
 */
final class NamedOthers {

    /** Answers that may be longer than this are prose; a short one holds what its question asks for. */
    private static final int SHORT = 200;

    private static final String COVER = "▇▇▇";

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    /**
     * The commonest family names of which none is a common word of its own before another character. The range ahead of the
     * list rules out most other signs at one glance; the list alone is gone through one by one.
     */
    private static final String FAMILY =
            "(?:欧阳|司徒|上官|诸葛|[一-龥&&[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘蔡蒋余于杜叶程苏魏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱侯邹熊孟秦薛江尹阎段雷龙黎史陶贺顾毛郝龚邵万钱严覃洪武莫孔]])";

    private static final String GIVEN = "[\\p{IsHan}]{1,2}";

    /** Where a Chinese name ends: nothing else is certain enough. */
    private static final String ENDS = "(?=$|[^\\p{IsHan}]|的|住|电话|手机|身份证)";

    private static final String NAME = "[A-Z][a-z]+(?:[ -][A-Z][a-z]+){1,2}";

    /**
     * A form in which somebody is named. Most texts name nobody, and a pattern looks at each of their signs; so it is tried only
     * where as many digits and one of the words stand as each of its matches has.
     *
     * @param pattern its first group is what is covered
     * @param holds what more must hold of the signs of that group
     */
    private record Form(int digits, List<String> words, Pattern pattern, Predicate<String> holds) {

        static Form of(int digits, String pattern) {
            return of(digits, pattern, _ -> true);
        }

        static Form of(int digits, String pattern, Predicate<String> holds) {
            return new Form(digits, List.of(), Pattern.compile(pattern), holds);
        }

        static Form of(List<String> words, String pattern) {
            return new Form(0, words, Pattern.compile(pattern), _ -> true);
        }

        boolean mayStandIn(String text, int digitsOfText) {
            if (digitsOfText < digits) {
                return false;
            }
            for (var word : words) {
                if (text.contains(word)) {
                    return true;
                }
            }
            return words.isEmpty();
        }
    }

    private static final List<Form> FORMS = List.of(
            // What may come first is asked before what may not stand ahead of it: most signs end there.
            // Identity numbers of China, by their check digit and a day that can be.
            Form.of(
                    17,
                    "(?=\\d)(?<![0-9A-Za-z])(\\d{6}[ -]?\\d{8}[ -]?\\d{3}[0-9Xx])(?![0-9A-Za-z])",
                    NamedOthers::isIdentity),
            // Bank cards, by their check digit.
            Form.of(
                    13,
                    "(?=[3-6])(?<![0-9A-Za-z-])([3-6]\\d{3}(?:[ -]?\\d{4}){2}[ -]?\\d{1,4}(?:[ -]?\\d{1,3})?)(?![0-9A-Za-z-])",
                    NamedOthers::isCard),
            // Telephones.
            Form.of(11, "(?=[+18])(?<![0-9A-Za-z])((?:\\+?86[ -]?)?1[3-9]\\d(?:[ -]?\\d{4}){2})(?![0-9A-Za-z])"),
            Form.of(10, "(?=0)(?<![0-9A-Za-z-])(0\\d{2,3}[- ][2-9]\\d{6,7})(?![0-9A-Za-z-])"),
            Form.of(10, "(?:电话|座机|[Tt]el)[^0-9]{0,3}(0\\d{2,3}[2-9]\\d{6,7})(?![0-9A-Za-z-])"),
            Form.of(
                    10,
                    "(?=[+(\\d])(?<![0-9A-Za-z-])((?:\\+?1[-. ])?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[-. ])\\d{3}[-. ]\\d{4})(?![0-9A-Za-z-])"),
            Form.of(7, "(?=\\+)(?<![0-9A-Za-z])(\\+[1-9]\\d{0,2}(?:[ -]?\\d{2,4}){3,4})(?![0-9A-Za-z])"),
            // Social security numbers of the United States.
            Form.of(9, "(?=\\d)(?<![0-9A-Za-z-])((?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4})(?![0-9A-Za-z-])"),
            // Number plates; letters alone are none.
            Form.of(
                    1,
                    "([一-龥&&[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]][A-HJ-Z][·• ]?[A-HJ-NP-Z0-9]{5,6})(?![0-9A-Za-z])",
                    NamedOthers::hasDigit),
            Form.of(
                    1,
                    "(?i:plate(?: number| no\\.?)?(?: is)?[: ]+)([A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,4})(?![0-9A-Za-z])",
                    NamedOthers::hasDigit),
            // Names behind words that only a name follows.
            Form.of(
                    List.of("姓名", "名字", "当事人", "户主", "房东", "业主"),
                    "(?:姓名|名字|当事人|户主|房东|业主)(?:是|叫|为)?[:： ]?(" + FAMILY + GIVEN + ")" + ENDS),
            Form.of(List.of("叫"), "(?:名叫|叫做|(?<![喊呼大])叫)(" + FAMILY + GIVEN + ")" + ENDS),
            Form.of(List.of("的电话", "的手机", "的身份证", "的住址", "的号码"), "(" + FAMILY + GIVEN + ")(?=的(?:电话|手机|身份证|住址|号码))"),
            Form.of(
                    List.of(" named "),
                    "\\b(?:[Mm]an|[Ww]oman|[Pp]erson|[Gg]uy|[Bb]oy|[Gg]irl|[Ww]ho|[Hh]e|[Ss]he)\\b[^.]{0,60}? named ("
                            + NAME + ")"),
            Form.of(
                    List.of("ame is", "ame:", "eighbo", "andlord", "wner", "enant"),
                    "(?:[Nn]ame is|[Nn]ame:|[Nn]eighbou?r|[Ll]andlord|[Oo]wner|[Tt]enant) (" + NAME + ")"),
            Form.of(List.of("Mr", "Ms", "Miss"), "(?:Mrs?|Ms|Miss)\\.? ([A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)"),
            Form.of(List.of("'s "), "(" + NAME + ")(?='s (?:phone|number|address|house|flat|apartment|car)\\b)"));

    private NamedOthers() {}

    /** A part of a text, from one place to before another. */
    private record Part(int from, int to) {}

    /** Whether anything in the text looks so. */
    static boolean in(String text) {
        return !parts(text).isEmpty();
    }

    /** The text with such parts covered. */
    static String covered(String text) {
        var covered = new StringBuilder();
        var from = 0;
        for (var part : parts(text)) {
            covered.append(text, from, part.from()).append(COVER);
            from = part.to();
        }
        return covered.append(text, from, text.length()).toString();
    }

    /** Answers with such parts covered in those of these fields. */
    static Map<String, Object> covered(Map<String, Object> answers, List<String> fields) {
        var covered = new LinkedHashMap<>(answers);
        fields.forEach(field -> covered.computeIfPresent(field, (_, text) -> covered(String.valueOf(text))));
        return covered;
    }

    /** The fields of prose among what is to be sealed, by retention class, in which somebody may be named. */
    static List<String> fields(Scenario scenario, Map<String, Map<String, Object>> sealed) {
        var fields = new TreeSet<String>();
        sealed.values()
                .forEach(answers -> answers.forEach((id, answer) -> {
                    if (answer instanceof String text && isProse(scenario, id) && in(text)) {
                        fields.add(id);
                    }
                }));
        return List.copyOf(fields);
    }

    private static boolean isProse(Scenario scenario, String field) {
        return scenario.field(field)
                .filter(known -> known.type() instanceof FieldType.Text text && text.longest() > SHORT)
                .isPresent();
    }

    /** In the order of the text, none within another. */
    private static List<Part> parts(String text) {
        var plain = narrow(text);
        var digits = countDigits(plain);
        var found = new ArrayList<Part>();
        for (var form : FORMS) {
            if (!form.mayStandIn(plain, digits)) {
                continue;
            }
            var matcher = form.pattern().matcher(plain);
            while (matcher.find()) {
                if (form.holds().test(matcher.group(1))) {
                    found.add(new Part(matcher.start(1), matcher.end(1)));
                }
            }
        }
        found.sort(Comparator.comparingInt(Part::from)
                .thenComparing(Comparator.comparingInt(Part::to).reversed()));
        return apart(found);
    }

    private static List<Part> apart(List<Part> found) {
        var apart = new ArrayList<Part>();
        for (var part : found) {
            var last = apart.isEmpty() ? null : apart.getLast();
            if (last == null || part.from() >= last.to()) {
                apart.add(part);
            } else if (part.to() > last.to()) {
                apart.set(apart.size() - 1, new Part(last.from(), part.to()));
            }
        }
        return apart;
    }

    /** Wide digits and letters as narrow ones; every place stays where it is. */
    private static String narrow(String text) {
        var plain = new StringBuilder(text);
        for (var at = 0; at < plain.length(); at++) {
            var sign = plain.charAt(at);
            if (sign >= '！' && sign <= '～' && isLetterOrDigit(sign - '！' + '!')) {
                plain.setCharAt(at, (char) (sign - '！' + '!'));
            }
        }
        return plain.toString();
    }

    private static int countDigits(String text) {
        var count = 0;
        for (var at = 0; at < text.length(); at++) {
            if (Character.isDigit(text.charAt(at))) {
                count++;
            }
        }
        return count;
    }

    private static boolean isLetterOrDigit(int sign) {
        return Character.isLetterOrDigit(sign);
    }

    private static String digits(String text) {
        return text.replaceAll("[ -]", "");
    }

    private static boolean isIdentity(String text) {
        var digits = digits(text);
        var month = Integer.parseInt(digits.substring(10, 12));
        var day = Integer.parseInt(digits.substring(12, 14));
        var sum = 0;
        for (var place = 0; place < WEIGHTS.length; place++) {
            sum += (digits.charAt(place) - '0') * WEIGHTS[place];
        }
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= 31
                && "10X98765432".charAt(sum % 11) == Character.toUpperCase(digits.charAt(17));
    }

    private static boolean isCard(String text) {
        var digits = digits(text);
        if (digits.length() < 15 || digits.length() > 19) {
            return false;
        }
        var sum = 0;
        for (var place = 0; place < digits.length(); place++) {
            var digit = digits.charAt(digits.length() - 1 - place) - '0';
            var doubled = digit * 2;
            sum += place % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static boolean hasDigit(String text) {
        return countDigits(text) > 0;
    }
}
