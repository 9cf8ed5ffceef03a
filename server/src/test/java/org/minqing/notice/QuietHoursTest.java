package org.minqing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.access.Lakeside;
import org.minqing.area.CityFolder;
import org.minqing.area.CityFolders;
import org.minqing.area.Fault;
import org.minqing.area.Faults;

/** When a city lets its people sleep, and what its file may say. */
class QuietHoursTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T13:59:59Z, 2026-11-23T13:59:59Z",
        "2026-11-23T14:00:00Z, 2026-11-23T23:00:00Z",
        "2026-11-23T20:00:00Z, 2026-11-23T23:00:00Z",
        "2026-11-23T23:00:00Z, 2026-11-23T23:00:00Z",
    })
    void aNightLastsUntilTheMorning(Instant at, Instant over) {
        var night = new NoticeRules.Quiet(LocalTime.of(22, 0), LocalTime.of(7, 0));
        assertThat(night.over(at, SHANGHAI)).isEqualTo(over);
    }

    @Test
    void aNoonRestEndsOnItsOwnDay() {
        var rest = new NoticeRules.Quiet(LocalTime.of(12, 0), LocalTime.of(14, 0));
        assertThat(rest.over(Instant.parse("2026-11-23T05:00:00Z"), SHANGHAI)).isEqualTo("2026-11-23T06:00:00Z");
        assertThat(rest.over(Instant.parse("2026-11-23T06:00:00Z"), SHANGHAI)).isEqualTo("2026-11-23T06:00:00Z");
    }

    @Test
    void theShippedCityIsQuietAtNightAndUrgentIsWhatEndangersLife() {
        var faults = new Faults();
        var rules = NoticePart.read(CityFolders.open("shanwei"), faults);
        assertThat(faults.all()).isEmpty();
        assertThat(rules.quiet()).isPresent();
        assertThat(rules.isUrgent(Map.of("severity", "urgent"))).isTrue();
        assertThat(rules.isUrgent(Map.of("severity", "pressing"))).isFalse();
        assertThat(rules.isUrgent(Map.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    loud: 1                                      | key.unknown
                    quiet: {from: late, to: "07:00"}             | notices.time
                    coalesce-minutes: 0                          | notices.minutes
                    retry-minutes: [1, 100000]                   | notices.minutes
                    alarm-minutes: 0                             | notices.minutes
                    urgent: [{field: severity, values: []}]      | notices.urgent
                    """)
    void aWrongWordIsAFault(String text, String code) throws IOException {
        assertThat(faults(text + "\n")).extracting(Fault::code).contains(code);
    }

    @Test
    void everyKindSaysItsWordsInBothLanguages() {
        var words = new NoticeWords();
        for (var kind :
                List.of(Following.ASSIGNED, Following.MOVED, Alarm.NOBODY_THERE, Alarm.URGENT_REPORT, Alarm.UNHEARD)) {
            assertThat(words.of(kind, 1)).containsOnlyKeys("zh", "en");
            assertThat(words.of(kind, 1).get("zh")).matches("\\p{IsHan}.*。");
        }
        assertThat(words.of(Following.MOVED, 1).get("en")).isEqualTo("Your report has moved on.");
        assertThat(words.of(Following.MOVED, 3).get("en")).isEqualTo("Your report has moved on by 3 steps.");
        assertThat(words.of(Following.MOVED, 3).get(Locale.CHINESE.getLanguage()))
                .contains("3步");
    }

    private List<Fault> faults(String text) throws IOException {
        try (var files = Files.list(Lakeside.path())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        Files.writeString(folder.resolve("notices.yaml"), text);
        var faults = new Faults();
        new NoticePart().check(CityFolder.open(folder, new Faults()).orElseThrow(), faults);
        return faults.all();
    }
}
