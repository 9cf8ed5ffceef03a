package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.FieldType.Option;
import org.minqing.scenario.Form;
import org.minqing.scenario.Texts;
import tools.jackson.databind.json.JsonMapper;

class FormSchemaTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HASH = "a".repeat(64);

    private static final Form FORM = new Form(List.of(
            question("kind", choice(), true),
            question("words", new FieldType.Text(5), true),
            question("note", new FieldType.Text(3), false),
            question("rating", new FieldType.WholeNumber(-2, 5), false),
            question("solved", new FieldType.Flag(), false),
            question("day", new FieldType.Day(), false),
            question("photos", new FieldType.Photos(1, 2), false)));

    /** Texts, numbers and lists at the borders of every type. */
    private static final List<Object> VALUES = Stream.of(
                    List.<Object>of(
                            "road",
                            "group",
                            "",
                            " ",
                            "\u3000",
                            "\u00a0",
                            "\t\n",
                            "a\0b",
                            " a ",
                            "\u200b",
                            "\ufeff",
                            "abc",
                            "abcd",
                            "abcdef",
                            "路灯不亮了",
                            "😀😀😀",
                            "😀😀😀😀",
                            true,
                            false,
                            -3,
                            -2,
                            0,
                            5,
                            6,
                            1L << 60,
                            1.5,
                            5.0,
                            "3",
                            List.of(),
                            Map.of()),
                    List.<Object>of(
                            "2026-11-23",
                            "2026-02-29",
                            "2024-02-29",
                            "2026-13-01",
                            "2026-1-1",
                            "2026-11-23T00:00",
                            "0000-01-01",
                            "+2026-11-23",
                            "２０２６-11-23"),
                    List.<Object>of(
                            List.of(HASH),
                            List.of(HASH, HASH),
                            List.of(HASH, "b".repeat(64)),
                            List.of(HASH, "b".repeat(64), "c".repeat(64)),
                            List.of("A".repeat(64)),
                            List.of("short"),
                            List.of(7),
                            List.of(HASH + "\n"),
                            List.of("../" + "a".repeat(61))))
            .flatMap(List::stream)
            .toList();

    private final Schema schema = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()))
            .getSchema(JSON.writeValueAsString(FormSchema.of(FORM)));

    @Property(tries = 6_000)
    void theSchemaAndTheServerAgreeOnEveryAnswer(@ForAll("answers") Map<String, Object> answers) {
        var server = FORM.check(answers).isEmpty();
        var client = schema.validate(JSON.valueToTree(answers)).isEmpty();

        assertThat(client)
                .as("answers %s, faults %s", answers, FORM.check(answers))
                .isEqualTo(server);
    }

    @Provide
    Arbitrary<Map<String, Object>> answers() {
        var values = Arbitraries.of(VALUES);
        var fitting = Arbitraries.maps(Arbitraries.of("note", "rating", "solved", "day", "photos", "unknown"), values)
                .ofMaxSize(4);
        return Arbitraries.frequencyOf(
                Tuple.of(3, fitting.map(FormSchemaTest::completed)),
                Tuple.of(
                        1,
                        Arbitraries.maps(Arbitraries.of("kind", "words", "rating", "day"), values)
                                .ofMaxSize(4)));
    }

    private static Map<String, Object> completed(Map<String, Object> some) {
        var all = new LinkedHashMap<String, Object>(some);
        all.put("kind", "road");
        all.put("words", "路上");
        return all;
    }

    private static FieldType choice() {
        var leaf = new Option("road", Texts.NONE, Optional.empty(), List.of());
        return FieldType.Choice.of(List.of(new Option("group", Texts.NONE, Optional.empty(), List.of(leaf))));
    }

    private static Form.Question question(String id, FieldType type, boolean required) {
        return new Form.Question(new Field(id, Texts.NONE, type, false, "report", Texts.NONE), required);
    }
}
