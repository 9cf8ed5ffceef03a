package org.minqing.oversight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Lookers;
import org.minqing.area.City;
import org.minqing.audit.Listing;
import org.minqing.audit.Listings;
import org.minqing.audit.LookLine;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Which posts listed, counted or mapped cases of an area in a month, for whoever asks later who may have known of them. It
 * tells neither days nor how often: that would be when somebody worked. Whoever asks is entered among the listings too.
 */
@RestController
@RequestMapping("/api/v1/oversight/listings")
class ListingController {

    private static final int MOST = 200;
    private static final String AREA = "area";
    /** A desk asks for its last ones, and they would tell when it did. */
    private static final Set<String> DAYS = Set.of("from", "to");

    private final Listings listings;
    private final Watch watch;
    private final LookerNames lookers;
    private final LookWords words;
    private final City city;
    private final InstantSource clock;

    ListingController(
            Listings listings, Watch watch, LookerNames lookers, LookWords words, City city, InstantSource clock) {
        this.listings = listings;
        this.watch = watch;
        this.lookers = lookers;
        this.words = words;
        this.city = city;
        this.clock = clock;
    }

    /**
     * A filter.
     *
     * @param area absent where the list was of all that the post may see
     * @param filter the rest of the question but its days: codes by its parts; {@code q} is {@code *} for a search through words
     * @param most the largest number of cases that one of the answers told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AskedListView(
            @Nullable AreaCode area,
            @Nullable Map<String, String> areaNames,
            Map<String, List<String>> filter,
            long most) {}

    record ListerView(LookerView by, List<AskedListView> lists) {}

    /** @param total how many posts there were, also those that are more than the answer holds */
    record ListersView(List<ListerView> items, int total) {}

    /** What was asked for. */
    private record Question(Optional<AreaCode> area, Map<String, List<String>> filter) {

        static Question of(String words) {
            var parts = Arrays.stream(words.split(" "))
                    .map(part -> part.split("=", 2))
                    .filter(part -> part.length == 2)
                    .collect(Collectors.toMap(
                            part -> part[0], part -> List.of(part[1].split(",")), (one, _) -> one, TreeMap::new));
            var area = Optional.ofNullable(parts.remove(AREA))
                    .map(List::getFirst)
                    .map(Long::valueOf)
                    .map(AreaCode::new);
            return new Question(area, parts);
        }
    }

    /**
     * Lists whose cases may lie in the area, because they were of it, of one above or below, or of all of a post that stands so.
     * Of posts over which the one who asks watches, by place and role; at most 200 of them.
     *
     * @param month of the city's time zone, such as 2026-11
     */
    @GetMapping
    ListersView listers(Actor actor, @RequestParam AreaCode area, @RequestParam YearMonth month) {
        watch.require(actor, area);
        var zone = ZoneId.of(city.zone());
        var asked = listings
                .asked(
                        "case",
                        month.atDay(1).atStartOfDay(zone).toInstant(),
                        month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(),
                        DAYS)
                .stream()
                .collect(Collectors.groupingBy(
                        one -> new LookLine.Who(Optional.of(one.post()), null),
                        Collectors.toMap(one -> Question.of(one.question()), Listings.Asked::most, Math::max)));
        var all = views(asked, watch.over(actor), area);
        listings.record(
                new Listing(actor, "listing", AREA + "=" + area + " month=" + month, all.size(), clock.instant()));
        return new ListersView(all.stream().limit(MOST).toList(), all.size());
    }

    private List<ListerView> views(Map<LookLine.Who, Map<Question, Long>> asked, Watch.Over mine, AreaCode area) {
        var known = lookers.of(asked.keySet());
        record Lister(Lookers.Seat seat, ListerView view) {}
        return asked.entrySet().stream()
                .flatMap(one -> known
                        .seat(one.getKey())
                        .filter(seat -> mine.covers(seat.area()))
                        .map(seat -> new Lister(
                                seat,
                                new ListerView(
                                        LookerView.of(one.getKey(), known, words),
                                        lists(one.getValue(), seat.area(), area))))
                        .stream())
                .filter(lister -> !lister.view().lists().isEmpty())
                .sorted(Comparator.comparing((Lister lister) -> lister.seat().area())
                        .thenComparing(lister -> lister.seat().role()))
                .map(Lister::view)
                .toList();
    }

    private List<AskedListView> lists(Map<Question, Long> asked, AreaCode standing, AreaCode area) {
        return asked.entrySet().stream()
                .filter(one -> meet(one.getKey().area().orElse(standing), area))
                .sorted(Map.Entry.<Question, Long>comparingByValue().reversed())
                .map(one -> view(one.getKey(), one.getValue()))
                .toList();
    }

    private AskedListView view(Question question, long most) {
        return new AskedListView(
                question.area().orElse(null), question.area().map(words::area).orElse(null), question.filter(), most);
    }

    /** Whether one lies in the other. */
    private boolean meet(AreaCode one, AreaCode other) {
        return city.chain(one).contains(other) || city.chain(other).contains(one);
    }
}
