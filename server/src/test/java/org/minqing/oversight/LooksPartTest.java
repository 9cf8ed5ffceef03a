package org.minqing.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.access.Lakeside;
import org.minqing.area.CityFolder;
import org.minqing.area.Fault;
import org.minqing.area.Faults;
import org.springframework.util.FileSystemUtils;

/** A city says how looks are told and watched; what makes no sense is told with its place. */
class LooksPartTest {

    @TempDir
    private Path folder;

    @Test
    void aCityWithoutTheFileLivesByTheDefaults() throws IOException {
        FileSystemUtils.copyRecursively(Lakeside.path(), folder);
        var settings =
                new LooksPart().read(CityFolder.open(folder, new Faults()).orElseThrow(), new Faults());
        assertThat(settings).isEqualTo(LookSettings.DEFAULT);
        assertThat(settings.mostCasesAnHour()).isEqualTo(120);
        assertThat(settings.delays()).as("nobody is told later").isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws IOException {
        assertThat(faults("""
                        most-cases-an-hour: 0
                        keep-months: 5
                        longest: 3
                        purposes:
                          casework: {zh: 办理, en: " "}
                        delays:
                          No Code: {most-days: 3, names: {zh: 示例, en: Sample}}
                          endless: {names: {zh: 示例, en: Sample}}
                          long: {most-days: 1000, names: {zh: 示例, en: Sample}}
                        """))
                .containsExactlyInAnyOrder(
                        "looks.number /most-cases-an-hour",
                        "looks.number /keep-months",
                        "key.unknown /longest",
                        "looks.names /purposes/casework",
                        "looks.delay /delays/No Code",
                        "looks.delay /delays/endless",
                        "looks.number /delays/long/most-days");
    }

    private List<String> faults(String text) throws IOException {
        FileSystemUtils.copyRecursively(Lakeside.path(), folder);
        Files.writeString(folder.resolve("looks.yaml"), text);
        var faults = new Faults();
        new LooksPart().read(CityFolder.open(folder, new Faults()).orElseThrow(), faults);
        return faults.all().stream().map(LooksPartTest::said).toList();
    }

    private static String said(Fault fault) {
        return fault.code() + " " + fault.path();
    }
}
