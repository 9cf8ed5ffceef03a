package org.minqing.casework.web;

import java.util.List;
import org.minqing.casework.CaseSources;
import org.minqing.kernel.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ways by which reports come in, for forms and filters. */
@RestController
class SourceController {

    private final CaseSources sources;

    SourceController(CaseSources sources) {
        this.sources = sources;
    }

    @GetMapping("/api/v1/sources")
    List<CaseSources.Source> all(Actor actor) {
        return sources.all();
    }
}
