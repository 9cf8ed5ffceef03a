package org.minqing.workforce;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.Posts;
import org.minqing.access.Verb;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Leaves: one's own, those that one covers, and those of the areas that one answers for. */
@RestController
@RequestMapping("/api/v1/leaves")
class LeaveController {

    private static final int MOST_DAYS = 366;

    private final Asked asked;
    private final Leaves leaves;
    private final Posts posts;
    private final InstantSource clock;

    LeaveController(Asked asked, Leaves leaves, Posts posts, InstantSource clock) {
        this.asked = asked;
        this.leaves = leaves;
        this.posts = posts;
        this.clock = clock;
    }

    /**
     * A leave as it is entered.
     *
     * @param to the last day, included
     * @param gap a code that names the gap, where nobody covers
     */
    record LeaveBody(
            @Nullable UUID id,
            @Nullable PostId post,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable PostId cover,
            @Nullable String gap) {}

    record LeaveView(
            UUID id,
            PostId post,
            AreaCode area,
            LocalDate from,
            LocalDate to,
            @Nullable PostId cover,
            @Nullable String gap) {

        static LeaveView of(Leave leave) {
            return new LeaveView(
                    leave.id(),
                    leave.post(),
                    leave.days().area(),
                    leave.days().first(),
                    leave.days().last(),
                    leave.cover().orElse(null),
                    leave.gap().orElse(null));
        }
    }

    /** The leaves of some days that the actor may see, in an area where one is named; today where no day is named. */
    @GetMapping
    List<LeaveView> list(
            Actor actor,
            @RequestParam Optional<AreaCode> area,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> to) {
        var days = asked.days(from, to);
        return leaves.during(days.first(), days.last()).stream()
                .filter(leave -> asked.isWithin(area, leave.days().area()))
                .filter(leave -> asked.sees(actor, Verb.LEAVE_READ, leave.days().area(), parties(leave)))
                .map(LeaveView::of)
                .toList();
    }

    /** Enters a leave of one's own post, or of a post of the areas that one answers for. */
    @PostMapping
    ResponseEntity<LeaveView> enter(Actor actor, @RequestBody LeaveBody body) {
        var post = Asked.needed("post", body.post());
        var hand = posts.hand(post).orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        asked.part(actor, Verb.LEAVE_ENTER, hand.area(), List.of(post));
        var leave = leave(body, new Place(post, hand.area()), actor);
        var isNew = leaves.enter(leave);
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).body(LeaveView.of(leave));
    }

    private record Place(PostId post, AreaCode area) {}

    private Leave leave(LeaveBody body, Place place, Actor actor) {
        var from = Asked.needed("from", body.from());
        var to = Asked.needed("to", body.to());
        var count = ChronoUnit.DAYS.between(from, to) + 1;
        if (count < 1 || count > MOST_DAYS || from.getYear() < 2000 || to.getYear() > 9000) {
            throw Asked.wrong("to", "field.days");
        }
        var cover = Optional.ofNullable(body.cover());
        var gap = Optional.ofNullable(body.gap());
        if (cover.isPresent() == gap.isPresent()) {
            throw new ProblemException(WorkforceProblem.COVER_NEEDED);
        }
        if (gap.filter(code -> !code.matches("[a-z][a-z0-9-]{0,39}")).isPresent()) {
            throw Asked.wrong("gap", "field.not-a-code");
        }
        return new Leave(
                Asked.id(body.id()),
                new Leave.Days(place.post(), place.area(), from, to),
                cover,
                gap,
                new Leave.Entered(actor, clock.instant()));
    }

    private static List<PostId> parties(Leave leave) {
        return Stream.concat(Stream.of(leave.post()), leave.cover().stream()).toList();
    }
}
