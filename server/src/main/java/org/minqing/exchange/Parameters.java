package org.minqing.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;

/** What a program sent, in the address or as a form. An empty parameter is one that was not sent. */
record Parameters(Map<String, String[]> all) {

    private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[([A-Za-z0-9_-]{1,64})](?:\\[])?");

    Optional<String> text(String name) {
        return values(name).stream().findFirst();
    }

    /** The parts of a list that is written with commas. */
    List<String> list(String name) {
        return values(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    private List<String> values(String name) {
        return Arrays.stream(all.getOrDefault(name, new String[0]))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    boolean yes(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    /** A number; a fault where it is none. */
    OptionalDouble number(String name, List<Fault> faults) {
        var written = text(name);
        try {
            var number = written.map(Double::valueOf);
            return number.isPresent() && Double.isFinite(number.get())
                    ? OptionalDouble.of(number.get())
                    : OptionalDouble.empty();
        } catch (NumberFormatException unreadable) {
            faults.add(new Fault(name, "field.type"));
            return OptionalDouble.empty();
        }
    }

    /** A whole number between two bounds, or what stands where none was sent. */
    int whole(String name, int usual, int most, List<Fault> faults) {
        var written = text(name);
        if (written.isEmpty()) {
            return usual;
        }
        try {
            var number = Integer.parseInt(written.get());
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException unreadable) {
            faults.add(new Fault(name, "field.type"));
            return usual;
        }
        faults.add(new Fault(name, "field.range"));
        return usual;
    }

    /** A time with its zone; one without a zone, or a day, is meant by the clocks of the city. */
    Optional<Instant> time(String name, ZoneId zone, List<Fault> faults) {
        var written = text(name);
        try {
            // A plus sign that was not escaped arrives as a blank.
            return written.map(text -> time(text.replace(' ', '+'), zone));
        } catch (DateTimeException unreadable) {
            faults.add(new Fault(name, "field.moment"));
            return Optional.empty();
        }
    }

    private static Instant time(String text, ZoneId zone) {
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        var time = text.substring(text.indexOf('T'));
        return time.endsWith("Z") || time.indexOf('+') >= 0 || time.indexOf('-') >= 0
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }

    /** Answers to attributes, by their codes; of several with one code each that was sent. */
    Map<String, List<String>> attributes() {
        var attributes = new LinkedHashMap<String, List<String>>();
        for (var name : all.keySet().stream().sorted().toList()) {
            var shape = ATTRIBUTE.matcher(name);
            var values = values(name);
            if (shape.matches() && !values.isEmpty()) {
                attributes.merge(shape.group(1), values, Parameters::both);
            }
        }
        return attributes;
    }

    private static List<String> both(List<String> some, List<String> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    static String attribute(String code) {
        return "attribute[" + code + "]";
    }

    static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(ExchangeProblem.PARAMETERS_WRONG, faults);
        }
    }
}
