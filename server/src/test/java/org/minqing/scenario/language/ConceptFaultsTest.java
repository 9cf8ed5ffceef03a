package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.area.Faults;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Form;
import org.minqing.scenario.FormView;
import org.minqing.scenario.Retention.Afterwards;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Subject;

/** What a form may ask about a person stands in a closed list, and each concept says under which conditions. */
class ConceptFaultsTest {

    /** Each line breaks the dispute, the general event or the epidemic lead in one way. */
    private static final String MISTAKES = """
            dispute ¦ concept: account\\n ¦ \\n ¦ concept.missing ¦ /fields/matter
            dispute ¦ concept: account ¦ concept: character ¦ concept.unknown ¦ /fields/matter/concept
            dispute ¦ concept: account ¦ concept: papers ¦ concept.type ¦ /fields/matter/concept
            dispute ¦ concept: account ¦ concept: health-finding ¦ concept.purpose ¦ /fields/matter/concept
            dispute ¦ concept: account ¦ concept: identity-number ¦ concept.why ¦ /fields/matter
            dispute ¦ concept: account ¦ concept: whereabouts ¦ concept.order ¦ /fields/matter/concept
            dispute ¦ concept: account ¦ concept: telephone ¦ concept.kept-too-long ¦ /fields/matter
            dispute ¦ concept: account ¦ concept: telephone ¦ concept.archived ¦ /fields/matter
            dispute ¦ concept: account ¦ concept: account\\n    about-nobody: {zh: 甲, en: A} ¦ concept.contradiction ¦ /fields/matter/about-nobody
            dispute ¦ names: {zh: 正在激化 ¦ why: {zh: 甲, en: A}\\n    names: {zh: 正在激化 ¦ concept.why ¦ /fields/hot/why
            dispute ¦ names: {zh: 正在激化 ¦ names: {zh: 性别 ¦ concept.missing ¦ /fields/hot
            dispute ¦ names: {zh: 正在激化 ¦ concept: circumstance\\n    names: {zh: 正在激化 ¦ concept.too-open ¦ /fields/hot
            dispute ¦ concept: account ¦ concept: account\\n    why: {zh: 甲} ¦ text.missing ¦ /fields/matter/why
            general-event ¦ concept: account ¦ concept: opinion-of-service ¦ concept.too-open ¦ /fields/description
            general-event ¦ most: 6\\n    names: {zh: 会办部门 ¦ most: 6\\n    concept: name\\n    names: {zh: 会办部门 ¦ concept.group ¦ /fields/asked/concept
            epidemic-lead ¦ keep: 30 days\\n    then: erase ¦ keep: 61 days\\n    then: erase ¦ concept.kept-too-long ¦ /fields/exposed-on
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '^', textBlock = MISTAKES)
    void namesEachMistakeAtItsPlace(String scenario, String words, String instead, String code, String path) {
        var text = ShippedScenarios.text("shanwei/scenarios/" + scenario + ".yaml");
        var before = words.replace("\\n", "\n");
        assertThat(text).contains(before);
        var at = text.indexOf(before);
        var changed = text.substring(0, at) + instead.replace("\\n", "\n") + text.substring(at + before.length());

        assertThat(ScenarioReaderTest.faults(changed)).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.path()).isEqualTo(path);
            assertThat(fault.message()).isNotBlank();
            assertThat(fault.fix()).isNotBlank();
        });
    }

    @Test
    void everySealedQuestionOfTheShippedScenariosSaysWhomItIsAbout() {
        for (var file : List.of(
                "dispute", "epidemic-lead", "general-event", "place-inspection", "rural-house", "unit-complaint")) {
            assertThat(sealed(ShippedScenarios.read(ShippedScenarios.document("shanwei/scenarios/" + file + ".yaml"))))
                    .isNotEmpty()
                    .noneMatch(field -> field.subject().equals(Subject.UNSAID));
        }
    }

    @Test
    void aFormTellsThePersonWhyItIsAskedAndForHowLong() {
        var rating = view("shanwei/scenarios/general-event.yaml", "rating");
        assertThat(rating.concept()).isEqualTo("opinion-of-service");
        assertThat(rating.keep()).isEqualTo("P1Y");
        assertThat(rating.then()).isEqualTo("erase");

        var inspection = ShippedScenarios.read(ShippedScenarios.parsed("inspection.yaml", Inspection.TEXT));
        var phone = inspection.field("phone").orElseThrow().subject();
        assertThat(phone).isInstanceOfSatisfying(Subject.Person.class, person -> {
            assertThat(person.why().in("zh")).isEqualTo("复查前先打电话");
            assertThat(person.kept().orElseThrow().then()).isEqualTo(Afterwards.ERASE);
        });
        var people = (FieldType.Group) inspection.field("people").orElseThrow().type();
        assertThat(people.form().field("age").orElseThrow().subject())
                .isInstanceOfSatisfying(
                        Subject.Person.class,
                        person -> assertThat(person.kept().orElseThrow().keep().getYears())
                                .isEqualTo(3));
        assertThat(inspection.field("opened").orElseThrow().subject()).isInstanceOf(Subject.Nobody.class);
    }

    /** A version that was published before there was a list goes on as it is, and so does one with a concept since given up. */
    @Test
    void whatWasPublishedBeforeIsReadAndNotHeldAgainstTheList() {
        var old = Inspection.TEXT
                .replace("concept: telephone", "concept: given-up")
                .replace("concept: age", "required: false");
        var faults = new Faults();

        var scenario = new ScenarioReader(Vocabulary.ANY).read(ShippedScenarios.parsed("old.yaml", old), faults);

        assertThat(faults.all()).isEmpty();
        assertThat(scenario.orElseThrow().field("phone").orElseThrow().subject())
                .isEqualTo(Subject.UNSAID);
    }

    @Test
    void theListOfConceptsIsTheEditorsAndTheDocuments() throws Exception {
        var schema = Objects.requireNonNull(ShippedScenarios.class.getResource("/scenario.schema.json"));
        var names = Concepts.shipped().all().stream().map(Concept::id).toList();
        var enumerated = new tools.jackson.databind.ObjectMapper()
                .readTree(schema.openStream())
                .at("/$defs/concept/enum");
        var written = Files.readString(ShippedScenarios.cities().resolve("../docs/scenario-language.md"));

        assertThat(enumerated.valueStream().map(one -> one.asString()).toList()).isEqualTo(names);
        assertThat(names).allSatisfy(name -> assertThat(written).contains("| `" + name + "` |"));
    }

    private static FormView.ConceptView view(String file, String field) {
        var scenario = ShippedScenarios.read(ShippedScenarios.document(file));
        var form = new Form(List.of(new Form.Question(scenario.field(field).orElseThrow(), true)));
        return Objects.requireNonNull(FormView.of(form).getFirst().about());
    }

    private static List<Field> sealed(Scenario scenario) {
        return scenario.fields().stream()
                .filter(field -> !field.open() && !(field.type() instanceof FieldType.Group))
                .toList();
    }
}
