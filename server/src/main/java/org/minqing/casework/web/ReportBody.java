package org.minqing.casework.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.area.Datum;
import org.minqing.area.Point;
import org.minqing.casework.CaseSources;
import org.minqing.casework.GuestCode;
import org.minqing.casework.Origin;
import org.minqing.casework.Report;
import org.minqing.casework.Where;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.UuidV7;

/**
 * The body of a report as devices send it: at a place, or in an area when nobody knows the place. Without
 * {@code observedAt} it was observed when the command's id was made. Whoever takes it in for another says in {@code source} by which way it
 * came in, and in {@code code} with which code (as of a report without an account) the other will follow and judge it: it is theirs then.
 * {@code scenarioVersion} is the version on whose form it was filled in; one that was replaced meanwhile is weighed against the one in force.
 */
record ReportBody(
        @Nullable UUID command,
        @Nullable String scenario,
        @Nullable String scenarioVersion,
        @Nullable PlaceBody place,
        @Nullable AreaCode area,
        @Nullable Map<String, Object> fields,
        @Nullable List<String> attachments,
        @Nullable String source,
        @Nullable String code,
        @Nullable Instant observedAt) {

    /** A point with the coordinate system that it is in; there is no default, for a wrong guess is half a kilometre off. */
    record PlaceBody(
            @Nullable Double x,
            @Nullable Double y,
            @Nullable String datum) {}

    /** The report, or everything that is wrong with it. */
    Report on(UUID caseId, Actor by, List<CaseSources.Source> sources) {
        var checks = new Checks();
        checks.version7("id", caseId);
        checks.version7("command", command);
        checks.code("scenario", scenario);
        checks.answers("fields", fields);
        checks.hashes("attachments", attachments);
        if (source != null && sources.stream().noneMatch(known -> known.code().equals(source))) {
            checks.fault("source", "field.choice");
        }
        var other = Optional.ofNullable(code).flatMap(GuestCode::typed).map(GuestCode::actor);
        if (code != null && other.isEmpty()) {
            checks.fault("code", "field.guest-code");
        }
        var where = where(checks);
        checks.finish();
        var id = Objects.requireNonNull(command);
        return new Report(
                new CaseId(caseId),
                new CommandId(id),
                by,
                Objects.requireNonNull(scenario),
                Objects.requireNonNull(where),
                fields == null ? Map.of() : fields,
                attachments == null ? List.of() : attachments,
                observedAt == null ? UuidV7.timeOf(id) : observedAt,
                Origin.LIVE,
                null,
                source,
                other.map(Actor::account).orElse(null),
                scenarioVersion);
    }

    private @Nullable Where where(Checks checks) {
        if (place != null && area != null) {
            checks.fault("area", "field.either-or");
            return null;
        }
        if (area != null) {
            return new Where.In(area);
        }
        var given = checks.needed("place", place);
        return given == null ? null : at(given, checks);
    }

    private static @Nullable Where at(PlaceBody place, Checks checks) {
        var x = checks.needed("place.x", place.x());
        var y = checks.needed("place.y", place.y());
        var name = checks.needed("place.datum", place.datum());
        if (x == null || y == null || name == null) {
            return null;
        }
        var datum = Datum.named(name);
        if (datum.isEmpty()) {
            checks.fault("place.datum", "field.choice");
        }
        if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) {
            checks.fault("place", "field.range");
            return null;
        }
        return datum.map(known -> new Where.At(known.toWgs84(new Point(x, y)))).orElse(null);
    }
}
