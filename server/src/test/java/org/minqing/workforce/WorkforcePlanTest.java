package org.minqing.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.access.Appointment;
import org.minqing.access.Lakeside;
import org.minqing.area.CityFolder;
import org.minqing.area.CityFolders;
import org.minqing.area.Fault;
import org.minqing.area.Faults;

/** What the city folders make of their workforce. */
class WorkforcePlanTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"shanwei", "boston"})
    void aShippedCityHasNoFault(String id) {
        var faults = new Faults();
        new WorkforcePart().check(CityFolders.open(id), faults);
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void moreThanNineThousandInventedPeopleOfThreeKindsWorkInTheCity() {
        var city = CityFolders.open("shanwei");
        var plan = Planning.of(city, WorkforceReader.read(city, new Faults()));
        assertThat(plan.people()).isEqualTo(9_283);
        var posts = plan.engagements().stream().collect(Collectors.groupingBy(Engagement::kind, Collectors.counting()));
        assertThat(posts.get("full-time")).isEqualTo(4_555);
        assertThat(posts.get("professional")).isEqualTo(59 * 6 * 6);
        assertThat(posts.get("part-time")).isBetween(868L * 3, 868L * 6);
        assertThat(plan.engagements()).extracting(Engagement::post).doesNotHaveDuplicates();
        assertThat(plan.further()).allMatch(post -> post.displayName().startsWith("示例"));
        assertThat(plan.further().stream()
                        .collect(Collectors.groupingBy(Appointment::holder))
                        .values())
                .allMatch(held -> held.size() <= 2
                        && held.stream().map(Appointment::area).distinct().count() == held.size()
                        && held.stream().map(Appointment::signInName).distinct().count() == 1);
        assertThat(new HashSet<>(plan.standing())).hasSize(4_555);
        assertThat(plan.teams()).hasSize(868).allMatch(team -> team.lead().isPresent());
    }

    @Test
    void everyCountyAndTownHasACentreOrAGapWithAName() {
        var folder = CityFolders.open("shanwei");
        var plan = Planning.of(folder, WorkforceReader.read(folder, new Faults()));
        assertThat(plan.centres()).hasSize(4 + 59);
        assertThat(plan.gaps())
                .hasSize(4)
                .allMatch(gap ->
                        gap.level().equals("town") && !gap.reason().values().contains(""));
        assertThat(plan.centres()).allMatch(centre -> !centre.seats().isEmpty());
    }

    @Test
    void theSameFolderMakesTheSamePeople() {
        var one = CityFolders.open("shanwei");
        var other = CityFolders.open("shanwei");
        assertThat(Planning.of(one, WorkforceReader.read(one, new Faults())))
                .isEqualTo(Planning.of(other, WorkforceReader.read(other, new Faults())));
    }

    @Test
    void aCityWithoutTheFileHasNobodyAndNoFault() throws IOException {
        var faults = faults("kinds: []\n");
        assertThat(faults).isEmpty();
        Files.delete(folder.resolve("workforce.yaml"));
        var bare = CityFolder.open(folder, new Faults()).orElseThrow();
        assertThat(new WorkforcePart().counts(bare)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kinde: []                                                                      | key.unknown
                    kinds: [{id: Ä, names: {zh: 一, en: One}}]                                      | id.shape
                    kinds: [{id: one, names: {zh: 一}}]                                             | name.missing
                    people: [{kind: none, holders-of: grid-worker, level: small-grid}]             | kind.unknown
                    standing: {level: street}                                                      | level.unknown
                    teams: {layer: middle, lead: {role: village-officer, level: village}}          | layer.unknown
                    responsibility: [{role: mayor, level: city}]                                   | workforce.post
                    centres: {duty: [{level: town, roles: []}], shifts: []}                        | workforce.duty
                    centres: {duty: [], shifts: [{id: day, from: "25:00", to: "08:00"}]}           | workforce.time
                    centres: {duty: [], shifts: []}                                                | workforce.shifts
                    centres: {gaps: [{area: 1, reason: {zh: 一, en: One}}]}                         | area.unknown
                    centres: {acknowledge-within-minutes: 0}                                       | workforce.number
                    """)
    void aWrongWordIsAFaultWithItsPlace(String text, String code) throws IOException {
        assertThat(faults(text + "\n")).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.file()).isEqualTo("workforce.yaml");
            assertThat(fault.fix()).isNotBlank();
        });
    }

    private List<Fault> faults(String text) throws IOException {
        try (var files = Files.list(Lakeside.path())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        Files.writeString(folder.resolve("workforce.yaml"), text);
        var faults = new Faults();
        new WorkforcePart().check(CityFolder.open(folder, new Faults()).orElseThrow(), faults);
        return faults.all();
    }
}
