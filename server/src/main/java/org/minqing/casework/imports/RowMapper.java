package org.minqing.casework.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.area.Point;
import org.minqing.casework.Command;
import org.minqing.casework.Origin;
import org.minqing.casework.Report;
import org.minqing.casework.Where;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.UuidV7;
import org.minqing.scenario.Scenario;

/** Makes an imported case of a row, or says why it cannot be one. The same row always makes the same case. */
final class RowMapper {

    private static final Pattern AREA = Pattern.compile("[1-9][0-9]{14}");

    private final Mapping mapping;
    private final Scenario scenario;
    private final City city;
    private final Actor actor;

    /** A row that cannot be a case, before anything of it was kept. */
    static final class Rejected extends RuntimeException {

        private final transient Reject reject;

        Rejected(SourceRow row, String reference, String code, String path) {
            super(code, null, false, false);
            this.reject = new Reject(row.number(), reference, code, path);
        }

        Reject reject() {
            return reject;
        }
    }

    RowMapper(Mapping mapping, Scenario scenario, City city) {
        this.mapping = mapping;
        this.scenario = scenario;
        this.city = city;
        this.actor = Actor.of(new AccountId(UUID.nameUUIDFromBytes(bytes("import", mapping.source()))));
    }

    String reference(SourceRow row) {
        return row.get(mapping.reference());
    }

    ImportedRow map(SourceRow row) {
        var reference = reference(row);
        if (reference.isEmpty()) {
            throw new Rejected(row, "", "import.no-reference", mapping.reference());
        }
        var reported = time(row, mapping.times().reported());
        var ended = mapping.times()
                .ended()
                .filter(column -> !row.get(column).isEmpty())
                .map(column -> time(row, column));
        if (ended.isPresent() && ended.get().isBefore(reported)) {
            throw new Rejected(
                    row,
                    reference,
                    "import.ends-before-it-begins",
                    mapping.times().ended().orElse(""));
        }
        var report = new Report(
                new CaseId(id("case", reference, reported)),
                new CommandId(id("report", reference, reported)),
                actor,
                mapping.scenario(),
                where(row),
                RowAnswers.of(row, mapping.report(), scenario.flow().start().form()),
                List.of(),
                reported,
                mapping.as() == Mapping.As.REPORTS ? Origin.LIVE : Origin.IMPORTED);
        return new ImportedRow(report, ended.map(at -> ending(row, report.caseId(), at)));
    }

    private Command ending(SourceRow row, CaseId id, Instant at) {
        return new Command(
                id,
                new CommandId(id("ending", reference(row), at)),
                actor,
                scenario.flow().lastOfMainLine().id(),
                1,
                RowAnswers.of(
                        row, mapping.ending(), scenario.flow().lastOfMainLine().form()),
                List.of(),
                at);
    }

    private Instant time(SourceRow row, String column) {
        try {
            return LocalDateTime.parse(row.get(column))
                    .atZone(mapping.times().zone())
                    .toInstant();
        } catch (DateTimeException unreadable) {
            throw new Rejected(row, reference(row), "import.time", column);
        }
    }

    private Where where(SourceRow row) {
        var point = mapping.place().point().flatMap(columns -> point(row, columns));
        if (point.flatMap(city::locate).isPresent()) {
            return new Where.At(point.get());
        }
        return mapping.place()
                .code()
                .filter(column -> !row.get(column).isEmpty())
                .map(column -> area(row, column))
                .or(() -> mapping.place().text().map(row::get).flatMap(city::areaOfText))
                .or(() -> mapping.place().area())
                .map(Where.In::new)
                .orElseThrow(() -> new Rejected(
                        row,
                        reference(row),
                        point.isPresent() ? "import.outside-city" : "import.no-place",
                        mapping.place().code().or(mapping.place()::text).orElse("")));
    }

    private AreaCode area(SourceRow row, String column) {
        return Optional.of(row.get(column))
                .filter(code -> AREA.matcher(code).matches())
                .map(code -> new AreaCode(Long.parseLong(code)))
                .flatMap(city::area)
                .map(Area::code)
                .orElseThrow(() -> new Rejected(row, reference(row), "import.unknown-area", column));
    }

    /** The point, unless the source wrote none or the one that it writes when it knows none. */
    private Optional<Point> point(SourceRow row, Mapping.Coordinates columns) {
        var x = row.get(columns.x());
        var y = row.get(columns.y());
        if (x.isEmpty() || y.isEmpty()) {
            return Optional.empty();
        }
        try {
            var point = columns.datum().toWgs84(new Point(Double.parseDouble(x), Double.parseDouble(y)));
            return city.isNoPlace(point) ? Optional.empty() : Optional.of(point);
        } catch (IllegalArgumentException unreadable) {
            throw new Rejected(row, reference(row), "import.place", columns.x());
        }
    }

    /** A version 7 id of the time whose random bits are a hash of source, reference and part. */
    private UUID id(String part, String reference, Instant time) {
        var bits = ByteBuffer.wrap(sha256(bytes(part, mapping.source(), reference)));
        return UuidV7.at(time, bits::getLong);
    }

    private static byte[] bytes(String... parts) {
        return String.join("\0", parts).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
