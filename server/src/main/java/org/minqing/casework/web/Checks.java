package org.minqing.casework.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minqing.casework.CaseQuery;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.kernel.UuidV7;
import org.minqing.scenario.ScenarioProblem;

/** Collects what is wrong with a request, so that its sender hears all of it at once. */
final class Checks {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern AREA = Pattern.compile("[1-9][0-9]{14}");
    private static final int MOST_ATTACHMENTS = 20;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private final List<Fault> faults = new ArrayList<>();

    void fault(String path, String code) {
        faults.add(new Fault(path, code));
    }

    /** A value that must be there; null, with the fault noted, when it is not. */
    <T> @Nullable T needed(String path, @Nullable T value) {
        if (value == null) {
            fault(path, "field.missing");
        }
        return value;
    }

    /** An id that a device chose: version 7, so that it sorts by time and is not guessed. */
    void version7(String path, @Nullable UUID id) {
        var given = needed(path, id);
        if (given != null && !UuidV7.isV7(given)) {
            fault(path, "field.not-version-7");
        }
    }

    void code(String path, @Nullable String value) {
        var given = needed(path, value);
        if (given != null && !CODE.matcher(given).matches()) {
            fault(path, "field.not-a-code");
        }
    }

    /** The value behind a word; empty, with the fault noted, for any other word. */
    <T> Optional<T> oneOf(String path, String word, Map<String, T> words) {
        if (!words.containsKey(word)) {
            fault(path, "field.choice");
        }
        return Optional.ofNullable(words.get(word));
    }

    /** An area code, 15 digits. */
    Optional<AreaCode> area(String path, @Nullable String digits) {
        if (digits == null || digits.isEmpty()) {
            return Optional.empty();
        }
        if (!AREA.matcher(digits).matches()) {
            fault(path, "field.unknown-area");
            return Optional.empty();
        }
        return Optional.of(new AreaCode(Long.parseLong(digits)));
    }

    /** The end of a page, as the list told it. */
    CaseQuery.@Nullable After cursor(String path, @Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            var parts = cursor.split("@", 2);
            var due = parts.length > 1 ? Optional.of(Instant.parse(parts[1])) : Optional.<Instant>empty();
            return new CaseQuery.After(UUID.fromString(parts[0]), due);
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            fault(path, "field.cursor");
            return null;
        }
    }

    /** A local day, as 2026-10-12. */
    Optional<LocalDate> day(String path, @Nullable String day) {
        if (day == null || day.isEmpty()) {
            return Optional.empty();
        }
        try {
            var read = LocalDate.parse(day);
            if (read.getYear() >= FIRST_YEAR && read.getYear() <= LAST_YEAR) {
                return Optional.of(read);
            }
        } catch (DateTimeParseException unreadable) {
            // Told below, as a day is that no calendar in use has.
        }
        fault(path, "field.date");
        return Optional.empty();
    }

    void codes(String path, List<String> values) {
        values.forEach(value -> code(path, value));
    }

    void hashes(String path, @Nullable List<String> hashes) {
        if (hashes == null) {
            return;
        }
        if (hashes.size() > MOST_ATTACHMENTS) {
            fault(path, "field.too-many");
        }
        if (hashes.stream().anyMatch(hash -> hash == null || !HASH.matcher(hash).matches())) {
            fault(path, "field.not-a-hash");
        }
    }

    /** JSON null is no answer: who has none leaves the field out. */
    void answers(String path, @Nullable Map<String, Object> fields) {
        if (fields != null) {
            fields.forEach((field, answer) -> {
                if (answer == null) {
                    fault(path + "." + field, "field.missing");
                }
            });
        }
    }

    /** Throws when anything was found. */
    void finish() {
        if (!faults.isEmpty()) {
            throw new ProblemException(ScenarioProblem.FIELD_INVALID, faults);
        }
    }
}
