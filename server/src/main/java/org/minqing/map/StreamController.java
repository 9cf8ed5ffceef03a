package org.minqing.map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.access.session.StillSignedIn;
import org.minqing.area.City;
import org.minqing.journal.Position;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The live feed as server-sent events. Each watcher is a virtual thread of its own, so a slow one holds up nobody. */
@RestController
class StreamController {

    private final LiveFeed feed;
    private final Access access;
    private final City city;
    private final JsonMapper json;
    private final StillSignedIn stillSignedIn;

    StreamController(LiveFeed feed, Access access, City city, JsonMapper json, StillSignedIn stillSignedIn) {
        this.feed = feed;
        this.access = access;
        this.city = city;
        this.json = json;
        this.stillSignedIn = stillSignedIn;
    }

    @GetMapping("/api/v1/stream")
    void stream(
            Actor actor,
            @RequestParam(required = false) @Nullable String area,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        var code = Optional.ofNullable(area).map(StreamController::area);
        code.ifPresent(named -> access.require(actor, Verb.AREA_READ, Thing.at(named)));
        var within = code.map(city::ranges);
        var watcher = new Watcher(feed.ring(), () -> shownTo(actor, within), stillSignedIn.of(request, actor), json);
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        watcher.watch(place(last), response.getWriter());
    }

    private Predicate<Thing> shownTo(Actor actor, Optional<AreaRanges> within) {
        var scope = access.scope(actor, Verb.CASE_LIST);
        return thing -> within.map(areas -> areas.contains(thing.area())).orElse(true) && scope.covers(thing);
    }

    private static AreaCode area(String digits) {
        try {
            return new AreaCode(Long.parseLong(digits));
        } catch (IllegalArgumentException unreadable) {
            throw new ProblemException(AccessProblem.NOT_FOUND);
        }
    }

    /** Where a watcher left off; a token that is none counts as having left off long ago. */
    private Position place(@Nullable String last) {
        if (last == null || last.isBlank()) {
            return feed.ring().end();
        }
        try {
            return Position.parse(last);
        } catch (IllegalArgumentException unknown) {
            return Position.START;
        }
    }
}
