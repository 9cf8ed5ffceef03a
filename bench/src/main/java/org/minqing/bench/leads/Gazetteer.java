package org.minqing.bench.leads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.area.Level;
import org.minqing.kernel.AreaCode;

/** The names of a city's tree as people know them: which are short for what, and which mean several places. */
final class Gazetteer {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 4;

    /** A village with the bare part of its name and the suffixes of its kind; {@code others}: another city runs it. */
    record Village(Area area, Town town, String stem, List<String> suffixes, boolean others) {
        AreaCode code() {
            return area.code();
        }

        /** Everything that it is called. */
        Stream<String> names() {
            return Stream.concat(Stream.of(stem), suffixes.stream().map(suffix -> stem + suffix));
        }
    }

    /** A town; {@code shortName} is empty where people need the whole name to know which one is meant. */
    record Town(Area area, Area county, Optional<String> shortName, boolean namedOnce) {
        AreaCode code() {
            return area.code();
        }
    }

    private final City city;
    private final Words words;
    private final List<Town> towns = new ArrayList<>();
    private final List<Village> villages = new ArrayList<>();
    private final Map<AreaCode, List<Village>> byTown = new HashMap<>();
    private final TreeMap<String, List<Village>> byStem = new TreeMap<>();
    private final List<Village> nameable;

    Gazetteer(City city, Words words) {
        this.city = city;
        this.words = words;
        var levels = city.levels().stream()
                .filter(level -> level.kind() == Level.Kind.ADMINISTRATIVE)
                .map(Level::id)
                .toList();
        if (levels.size() < 4) {
            throw new IllegalArgumentException("Lists of leads need a city with counties, towns and villages");
        }
        var known = city.areas(levels.get(levels.size() - 2));
        known.forEach(town -> towns.add(town(town, known)));
        var townOf = towns.stream().collect(Collectors.toMap(Town::code, town -> town));
        for (var village : city.areas(levels.getLast())) {
            Optional.ofNullable(townOf.get(village.parent().orElseThrow()))
                    .flatMap(town -> village(village, town))
                    .ifPresent(villages::add);
        }
        for (var village : villages) {
            byTown.computeIfAbsent(village.town().code(), code -> new ArrayList<>())
                    .add(village);
            byStem.computeIfAbsent(village.stem(), stem -> new ArrayList<>()).add(village);
        }
        nameable = villages.stream().filter(this::isNameable).toList();
    }

    private boolean isNameable(Village village) {
        var length = village.stem().length();
        return length >= SHORTEST
                && length <= LONGEST
                && village.suffixes().size() > 1
                && byTown.getOrDefault(village.town().code(), List.of()).stream()
                        .noneMatch(
                                other -> !other.equals(village) && other.stem().equals(village.stem()));
    }

    private Town town(Area area, List<Area> all) {
        var stem = without(area.name(), words.townSuffixes());
        var plain = stem.filter(name -> all.stream()
                .noneMatch(other -> !other.equals(area) && other.name().contains(name)));
        var once =
                all.stream().filter(other -> other.name().equals(area.name())).count() == 1;
        return new Town(area, city.area(area.parent().orElseThrow()).orElseThrow(), plain, once);
    }

    /** Names without a usual suffix are kept whole, so that the checks see them. */
    private Optional<Village> village(Area area, Town town) {
        var family = words.villageSuffixes().stream()
                .filter(suffixes -> suffixes.stream().anyMatch(area.name()::endsWith))
                .findFirst();
        var stem = family.flatMap(suffixes -> without(area.name(), suffixes)).orElse(area.name());
        var others = Stream.of(area, town.area()).anyMatch(one -> one.runBy().isPresent());
        return stem.isEmpty()
                ? Optional.empty()
                : Optional.of(new Village(area, town, stem, family.orElse(List.of("")), others));
    }

    private static Optional<String> without(String name, List<String> suffixes) {
        return suffixes.stream()
                .filter(name::endsWith)
                .findFirst()
                .map(suffix -> name.substring(0, name.length() - suffix.length()));
    }

    Area root() {
        return city.roots().getFirst();
    }

    /** Villages that people can name: with a name of common length that no other of the same town has. */
    List<Village> nameable() {
        return nameable;
    }

    /** Villages whose bare name means nothing else in the city, nor a part of another name. */
    List<Village> unmistakable() {
        return nameable().stream()
                .filter(village ->
                        byStem.getOrDefault(village.stem(), List.of()).size() == 1 && isApart(village))
                .toList();
    }

    /** Villages of one kind and name in several towns, by that name, where it means nothing else. */
    List<List<Village>> namesakes() {
        return byStem.values().stream()
                .filter(same -> same.getFirst().stem().length() >= SHORTEST && isApart(same.getFirst()))
                .filter(same -> same.stream().noneMatch(Village::others))
                .filter(same -> same.stream().map(Village::suffixes).distinct().count() == 1)
                .filter(same -> same.stream().map(Village::town).distinct().count() == same.size() && same.size() > 1)
                .toList();
    }

    /** No other name of the tree holds this one, and none is held by it. */
    private boolean isApart(Village village) {
        var wider = Stream.concat(towns.stream().map(town -> town.area().name()), counties());
        return byStem.keySet().stream()
                        .filter(other -> !other.equals(village.stem()))
                        .noneMatch(other -> other.contains(village.stem())
                                || village.names().anyMatch(name -> name.contains(other)))
                && wider.noneMatch(name -> touch(name, village.stem()));
    }

    private static boolean touch(String one, String other) {
        return one.contains(other) || other.contains(one);
    }

    private Stream<String> counties() {
        return Stream.concat(
                Stream.of(root().name()), city.children(root().code()).stream().map(Area::name));
    }

    /** Whether the bare name is also the name of a town, or a part of it, and needs its suffix. */
    boolean soundsLikeATown(Village village) {
        return towns.stream().anyMatch(town -> town.area().name().contains(village.stem()));
    }

    /** Whether a village of the town is called so, or nearly so. */
    boolean has(Town town, String stem) {
        return byTown.getOrDefault(town.code(), List.of()).stream().anyMatch(village -> touch(village.stem(), stem));
    }

    /** Whether a village's bare name, or the short or full name of a town, stands in the text. */
    boolean isName(String text) {
        return byStem.keySet().stream().anyMatch(text::contains)
                || towns.stream()
                        .anyMatch(town -> text.contains(town.area().name())
                                || town.shortName().filter(text::contains).isPresent());
    }

    /**
     * Whether the text names, by accident of what stands side by side, a village of the town (of the whole city, if it
     * names none) or a town, that is not a part of one of the names that were meant.
     */
    boolean namesMore(String text, Optional<Town> town, Set<String> meant) {
        var near = town.map(one -> byTown.getOrDefault(one.code(), List.of())).orElse(villages).stream()
                .map(Village::stem);
        return Stream.concat(near, towns.stream().map(one -> one.area().name()))
                .filter(text::contains)
                .anyMatch(name -> meant.stream().noneMatch(word -> word.contains(name)));
    }

    /** The narrowest area that holds all of these. */
    AreaCode holding(List<AreaCode> codes) {
        return city.chain(codes.getFirst()).stream()
                .filter(code -> codes.stream().allMatch(one -> city.chain(one).contains(code)))
                .findFirst()
                .orElse(root().code());
    }

    /** The village and what lies in it. */
    List<AreaCode> within(Village village) {
        return Stream.concat(
                        Stream.of(village.code()),
                        city.children(village.code()).stream().map(Area::code))
                .toList();
    }

    List<Area> grids(Village village) {
        return city.children(village.code());
    }
}
