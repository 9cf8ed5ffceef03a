package org.minqing.edge;

import org.minqing.access.Access;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.area.Surroundings;
import org.minqing.kernel.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The land around the city, for the ground of its maps. */
@RestController
class SurroundingsController {

    private final City city;
    private final Surroundings surroundings;
    private final Access access;

    SurroundingsController(City city, Surroundings surroundings, Access access) {
        this.city = city;
        this.surroundings = surroundings;
        this.access = access;
    }

    @GetMapping(path = "/api/v1/surroundings.geojson", produces = "application/geo+json")
    byte[] land(Actor actor) {
        access.require(actor, Verb.AREA_READ, Thing.at(city.roots().getFirst().code()));
        return surroundings.geoJson();
    }
}
