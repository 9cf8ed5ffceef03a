package org.minqing.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.minqing.access.Access;
import org.minqing.access.OrGuest;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.AreaProblem;
import org.minqing.area.AreaShapes;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Outlines for maps, ready and compressed; a map that has them already is told so. */
@RestController
class AreaShapesController {

    private static final MediaType GEOJSON = MediaType.parseMediaType("application/geo+json");

    private final City city;
    private final AreaShapes shapes;
    private final Access access;

    AreaShapesController(City city, AreaShapes shapes, Access access) {
        this.city = city;
        this.shapes = shapes;
        this.access = access;
    }

    @GetMapping("/api/v1/areas.geojson")
    ResponseEntity<byte[]> shapes(
            @RequestParam String level,
            @RequestParam Optional<AreaCode> within,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String known,
            @OrGuest Actor actor,
            HttpServletRequest request) {
        access.require(
                actor,
                Verb.AREA_READ,
                Thing.at(within.orElse(city.roots().getFirst().code())));
        if (city.levels().stream().noneMatch(other -> other.id().equals(level))) {
            throw new ProblemException(AreaProblem.QUESTION, List.of(new Fault("level", "area.level-unknown")));
        }
        if (within.isPresent() && city.area(within.get()).isEmpty()) {
            throw new ProblemException(AreaProblem.UNKNOWN);
        }
        return answer(shapes.of(level, within, Languages.of(request).getLanguage()), known, packs(request));
    }

    private static ResponseEntity<byte[]> answer(AreaShapes.Shapes ready, String known, boolean packed) {
        var tag = "\"" + ready.tag() + (packed ? "-gzip" : "") + "\"";
        var headers = new HttpHeaders();
        headers.setETag(tag);
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
        headers.setVary(List.of(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.ACCEPT_LANGUAGE));
        if (known.contains(tag)) {
            return new ResponseEntity<>(headers, HttpStatus.NOT_MODIFIED);
        }
        headers.setContentType(GEOJSON);
        if (packed) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return new ResponseEntity<>(packed ? ready.compressed() : ready.text(), headers, HttpStatus.OK);
    }

    private static boolean packs(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip");
    }
}
