package org.minqing.leads;

import java.util.List;
import java.util.Optional;
import org.minqing.area.Area;

/**
 * What the cells of a row say about where: the areas that may be meant, by rank; each is inside of one of the wider rank
 * where that was named too.
 *
 * @param elsewhere the other city that is named
 * @param strangeTown something that is written like a town and is none of ours
 * @param rest the letters and digits that no name took
 */
record Reading(
        Optional<String> elsewhere,
        List<Area> counties,
        List<Area> towns,
        List<Area> villages,
        Optional<String> strangeTown,
        String rest) {

    static final Reading NOTHING = new Reading(Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), "");

    Reading {
        counties = List.copyOf(counties);
        towns = List.copyOf(towns);
        villages = List.copyOf(villages);
    }

    List<Area> of(Rank rank) {
        return switch (rank) {
            case COUNTY -> counties;
            case TOWN -> towns;
            case VILLAGE -> villages;
        };
    }

    boolean namesOurs() {
        return !counties.isEmpty() || !towns.isEmpty() || !villages.isEmpty();
    }

    /** With areas of a rank; a town that is named after its village leaves the villages that it has. */
    Reading with(Rank rank, List<Area> areas, Names names) {
        return switch (rank) {
            case COUNTY -> new Reading(elsewhere, areas, towns, villages, strangeTown, rest);
            case TOWN -> {
                var left = villages.stream()
                        .filter(village -> names.lies(village, Rank.TOWN, areas))
                        .toList();
                yield new Reading(elsewhere, counties, areas, left, strangeTown, rest);
            }
            case VILLAGE -> new Reading(elsewhere, counties, towns, areas, strangeTown, rest);
        };
    }

    Reading withElsewhere(String city) {
        return new Reading(Optional.of(city), counties, towns, villages, strangeTown, rest);
    }

    Reading withStrangeTown(String name) {
        var first = strangeTown.or(() -> Optional.of(name));
        return new Reading(elsewhere, counties, towns, villages, first, rest);
    }

    Reading withRest(String more) {
        return new Reading(elsewhere, counties, towns, villages, strangeTown, rest + more);
    }
}
