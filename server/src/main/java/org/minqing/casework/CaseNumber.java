package org.minqing.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.UuidV7;

/**
 * The number that people say on the telephone, such as {@code SW26-1123-7K2Q9}: the city's prefix, the local day of the
 * case's id and five characters of its random part. It follows from the id alone, so that no counter row is touched and
 * nothing is stored; reading one back gives the ids that it can stand for. Two cases of a day share a number about once in
 * years of a large city's work, and a search then shows both.
 */
final class CaseNumber {

    /** The ids that a number stands for: those of a day, from (included) to (excluded), that end in these bits. */
    record Meaning(UUID from, UUID to, int ending) {}

    /** How many of the id's last bits are in the number. */
    static final int BITS = 25;

    static final int MASK = (1 << BITS) - 1;

    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern SHAPE = Pattern.compile("(\\d{2})-?(\\d{2})(\\d{2})-?([0-9A-Z]{5})");

    private static final Pattern ID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final String prefix;
    private final ZoneId zone;

    CaseNumber(String prefix, ZoneId zone) {
        this.prefix = prefix;
        this.zone = zone;
    }

    String of(CaseId id) {
        var day = UuidV7.timeOf(id.value()).atZone(zone).toLocalDate();
        var ending = (int) (id.value().getLeastSignificantBits() & MASK);
        var signs = new StringBuilder();
        for (var shift = BITS - 5; shift >= 0; shift -= 5) {
            signs.append(SIGNS.charAt((ending >>> shift) & 31));
        }
        return "%s%02d-%02d%02d-%s"
                .formatted(prefix, day.getYear() % 100, day.getMonthValue(), day.getDayOfMonth(), signs);
    }

    /** Reads a number as people write it: small letters, without dashes, with an O for a zero. */
    Optional<Meaning> read(String text) {
        var upper = text.strip().toUpperCase(Locale.ROOT);
        if (!upper.startsWith(prefix)) {
            return Optional.empty();
        }
        var parts = SHAPE.matcher(upper.substring(prefix.length()));
        if (!parts.matches()) {
            return Optional.empty();
        }
        return day(parts.group(1), parts.group(2), parts.group(3))
                .flatMap(day -> ending(parts.group(4)).map(ending -> meaning(day, ending)));
    }

    /** The id that the words are, if they are one. */
    static Optional<UUID> id(String words) {
        return ID.matcher(words.strip()).matches() ? Optional.of(UUID.fromString(words.strip())) : Optional.empty();
    }

    private Meaning meaning(LocalDate day, int ending) {
        return new Meaning(
                lowest(day.atStartOfDay(zone).toInstant()),
                lowest(day.plusDays(1).atStartOfDay(zone).toInstant()),
                ending);
    }

    private static UUID lowest(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(
                    LocalDate.of(2000 + Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (java.time.DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> ending(String signs) {
        var ending = 0;
        for (var sign :
                signs.replace('O', '0').replace('I', '1').replace('L', '1').toCharArray()) {
            var value = SIGNS.indexOf(sign);
            if (value < 0) {
                return Optional.empty();
            }
            ending = ending << 5 | value;
        }
        return Optional.of(ending);
    }
}
