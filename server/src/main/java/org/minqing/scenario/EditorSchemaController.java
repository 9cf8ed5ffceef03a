package org.minqing.scenario;

import java.util.Optional;
import java.util.Set;
import org.minqing.access.Access;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The JSON Schema with which editors help those who write scenario files. */
@RestController
class EditorSchemaController {

    /** Where the schema stands among the resources of the server. */
    static final String FILE = "scenario.schema.json";

    private final Access access;
    private final City city;

    EditorSchemaController(Access access, City city) {
        this.access = access;
        this.city = city;
    }

    @GetMapping(path = "/api/v1/scenario-schema.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource schema(Actor actor) {
        var root = city.roots().getFirst().code();
        access.require(
                actor,
                Verb.SCENARIO_READ,
                new Thing("scenario", "scenario", root, Optional.empty(), Set.of(), Set.of()));
        return new ClassPathResource(FILE);
    }
}
