package org.minqing.exchange.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.area.CityFolder;
import org.minqing.area.Document;
import org.minqing.area.Fault;
import org.minqing.area.Faults;
import org.minqing.scenario.ScenarioPart;

/** How a partner's words become ours stands in the city folder, and what does not fit is said by ./minqing check. */
class PartnersPartTest {

    private static final Path SHANWEI = Path.of("..", "cities", "shanwei");
    private static final CityFolder FOLDER =
            CityFolder.open(SHANWEI, new Faults()).orElseThrow();

    @Test
    void theMappingOfShanweiHasNoFaultAndSaysWhatBecomesOfACall() throws IOException {
        var faults = new Faults();
        var partners = read(Files.readString(SHANWEI.resolve("partners.yaml")), faults);
        assertThat(faults.all()).isEmpty();
        var hotline = partners.getFirst().receives().orElseThrow();
        assertThat(becomes(hotline, "matter", "0202")).contains("manhole-cover");
        assertThat(becomes(hotline, "matter", "9999")).contains("other");
        assertThat(becomes(hotline, "level", "9")).isEmpty();
        assertThat(becomes(hotline, "content", "示例")).contains("示例");
        assertThat(hotline.answers().states())
                .containsEntry("handling", "working")
                .containsEntry("filed", "done");
        assertThat(hotline.answers().tells("reported", "accepted", Set.of())).isFalse();
        assertThat(hotline.answers().tells("accepted", "dispatched", Set.of())).isTrue();
        assertThat(hotline.answers().tells("handling", "fed-back", Set.of("measures")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source: hotline|source: carrier-pigeon|partner.source",
                "scenario: general-event|scenario: no-event|partner.scenario",
                "{to: description}|{to: poem}|partner.field",
                "{to: description}|{to: photos}|partner.field",
                "content: {to: description}|content: {to: contact}|partner.required",
                "manhole-cover|manhole-lid|partner.value",
                "otherwise: other|otherwise: nothing|partner.value",
                "[rejected]|[]|partner.state-missing",
                "[rejected]|[rejected, lost]|partner.state",
                "441521000000000|441529000000000|partner.area",
                "measures: result|rating: result|partner.field",
                "measures: result|mood: result|partner.field",
                "action: confirm-hand-over|action: forget|partner.action",
                "handed-to: {|nobody: {|partner.field",
                "receives:|recieves:|key.unknown"
            })
    void whatDoesNotFitIsSaid(String instead, String of, String code) throws IOException {
        var text = Files.readString(SHANWEI.resolve("partners.yaml"));
        assertThat(text).contains(instead);
        var faults = new Faults();
        read(text.replace(instead, of), faults);
        assertThat(faults.all()).extracting(Fault::code).contains(code);
    }

    private static Optional<Object> becomes(Partner.Receives receives, String field, String answer) {
        return Optional.ofNullable(receives.fields().get(field)).flatMap(one -> one.of(answer));
    }

    private static List<Partner> read(String text, Faults faults) {
        var document = Document.read("partners.yaml", text, faults).orElseThrow();
        return PartnersPart.read(
                document, ScenarioPart.scenarios(FOLDER), Set.of("hotline", "petition-office"), FOLDER.city(), faults);
    }
}
