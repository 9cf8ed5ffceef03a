package org.minqing.leads;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.area.Area;
import org.minqing.leads.Ground.Spot;

/** The rules: a point and what was read become a place, or the queue of those who can find out. */
final class Placing {

    /** Of more areas than this the reason names no more. */
    private static final int MOST_NAMED = 8;

    private final Ground ground;

    Placing(Ground ground) {
        this.ground = ground;
    }

    Placement place(Spot spot, Reading reading) {
        var placed = switch (spot) {
            case Spot.Inside inside -> byPoint(inside, reading);
            case Spot.Outside() -> byText(reading, new Placement(ground.whole(), Rule.ELSEWHERE, ""));
            case Spot.None() -> byText(reading, new Placement(ground.whole(), Rule.NOTHING, ""));
        };
        return ground.otherBody(placed.area())
                .map(body -> new Placement(ground.whole(), Rule.ELSEWHERE, body))
                .orElse(placed);
    }

    private Placement byPoint(Spot.Inside inside, Reading reading) {
        var named = towns(reading);
        var agree = reading.elsewhere().isEmpty()
                && (named.isEmpty() || named.stream().anyMatch(area -> holds(area, inside.leaf())));
        if (agree) {
            return new Placement(inside.leaf().code(), Rule.POINT, inside.exchanged() ? "exchanged" : "");
        }
        var town = ground.above(inside.leaf(), Rank.TOWN).orElse(inside.leaf());
        var against = reading.elsewhere().orElseGet(() -> names(named));
        var queue = reading.elsewhere().isPresent()
                ? ground.whole()
                : ground.common(Stream.concat(named.stream(), Stream.of(town)));
        return new Placement(queue, Rule.POINT_AGAINST_TEXT, town.name() + " / " + against);
    }

    /** The towns that the text may mean, or the counties where it names no more. */
    private List<Area> towns(Reading reading) {
        if (!reading.villages().isEmpty()) {
            return reading.villages().stream()
                    .flatMap(village -> ground.above(village, Rank.TOWN).stream())
                    .distinct()
                    .toList();
        }
        return reading.towns().isEmpty() ? reading.counties() : reading.towns();
    }

    private boolean holds(Area area, Area leaf) {
        return ground.city().chain(leaf.code()).contains(area.code());
    }

    private Placement byText(Reading reading, Placement otherwise) {
        if (reading.elsewhere().isPresent()) {
            return new Placement(
                    ground.whole(), Rule.ELSEWHERE, reading.elsewhere().get());
        }
        if (reading.villages().size() == 1) {
            var rule = reading.towns().isEmpty() ? Rule.VILLAGE_ALONE : Rule.VILLAGE_IN_TOWN;
            return queued(rule, reading.villages());
        }
        if (!reading.villages().isEmpty()) {
            return queued(Rule.TWO_VILLAGES, reading.villages());
        }
        if (!reading.towns().isEmpty()) {
            return queued(Rule.TOWN_ONLY, reading.towns());
        }
        return reading.counties().isEmpty() ? otherwise : queued(Rule.COUNTY_ONLY, reading.counties());
    }

    private Placement queued(Rule rule, List<Area> named) {
        return new Placement(ground.common(named.stream()), rule, names(named));
    }

    private String names(List<Area> areas) {
        return areas.stream().limit(MOST_NAMED).map(this::name).collect(Collectors.joining(" / "))
                + (areas.size() > MOST_NAMED ? " / …" : "");
    }

    private String name(Area area) {
        return ground.above(area, Rank.TOWN)
                .filter(town -> !town.equals(area))
                .map(town -> town.name() + " " + area.name())
                .orElse(area.name());
    }
}
