package org.minqing.workforce;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.Area;
import org.minqing.area.AreaProblem;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.kernel.UuidV7;
import org.springframework.context.i18n.LocaleContextHolder;

/** What all requests to the workforce ask first: may the actor, is there such an area, are the days days. */
final class Asked {

    /** A quarter: longer figures belong to a report. */
    private static final int MOST_DAYS = 92;

    private final Access access;
    private final Workforce workforce;
    private final InstantSource clock;

    Asked(Access access, Workforce workforce, InstantSource clock) {
        this.access = access;
        this.workforce = workforce;
        this.clock = clock;
    }

    /** Lets the actor pass who may do this in the area. */
    Area area(Actor actor, Verb verb, AreaCode code) {
        access.require(actor, verb, thing(verb, code, List.of()));
        return workforce.city().area(code).orElseThrow(() -> new ProblemException(AreaProblem.UNKNOWN));
    }

    /** Lets the actor pass who may do this in the area, or holds one of the posts that take part. */
    void part(Actor actor, Verb verb, AreaCode area, List<PostId> posts) {
        access.require(actor, verb, thing(verb, area, posts));
    }

    /** Whether the actor may see a thing of the area in which these posts take part. */
    boolean sees(Actor actor, Verb verb, AreaCode area, List<PostId> posts) {
        return access.scope(actor, verb).covers(thing(verb, area, posts));
    }

    /** Whether a place lies in the area that was asked for; everywhere where none was. */
    boolean isWithin(Optional<AreaCode> wanted, AreaCode place) {
        return wanted.map(area -> workforce.city().ranges(area).contains(place)).orElse(true);
    }

    Centre centre(UUID id) {
        return workforce.centre(id).orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
    }

    /** The centres of an area and below it. */
    List<Centre> centres(AreaCode area) {
        var ranges = workforce.city().ranges(area);
        return workforce.plan().centres().stream()
                .filter(centre -> ranges.contains(centre.area()))
                .toList();
    }

    /** The days from one to the other; today where none is named. */
    Coverage.Days days(Optional<LocalDate> from, Optional<LocalDate> to) {
        var zone = workforce.zone();
        var first = from.orElse(LocalDate.ofInstant(clock.instant(), zone));
        var last = to.orElse(first);
        var count = ChronoUnit.DAYS.between(first, last) + 1;
        if (count < 1 || count > MOST_DAYS || first.getYear() < 2000 || last.getYear() > 9000) {
            throw wrong("to", "field.days");
        }
        return new Coverage.Days(first, last, zone);
    }

    static UUID id(@Nullable UUID id) {
        if (id == null || !UuidV7.isV7(id)) {
            throw wrong("id", id == null ? "field.missing" : "field.not-version-7");
        }
        return id;
    }

    static <T> T needed(String path, @Nullable T value) {
        if (value == null) {
            throw wrong(path, "field.missing");
        }
        return value;
    }

    static ProblemException wrong(String path, String code) {
        return new ProblemException(WorkforceProblem.FIELD_INVALID, List.of(new Fault(path, code)));
    }

    /** What an area is called in the language that was asked for. */
    String name(AreaCode code) {
        var language = LocaleContextHolder.getLocale().getLanguage();
        return workforce.city().area(code).map(area -> area.name(language)).orElse("");
    }

    private static Thing thing(Verb verb, AreaCode area, List<PostId> posts) {
        var kind = verb.code().substring(0, verb.code().indexOf('.'));
        return new Thing(kind, "", area, Optional.empty(), Set.of(), Set.copyOf(posts));
    }
}
