package org.minqing.bench.leads;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.minqing.area.City;
import org.minqing.bench.leads.Gazetteer.Town;
import org.minqing.bench.leads.Gazetteer.Village;
import org.minqing.bench.leads.Spots.Spot;
import org.minqing.kernel.AreaCode;

/** Makes places of every kind, good and bad, each with what a careful official would answer. */
final class Situations {

    private static final String POINT = "point";
    private static final String IN_TOWN = "village-in-town";
    private static final String ALONE = "village-alone";
    private static final String AGAINST = "point-against-text";
    private static final String SEVERAL = "two-villages";
    private static final String TOWN = "town-only";
    private static final String COUNTY = "county-only";
    private static final String ELSEWHERE = "elsewhere";
    private static final String NOTHING = "nothing";

    private final Gazetteer names;
    private final Words words;
    private final RandomGenerator random;
    private final Addresses addresses;
    private final Spots spots;
    private final List<Village> ours;
    private final List<Village> others;
    private final List<Village> alone;
    private final List<List<Village>> namesakes;
    private final Map<String, Boolean> isName = new HashMap<>();

    Situations(City city, Words words, RandomGenerator random) {
        this.words = words;
        this.random = random;
        names = new Gazetteer(city, words);
        addresses = new Addresses(names, words, random);
        spots = new Spots(city, random);
        ours = names.nameable().stream().filter(village -> !village.others()).toList();
        others = names.nameable().stream().filter(Village::others).toList();
        alone = names.unmistakable().stream()
                .filter(village -> !village.others())
                .toList();
        namesakes = names.namesakes();
    }

    Addresses addresses() {
        return addresses;
    }

    /** A situation of this making; {@code points}: in a list that has points. */
    Situation make(Making making, boolean points) {
        return switch (making) {
            case GOOD, SAME_TELEPHONE, SAME_NAME, DUPLICATE, PERHAPS_DUPLICATE ->
                (points && chance(80) ? agreeing(village()) : text(village())).as(making);
            case POINT_ONLY -> pointOnly();
            case ZERO_POINT -> zeroPoint();
            case EXCHANGED_POINT -> exchanged();
            case POINT_OUTSIDE -> outside();
            case POINT_AGAINST_TEXT -> against();
            case POINT_IN_NEXT_VILLAGE -> nextVillage();
            case POINT_SAVES_TEXT -> saved();
            case MISSING_TOWN -> missingTown().at(noPoint(points));
            case MISSPELT_VILLAGE -> misspelt().at(noPoint(points));
            case TWO_VILLAGES -> twoVillages().at(noPoint(points));
            case TOWN_ONLY -> townOnly(village().town()).at(noPoint(points));
            case VILLAGE_OF_ANOTHER_TOWN -> strayVillage().at(noPoint(points));
            case COUNTY_ONLY -> countyOnly(village()).at(noPoint(points));
            case OTHER_CITY -> otherCity().at(noPoint(points));
            case EMPTY -> empty().at(noPoint(points));
            case RUN_BY_OTHERS -> runByOthers().at(noPoint(points));
        };
    }

    private Situation empty() {
        return new Situation(Making.EMPTY, Place.whole(unknown()), Accepted.queue(root(), NOTHING));
    }

    private Situation otherCity() {
        return new Situation(Making.OTHER_CITY, Place.whole(elsewhere()), Accepted.queue(root(), ELSEWHERE));
    }

    /** Town and village, some with the small grid beside them. */
    Situation text(Village village) {
        var grids = names.grids(village);
        if (!grids.isEmpty() && random.nextInt(100) < 3) {
            var grid = Words.one(grids, random);
            return new Situation(
                    Making.GOOD,
                    Place.of(village, grid.name()),
                    Accepted.routed(List.of(village.code(), grid.code()), IN_TOWN));
        }
        return new Situation(Making.GOOD, fitting(Place.of(village, "")), inTown(village));
    }

    private Accepted inTown(Village village) {
        return Accepted.routed(names.within(village), IN_TOWN);
    }

    /** Text and point say the same: either may place it, the point more narrowly. */
    private Situation agreeing(Village village) {
        var spot = spots.in(village);
        return spot.map(point -> new Situation(
                        Making.GOOD,
                        fitting(Place.of(village, "")),
                        point,
                        List.of(byPoint(point), Accepted.routed(List.of(village.code(), leaf(point)), IN_TOWN))))
                .orElseGet(() -> text(village));
    }

