package org.minqing.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.access.Lakeside;
import org.minqing.area.CityFolder;
import org.minqing.area.CityFolders;
import org.minqing.area.Fault;
import org.minqing.area.Faults;
import org.minqing.deadline.TimeLimit;
import org.springframework.util.FileSystemUtils;

/** When a city has its tasks reminded of, and what its file may say. */
class DirectivePartTest {

    private final Faults faults = new Faults();

    @TempDir
    private Path folder;

    @Test
    void theShippedCityAndOneThatSaysNothingRemindAlike() {
        assertThat(new DirectivePart().read(CityFolders.open("shanwei"), faults))
                .isEqualTo(DirectiveRules.DEFAULT);
        assertThat(new DirectivePart().read(Lakeside.folder(), faults)).isEqualTo(DirectiveRules.DEFAULT);
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void aCityThatSaysOtherwiseIsFollowed() throws IOException {
        var rules = read("reminders: {warn-at-percent: 50, escalate-after: {amount: 6, unit: hours}}");

        assertThat(faults.all()).isEmpty();
        assertThat(rules).isEqualTo(new DirectiveRules(50, DirectiveTime.limit(6, TimeLimit.Unit.HOURS)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    loud: 1                                                      | key.unknown
                    reminders: {often: 3}                                        | key.unknown
                    reminders: {warn-at-percent: 100}                            | tasks.percent
                    reminders: {warn-at-percent: half}                           | tasks.percent
                    reminders: {escalate-after: {amount: 0, unit: hours}}        | tasks.after
                    reminders: {escalate-after: {amount: 1, unit: moons}}        | tasks.after
                    reminders: {escalate-after: soon}                            | tasks.after
                    """)
    void aWrongWordIsAFault(String text, String code) throws IOException {
        read(text);

        assertThat(faults.all()).extracting(Fault::code).contains(code);
    }

    private DirectiveRules read(String text) throws IOException {
        FileSystemUtils.copyRecursively(Lakeside.path(), folder);
        Files.writeString(folder.resolve("tasks.yaml"), text + "\n");
        return new DirectivePart().read(CityFolder.open(folder, new Faults()).orElseThrow(), faults);
    }
}
