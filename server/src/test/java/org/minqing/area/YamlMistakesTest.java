package org.minqing.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text that cannot be read is said to be so at its line and in words, not in those of the parser. */
class YamlMistakesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '^', textBlock = """
                    a: 1\\n\\tb: 2                               ¦ yaml.tab ¦ 2
                    a：1\\nb: 2                                  ¦ yaml.colon ¦ 1
                    a: {zh: 甲，en: A}                           ¦ yaml.comma ¦ 1
                    a: 1\\nb: "two\\nc: 3\\nd: 4                 ¦ yaml.quote ¦ 2
                    a: {b: 'one, c: two}\\nd: 3                  ¦ yaml.quote ¦ 1
                    a: 1\\nb: note: well                        ¦ yaml.text-colon ¦ 2
                    a:\\n  b: 1\\n   c: 2                        ¦ yaml.indent ¦ 3
                    a:\\n    b: 1\\n  c: 2                       ¦ yaml.indent ¦ 3
                    a:\\n  - 1\\n  b: 2                         ¦ yaml.indent ¦ 3
                    a: 1\\nb: @home                             ¦ yaml.sign ¦ 2
                    a: {b: 1\\nc: 2                              ¦ yaml.bracket ¦ 1
                    a: 1\\n---\\nb: 2                            ¦ file.second-document ¦ 3
                    a: 1\\nb: 2\\na: 3                           ¦ key.twice ¦ 3
                    """)
    void eachHasItsCodeItsLineAndAWayOut(String text, String code, int line) {
        assertThat(faults(text.replace("\\n", "\n").replace("\\t", "\t")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.line()).isEqualTo(line);
                    assertThat(fault.message()).doesNotContain("while ", "expected <", "token");
                    assertThat(fault.fix()).isNotBlank();
                });
    }

    @Test
    void everyTabAndEveryFullWidthSignIsSaidAndNotOnlyTheFirst() {
        assertThat(faults("a: 1\n\tb: 2\n\tc: 3\nd：4\n"))
                .extracting(Fault::code, Fault::line)
                .containsExactly(tuple("yaml.tab", 2), tuple("yaml.tab", 3), tuple("yaml.colon", 4));
    }

    @Test
    void aQuotedTextThatGoesOnBelowIsNoOpenQuotationMark() {
        assertThat(faults("a: \"one\n  two\"\nb: note: well\n"))
                .extracting(Fault::code)
                .containsExactly("yaml.text-colon");
    }

    @Test
    void aKeyThatStandsTwiceHidesNothingElse() {
        var faults = new Faults();
        var document = Document.read("a.yaml", "a: 1\na: 2\nb: 3\n", faults).orElseThrow();

        assertThat(faults.all())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("“a”", "line 1"));
        assertThat(document.at("/b").asInt()).isEqualTo(3);
    }

    @Test
    void slipsAreAskedAndOtherWordsAreNot() {
        var known = List.of("received", "reported", "handling");

        assertThat(Nearest.of("recieved", known)).contains("received");
        assertThat(Nearest.of("reportd", known)).contains("reported");
        assertThat(Nearest.of("filed", known)).isEmpty();
        assertThat(Nearest.question("handlin", known)).isEqualTo("Did you mean “handling”? ");
        assertThat(Nearest.of("x".repeat(100_000), known)).isEmpty();
    }

    private static List<Fault> faults(String text) {
        var faults = new Faults();
        Document.read("a.yaml", text, faults);
        return faults.all();
    }
}