    private Situation pointOnly() {
        var spot = spot(village());
        return new Situation(Making.POINT_ONLY, Place.whole(unknown()), spot, List.of(byPoint(spot)));
    }

    private static Accepted byPoint(Spot spot) {
        return Accepted.routed(List.of(leaf(spot)), POINT);
    }

    private static AreaCode leaf(Spot spot) {
        return spot.leaf().orElseThrow();
    }

    private Situation missingTown() {
        var village = Words.one(alone, random);
        var place = Place.of(village, "").withoutTown();
        var written = chance(60) ? place : place.withoutCounty();
        return new Situation(Making.MISSING_TOWN, fitting(written), Accepted.routed(names.within(village), ALONE));
    }

    private Situation misspelt() {
        for (; ; ) {
            var village = village();
            var wrongly = addresses.misspelt(village);
            if (wrongly.isPresent()) {
                return misspelt(village, wrongly.get());
            }
        }
    }

    private Situation misspelt(Village village, String wrongly) {
        var place = Place.of(village, "").spelt(wrongly);
        if (chance(85)) {
            var queue = Accepted.queue(village.town().code(), TOWN);
            return new Situation(Making.MISSPELT_VILLAGE, fitting(place), queue, inTown(village));
        }
        var queue = Accepted.queue(village.town().county().code(), COUNTY);
        var routed = Accepted.routed(names.within(village), ALONE);
        return new Situation(Making.MISSPELT_VILLAGE, fitting(place.withoutTown()), queue, routed);
    }

    private Situation twoVillages() {
        var same = Words.one(namesakes, random);
        var village = Words.one(same, random);
        var place = Place.of(village, "").withoutTown();
        var all = names.holding(same.stream().map(Village::code).toList());
        if (chance(60)) {
            return new Situation(Making.TWO_VILLAGES, fitting(place.withoutCounty()), Accepted.queue(all, SEVERAL));
        }
        var county = village.town().county();
        var near =
                same.stream().filter(one -> one.town().county().equals(county)).toList();
        var queue = Accepted.queue(county.code(), SEVERAL);
        if (near.size() > 1) {
            return new Situation(Making.TWO_VILLAGES, fitting(place), queue);
        }
        // The county says which one of them it is; the docs do not say whether that is enough.
        return new Situation(
                Making.TWO_VILLAGES,
                fitting(place),
                Accepted.routed(names.within(village), ALONE),
                queue,
                Accepted.queue(county.code(), COUNTY),
                Accepted.queue(all, SEVERAL));
    }

    private Situation townOnly(Town town) {
        return new Situation(Making.TOWN_ONLY, fitting(Place.of(town, "")), Accepted.queue(town.code(), TOWN));
    }

    /** The town is right, its village is one that another town has. */
    private Situation strayVillage() {
        for (; ; ) {
            var town = village().town();
            var stray = Words.one(alone, random);
            if (!stray.town().equals(town) && !names.has(town, stray.stem())) {
                return new Situation(
                        Making.VILLAGE_OF_ANOTHER_TOWN,
                        fitting(Place.of(stray, "").in(town)),
                        Accepted.queue(town.code(), TOWN));
            }
        }
    }

    private Situation countyOnly(Village village) {
        var county = village.town().county();
        return new Situation(Making.COUNTY_ONLY, fitting(Place.of(county, "")), Accepted.queue(county.code(), COUNTY));
    }

    /** Shown in the tree, but not this city's to check: the docs leave open which of both counts. */
    private Situation runByOthers() {
        if (others.isEmpty()) {
            return townOnly(village().town());
        }
        var village = Words.one(others, random);
        return new Situation(
                Making.RUN_BY_OTHERS,
                fitting(Place.of(village, "")),
                inTown(village),
                Accepted.queue(root(), ELSEWHERE),
                Accepted.queue(village.town().code(), ELSEWHERE, TOWN));
    }

    private Situation zeroPoint() {
        var zero = chance(50) ? Spot.ZERO : Spot.ZEROS;
        var text = chance(75) ? text(village()) : empty();
        return text.at(zero).as(Making.ZERO_POINT);
    }

