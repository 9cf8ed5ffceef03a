package org.minqing.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.minqing.access.Access;
import org.minqing.access.OrGuest;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.Area;
import org.minqing.area.AreaProblem;
import org.minqing.area.Areas;
import org.minqing.area.City;
import org.minqing.area.Datum;
import org.minqing.area.Point;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tree and the ground: which areas there are and in which of them a place lies. */
@RestController
@RequestMapping("/api/v1")
class AreasController {

    private final City city;
    private final Areas areas;
    private final Access access;

    AreasController(City city, Areas areas, Access access) {
        this.city = city;
        this.areas = areas;
        this.access = access;
    }

    /** What lies directly below a parent, or a whole level, or the roots; {@code at} asks for the tree of another day. */
    @GetMapping("/areas")
    List<AreaView> list(
            @RequestParam Optional<AreaCode> parent,
            @RequestParam Optional<String> level,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> at,
            @OrGuest Actor actor,
            HttpServletRequest request) {
        var above = parent.orElse(root());
        access.require(actor, Verb.AREA_READ, Thing.at(above));
        level.ifPresent(this::known);
        var found = at.map(day -> on(day, parent, level)).orElseGet(() -> now(parent, level));
        var language = Languages.of(request).getLanguage();
        return found.stream().map(area -> AreaView.of(city, area, language)).toList();
    }

    @GetMapping("/areas/{code}")
    AreaView one(@PathVariable AreaCode code, @OrGuest Actor actor, HttpServletRequest request) {
        access.require(actor, Verb.AREA_READ, Thing.at(code));
        return AreaView.of(city, existing(code), Languages.of(request).getLanguage());
    }

    /** The narrowest area that holds the place; the datum is the city's own when the question names none. */
    @GetMapping("/locate")
    AreaView locate(
            @RequestParam double x,
            @RequestParam double y,
            @RequestParam Optional<String> datum,
            Actor actor,
            HttpServletRequest request) {
        access.require(actor, Verb.AREA_READ, Thing.at(root()));
        var system = datum.map(AreasController::datum).orElse(city.settings().datum());
        var leaf = city.locate(system.toWgs84(point(x, y)));
        return leaf.flatMap(city::area)
                .map(area -> AreaView.of(city, area, Languages.of(request).getLanguage()))
                .orElseThrow(() -> new ProblemException(AreaProblem.OUTSIDE));
    }

    private List<Area> now(Optional<AreaCode> parent, Optional<String> level) {
        if (parent.isEmpty()) {
            return level.map(city::areas).orElseGet(city::roots);
        }
        existing(parent.get());
        return city.children(parent.get()).stream()
                .filter(area -> level.map(area.level()::equals).orElse(true))
                .toList();
    }

    private List<Area> on(LocalDate day, Optional<AreaCode> parent, Optional<String> level) {
        var first = city.levels().getFirst().id();
        return areas.on(day, parent, parent.isPresent() ? level : Optional.of(level.orElse(first)));
    }

    private AreaCode root() {
        return city.roots().getFirst().code();
    }

    private Area existing(AreaCode code) {
        return city.area(code).orElseThrow(() -> new ProblemException(AreaProblem.UNKNOWN));
    }

    private void known(String level) {
        if (city.levels().stream().noneMatch(known -> known.id().equals(level))) {
            throw question("level", "area.level-unknown");
        }
    }

    private static Datum datum(String name) {
        return Datum.named(name).orElseThrow(() -> question("datum", "area.datum-unknown"));
    }

    private static Point point(double x, double y) {
        if (!(Math.abs(x) <= 180)) {
            throw question("x", "area.coordinate");
        }
        if (!(Math.abs(y) <= 90)) {
            throw question("y", "area.coordinate");
        }
        return new Point(x, y);
    }

    private static ProblemException question(String path, String code) {
        return new ProblemException(AreaProblem.QUESTION, List.of(new Fault(path, code)));
    }
}
