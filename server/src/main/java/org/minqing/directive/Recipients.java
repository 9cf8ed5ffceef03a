package org.minqing.directive;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.workforce.Seats;

/** Which areas a directive goes to, and which post answers in each. */
final class Recipients {

    static final int MOST = 10_000;

    private final City city;
    private final Seats seats;

    /**
     * The areas as somebody names them: by their codes, or all of a level, within some areas or within everything below.
     */
    record Choice(
            @Nullable List<AreaCode> areas,
            @Nullable String level,
            @Nullable List<AreaCode> within) {}

    Recipients(City city, Seats seats) {
        this.city = city;
        this.seats = seats;
    }

    /**
     * The areas, all of them below one area, each with the post that answers there; without a post where nobody holds it. Areas
     * that another body runs are none of this city's and are not in a level.
     */
    SortedMap<AreaCode, Optional<PostId>> of(Choice choice, AreaCode above) {
        var ranges = city.ranges(above);
        var chosen = choice.areas() == null ? ofLevel(choice, ranges) : named(choice.areas());
        var to = new TreeMap<AreaCode, Optional<PostId>>();
        for (var area : chosen) {
            if (area.code().equals(above) || !ranges.contains(area.code())) {
                throw wrong("to", "field.area-not-below");
            }
            to.put(area.code(), seats.of(area.code()).stream().findFirst());
        }
        if (to.isEmpty() || to.size() > MOST) {
            throw wrong("to", to.isEmpty() ? "field.missing" : "field.too-many");
        }
        return to;
    }

    private List<Area> named(Collection<AreaCode> codes) {
        return codes.stream()
                .map(code -> city.area(code)
                        .filter(area -> !isElsewhere(area))
                        .orElseThrow(() -> wrong("to.areas", "field.area-unknown")))
                .toList();
    }

    private List<Area> ofLevel(Choice choice, AreaRanges ranges) {
        var level = choice.level();
        if (level == null
                || city.levels().stream().noneMatch(known -> known.id().equals(level))) {
            throw wrong("to.level", level == null ? "field.missing" : "field.level-unknown");
        }
        var wanted = choice.within() == null || choice.within().isEmpty()
                ? ranges
                : AreaRanges.union(choice.within().stream().map(city::ranges).toList());
        return city.areas(level).stream()
                .filter(area -> wanted.contains(area.code()) && !isElsewhere(area))
                .toList();
    }

    private boolean isElsewhere(Area area) {
        return Stream.concat(Stream.of(area), above(area))
                .anyMatch(link -> link.runBy().isPresent());
    }

    private Stream<Area> above(Area area) {
        return area.parent().stream()
                .flatMap(parent -> city.chain(parent).stream())
                .flatMap(code -> city.area(code).stream());
    }

    static ProblemException wrong(String path, String code) {
        return new ProblemException(DirectiveProblem.FIELD_INVALID, List.of(new Fault(path, code)));
    }
}
