package org.minqing.casework.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.casework.CasePoints;
import org.minqing.casework.CaseSurveys;
import org.minqing.insight.CaseCounts;
import org.minqing.kernel.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists, counts and points of cases. */
@RestController
@RequestMapping("/api/v1")
class SurveyController {

    private static final int MOST = 200;

    private final CaseSurveys surveys;
    private final Labels labels;
    private final ListingLog listings;
    private final InstantSource clock;

    SurveyController(CaseSurveys surveys, Labels labels, ListingLog listings, InstantSource clock) {
        this.surveys = surveys;
        this.labels = labels;
        this.listings = listings;
        this.clock = clock;
    }

    /** {@code asOf}: the time of this answer, against which due times are read; clocks of desks may be wrong. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CasePageView(List<CaseItem> items, @Nullable String next, long total, Instant asOf) {}

    record Features(String type, List<Feature> features) {}

    /** Without a geometry where only the area is known; then {@code area} and {@code count} are its properties. */
    record Feature(String type, @Nullable Geometry geometry, Map<String, Object> properties) {

        static Feature of(CaseSurveys.Count unplaced) {
            return new Feature("Feature", null, Map.of("area", unplaced.key(), "count", unplaced.count()));
        }

        static Feature of(CasePoints.Spot spot) {
            var properties = new HashMap<String, Object>();
            properties.put("count", spot.count());
            Optional.ofNullable(spot.id()).ifPresent(id -> properties.put("id", id));
            Optional.ofNullable(spot.state()).ifPresent(state -> properties.put("state", state));
            var point = spot.point();
            return new Feature("Feature", new Geometry("Point", List.of(point.x(), point.y())), properties);
        }
    }

    record Geometry(String type, List<Double> coordinates) {}

    @GetMapping("/cases")
    CasePageView list(
            Actor actor,
            CaseQuestion which,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var checks = new Checks();
        var after = checks.cursor("cursor", cursor);
        if (limit < 1 || limit > MOST) {
            checks.fault("limit", "field.range");
        }
        var now = clock.instant();
        var page = surveys.page(actor, which.query(checks, now, after, limit));
        listings.enter(actor, which, page.total());
        var items = page.items().stream().map(file -> CaseItem.of(file, labels)).toList();
        return new CasePageView(items, page.next().orElse(null), page.total(), now);
    }

    @GetMapping("/counts")
    List<CaseSurveys.Count> counts(Actor actor, CaseQuestion which, @RequestParam String by) {
        var checks = new Checks();
        var told = checks.oneOf(
                "by",
                by,
                Map.of(
                        "area", CaseCounts.By.AREA,
                        "state", CaseCounts.By.STATE,
                        "scenario", CaseCounts.By.SCENARIO,
                        "day", CaseCounts.By.DAY));
        var counts =
                surveys.counts(actor, which.query(checks, clock.instant(), null, 1), told.orElse(CaseCounts.By.STATE));
        listings.enter(
                actor,
                which,
                counts.stream().mapToLong(CaseSurveys.Count::count).sum());
        return counts;
    }

    @GetMapping("/cases.geojson")
    Features points(Actor actor, CaseQuestion which) {
        var query = which.query(new Checks(), clock.instant(), null, 1);
        var cases = surveys.onMap(actor, query);
        var placed = cases.spots().stream().mapToLong(CasePoints.Spot::count).sum();
        var elsewhere =
                cases.unplaced().stream().mapToLong(CaseSurveys.Count::count).sum();
        listings.enter(actor, which, placed + elsewhere);
        var spots = cases.spots().stream().map(Feature::of);
        var areas = cases.unplaced().stream().map(Feature::of);
        return new Features("FeatureCollection", Stream.concat(spots, areas).toList());
    }
}
