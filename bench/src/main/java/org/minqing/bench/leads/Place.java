package org.minqing.bench.leads;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.area.Area;
import org.minqing.bench.leads.Gazetteer.Town;
import org.minqing.bench.leads.Gazetteer.Village;

/**
 * What an address is to say: a county, a town, a village, each or none of them, and the rest. {@code misspelt} is written
 * in the place of the village's bare name; {@code whole} in the place of everything.
 */
record Place(
        Optional<Area> county,
        Optional<Town> town,
        Optional<Village> village,
        Optional<String> misspelt,
        String detail,
        Optional<String> whole) {

    static Place of(Village village, String detail) {
        var town = village.town();
        return new Place(
                Optional.of(town.county()),
                Optional.of(town),
                Optional.of(village),
                Optional.empty(),
                detail,
                Optional.empty());
    }

    static Place of(Town town, String detail) {
        return new Place(
                Optional.of(town.county()),
                Optional.of(town),
                Optional.empty(),
                Optional.empty(),
                detail,
                Optional.empty());
    }

    static Place of(Area county, String detail) {
        return new Place(
                Optional.of(county), Optional.empty(), Optional.empty(), Optional.empty(), detail, Optional.empty());
    }

    /** An address that names nothing of the tree. */
    static Place whole(String text) {
        return new Place(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "", Optional.of(text));
    }

    Place withoutTown() {
        return new Place(county, Optional.empty(), village, misspelt, detail, whole);
    }

    Place withoutCounty() {
        return new Place(Optional.empty(), town, village, misspelt, detail, whole);
    }

    Place in(Town other) {
        return new Place(Optional.of(other.county()), Optional.of(other), village, misspelt, detail, whole);
    }

    Place spelt(String wrongly) {
        return new Place(county, town, village, Optional.of(wrongly), detail, whole);
    }

    /** Whether the village has to be written with its suffix to be seen as one. */
    boolean needsSuffix() {
        return town.isEmpty()
                || misspelt.isPresent()
                || village.filter(one -> !town.equals(Optional.of(one.town()))).isPresent();
    }

    /** The names that the address means; other names in its text got there by accident. */
    Set<String> meant() {
        var wider = Stream.of(county.map(Area::name), town.map(one -> one.area().name()), misspelt);
        return Stream.concat(wider.flatMap(Optional::stream), village.stream().flatMap(Village::names))
                .collect(Collectors.toSet());
    }
}
