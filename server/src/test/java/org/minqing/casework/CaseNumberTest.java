package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.UuidV7;

class CaseNumberTest {

    private final CaseNumber numbers = new CaseNumber("SW", ZoneId.of("Asia/Shanghai"));

    @Test
    void tellsTheLocalDayAndFiveSigns() {
        var lateEveningInUtc = Instant.parse("2026-11-22T17:00:00Z");

        var number = numbers.of(new CaseId(UuidV7.at(lateEveningInUtc, new Random(7))));

        assertThat(number).matches("SW26-1123-[0-9A-HJKMNP-TV-Z]{5}");
    }

    @Property
    void leadsBackToItsCase(
            @ForAll @LongRange(min = 1_600_000_000_000L, max = 1_900_000_000_000L) long millis, @ForAll long seed) {
        var id = UuidV7.at(Instant.ofEpochMilli(millis), new Random(seed));
        var number = numbers.of(new CaseId(id));

        var meaning = numbers.read(number).orElseThrow();

        assertThat(id.getLeastSignificantBits() & CaseNumber.MASK).isEqualTo(meaning.ending());
        assertThat(Long.compareUnsigned(
                        id.getMostSignificantBits(), meaning.from().getMostSignificantBits()))
                .isNotNegative();
        assertThat(Long.compareUnsigned(
                        id.getMostSignificantBits(), meaning.to().getMostSignificantBits()))
                .isNegative();
    }

    @Test
    void isReadAsPeopleWriteIt() {
        var meant = numbers.read("SW26-1123-0K1Q9");

        assertThat(meant).isPresent();
        assertThat(numbers.read(" sw261123okiq9 ")).isEqualTo(meant);
    }

    @Test
    void isNotReadFromAnythingElse() {
        assertThat(numbers.read("")).isEmpty();
        assertThat(numbers.read("BOS26-1123-7K2Q9")).isEmpty();
        assertThat(numbers.read("SW26-1333-7K2Q9")).isEmpty();
        assertThat(numbers.read("SW26-1123-7K2U9")).isEmpty();
        assertThat(numbers.read("SW26-1123-7K2Q9' or 1=1")).isEmpty();
        assertThat(CaseNumber.id("01234567-89ab-7cde-8f01-23456789abcg")).isEmpty();
        assertThat(CaseNumber.id("01234567-89ab-7cde-8f01-23456789abcd"))
                .contains(UUID.fromString("01234567-89ab-7cde-8f01-23456789abcd"));
    }
}
