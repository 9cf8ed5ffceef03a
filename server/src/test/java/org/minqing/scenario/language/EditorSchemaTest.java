package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.area.Document;

class EditorSchemaTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text());

    /** Mistakes that are visible in the shape of the file; the reader finds each of them too. */
    private static final String MISTAKES = """
            purpose: casework ¦ purpose: casework\\ncolour: red
            class: inspection ¦ class: [inspection]
            class: inspection ¦ class: Inspection
            scenario: inspection ¦
            keep: 3 years ¦ keep: a while
            then: erase ¦ then: forget
            precision: exact ¦ precision: exactly
            type: decimal ¦ type: decimals
            places: 2 ¦ places: 20
            places: 2 ¦ longest: 2
            section: what ¦ sections: what
            code: shop, names ¦ name
            age: {type: number, ¦ age: {type: number, open: true,
            age: {type: number, ¦ age: {type: group,
            holds: fits(answers.phone, 'mobile') ¦ says: true
            words: {zh: 手机号不正确, en: This is no mobile number} ¦ words: {}
            visit: 30 ¦ visit: 300
            kind: check ¦ kind: checking
            for-reporter: {zh: 已查, en: Seen} ¦ reporter: {zh: 已查, en: Seen}
            to: judged ¦ towards: judged
            bulk: true ¦ bulk: often
            by: duty-officer@town ¦ by: 3
            not-after: visit ¦ not-after: [visit, visit]
            limit: 2 working days ¦ limit: two days
            starts-at: {state: judged} ¦ starts-at: judged
            at: 80 percent ¦ at: most
            example-rule: {zh: 示例规定, en: Example of a rule} ¦ example-rule: {}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shanwei/scenarios/general-event.yaml",
                "shanwei/scenarios/epidemic-lead.yaml",
                "shanwei/scenarios/dispute.yaml",
                "shanwei/scenarios/place-inspection.yaml",
                "shanwei/scenarios/unit-complaint.yaml",
                "shanwei/scenarios/data-correction.yaml",
                "shanwei/scenarios/rural-house.yaml",
                "boston/scenarios/service-request.yaml"
            })
    void takesEveryShippedScenario(String file) {
        assertThat(SCHEMA.validate(json(ShippedScenarios.document(file)), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void takesEveryPartOfTheLanguage() {
        assertThat(errors(Inspection.TEXT)).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '^', textBlock = MISTAKES)
    void refusesInTheShapeWhatTheReaderRefuses(String words, String instead) {
        assertThat(Inspection.TEXT).contains(words);
        var broken = Inspection.TEXT.replace(words, instead == null ? "" : instead.replace("\\n", "\n"));

        assertThat(ScenarioReaderTest.faults(broken)).as("the reader").isNotEmpty();
        assertThat(errors(broken)).as("the schema").isPositive();
    }

    private static int errors(String yaml) {
        return SCHEMA.validate(json(ShippedScenarios.parsed("inspection.yaml", yaml)), InputFormat.JSON)
                .size();
    }

    private static String json(Document document) {
        return document.root().toString();
    }

    private static String text() {
        try (var stream = EditorSchemaTest.class.getResourceAsStream("/scenario.schema.json")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