    /** Whoever sees the exchange may undo it; whoever does not, has the text. */
    private Situation exchanged() {
        var village = village();
        var spot = spot(village);
        var accepted = chance(70)
                ? List.of(byPoint(spot), inTown(village))
                : List.of(byPoint(spot), Accepted.queue(root(), NOTHING, ELSEWHERE));
        var place = accepted.getLast().outcome() == Outcome.ROUTED
                ? fitting(Place.of(village, ""))
                : Place.whole(unknown());
        return new Situation(Making.EXCHANGED_POINT, place, spot.exchanged(), accepted);
    }

    /** The docs do not say whether a point in another city speaks against a text that names a village of this one. */
    private Situation outside() {
        var spot = spots.outside();
        if (chance(70)) {
            var village = village();
            var accepted = List.of(inTown(village), Accepted.queue(root(), ELSEWHERE, AGAINST));
            return new Situation(Making.POINT_OUTSIDE, fitting(Place.of(village, "")), spot, accepted);
        }
        var accepted = List.of(Accepted.queue(root(), ELSEWHERE, NOTHING));
        return new Situation(Making.POINT_OUTSIDE, Place.whole(unknown()), spot, accepted);
    }

    private Situation against() {
        for (; ; ) {
            var said = village();
            var shown = village();
            if (!said.town().equals(shown.town())) {
                var place = chance(70) ? Place.of(said, "") : Place.of(said.town(), "");
                var both =
                        names.holding(List.of(said.town().code(), shown.town().code()));
                return new Situation(
                        Making.POINT_AGAINST_TEXT, fitting(place), spot(shown), List.of(Accepted.queue(both, AGAINST)));
            }
        }
    }

    private Situation nextVillage() {
        for (; ; ) {
            var said = village();
            var next = ours.stream()
                    .filter(one -> one.town().equals(said.town()) && !one.equals(said))
                    .toList();
            if (!next.isEmpty()) {
                var spot = spot(Words.one(next, random));
                return new Situation(
                        Making.POINT_IN_NEXT_VILLAGE,
                        fitting(Place.of(said, "")),
                        spot,
                        List.of(byPoint(spot), inTown(said)));
            }
        }
    }

    /** The text names a town or a county only, or a village of several towns, and the point lies where it may. */
    private Situation saved() {
        var village = chance(30) ? Words.one(Words.one(namesakes, random), random) : village();
        var whole = Place.of(village, "");
        var place = namesakes.stream().anyMatch(same -> same.contains(village))
                ? whole.withoutTown().withoutCounty()
                : chance(60)
                        ? Place.of(village.town(), "")
                        : Place.of(village.town().county(), "");
        var spot = spot(village);
        return new Situation(Making.POINT_SAVES_TEXT, fitting(place), spot, List.of(byPoint(spot)));
    }

    private Village village() {
        return Words.one(ours, random);
    }

    private Spot spot(Village village) {
        return spots.in(village)
                .orElseThrow(() -> new IllegalStateException("There is no clear place in " + village.code()));
    }

    private Spot noPoint(boolean points) {
        return !points || chance(60) ? Spot.NONE : chance(50) ? Spot.ZERO : Spot.ZEROS;
    }

    private AreaCode root() {
        return names.root().code();
    }

    private String unknown() {
        return Words.one(words.unknown(), random);
    }

    private String elsewhere() {
        var place = Words.one(words.elsewhere(), random);
        var detail = Optional.of(words.detail(random)).filter(rest -> !names.isName(rest));
        return (place.contains("省") || chance(50) ? "" : words.province()) + place + detail.orElse("");
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** With the rest of an address behind it that makes no other name of what stands before. */
    private Place fitting(Place place) {
        for (; ; ) {
            var detail = words.detail(random);
            var last = place.village()
                    .map(village -> place.misspelt().orElse(village.stem()))
                    .orElse("");
            var plain = !isName.computeIfAbsent(detail.replaceAll("[0-9]", ""), names::isName)
                    && !names.namesMore(last + detail, place.town(), place.meant());
            if (plain) {
                return new Place(
                        place.county(), place.town(), place.village(), place.misspelt(), detail, place.whole());
            }
        }
    }
}
