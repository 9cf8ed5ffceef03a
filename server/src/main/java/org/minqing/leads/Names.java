package org.minqing.leads;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.kernel.AreaCode;

/** Everything that the areas of the city may be called, made from its tree and the endings that may be missing. */
final class Names {

    /** A shorter rest of a name, such as one letter, is no name. */
    private static final int SHORTEST = 2;

    private final Spelling spelling;
    private final Map<String, List<Named>> byText = new HashMap<>();
    private final Map<AreaCode, Map<Rank, Area>> above = new HashMap<>();
    private final Map<AreaCode, String> stems = new HashMap<>();
    private final List<String> ofTheCity;
    private final Map<String, Integer> longest = new HashMap<>();

    /** How close a text is to the name of an area; the closest first. */
    enum Manner {
        WRITTEN,
        OTHER_ENDING,
        BARE
    }

    /** One thing that an area may be called. */
    record Named(Area area, Rank rank, Manner manner) {}

    Names(City city, LeadSettings settings) {
        spelling = settings.spelling();
        ofTheCity = Spelling.longestFirst(city.roots().stream()
                .flatMap(root -> Stream.of(Wording.plain(root.name()), stem(Wording.plain(root.name()), Rank.COUNTY)))
                .filter(name -> length(name) >= SHORTEST));
        settings.levels()
                .forEach(
                        (rank, level) -> city.areas(level).forEach(area -> enter(area, rank, city, settings.levels())));
    }

    /** What the city itself is called, the longest first. */
    List<String> ofTheCity() {
        return ofTheCity;
    }

    /** How long the names are that begin with the two letters at a position, at most; 0 where none does. */
    int longestAt(String text, int position) {
        return position + SHORTEST > text.length()
                ? 0
                : longest.getOrDefault(text.substring(position, position + SHORTEST), 0);
    }

    /** The areas that a text may mean. */
    List<Named> called(String text) {
        return byText.getOrDefault(text, List.of());
    }

    /** The area of a rank in which an area lies, itself included. */
    Optional<Area> above(Area area, Rank rank) {
        return Optional.ofNullable(above.getOrDefault(area.code(), Map.of()).get(rank));
    }

    boolean lies(Area area, Rank rank, List<Area> among) {
        return above(area, rank).filter(among::contains).isPresent();
    }

    /** The name of an area without its ending. */
    String stem(Area area) {
        return stems.getOrDefault(area.code(), "");
    }

    private void enter(Area area, Rank rank, City city, Map<Rank, String> levels) {
        var chain = new EnumMap<Rank, Area>(Rank.class);
        levels.forEach((part, level) ->
                city.ancestor(area.code(), level).flatMap(city::area).ifPresent(found -> chain.put(part, found)));
        above.put(area.code(), chain);
        var name = ownPart(area, chain);
        var stem = stem(name, rank);
        stems.put(area.code(), stem);
        if (length(stem) < SHORTEST) {
            // Such as 城区: only its whole name is one, and not even that where nothing but an ending is left.
            if (!stem.isEmpty()) {
                put(name, new Named(area, rank, Manner.WRITTEN));
            }
            return;
        }
        put(stem, new Named(area, rank, Manner.BARE));
        var entered = new HashSet<>(Set.of(stem));
        for (var kind : spelling.endings().getOrDefault(rank, List.of())) {
            var manner = isOf(kind, name, stem) ? Manner.WRITTEN : Manner.OTHER_ENDING;
            for (var ending : kind) {
                if (entered.add(stem + ending)) {
                    put(stem + ending, new Named(area, rank, manner));
                }
            }
        }
        if (entered.add(name) || name.equals(stem)) {
            put(name, new Named(area, rank, Manner.WRITTEN));
        }
    }

    private void put(String text, Named named) {
        longest.merge(text.substring(0, SHORTEST), text.length(), Math::max);
        byText.computeIfAbsent(text, key -> new ArrayList<>()).add(named);
    }

    private static boolean isOf(List<String> kind, String name, String stem) {
        return kind.contains(name.substring(stem.length()));
    }

    /** Some names begin with those of the areas above. */
    private String ownPart(Area area, Map<Rank, Area> chain) {
        var name = Wording.plain(area.name());
        var before = Stream.of(
                        ofTheCity.stream(),
                        spelling.silent().stream().filter(word -> length(word) >= SHORTEST),
                        chain.values().stream().filter(one -> !one.equals(area)).map(one -> Wording.plain(one.name())))
                .flatMap(words -> words)
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), words -> Spelling.longestFirst(words.stream())));
        var own = name;
        var prefix = Spelling.at(own, 0, before);
        while (prefix > 0 && prefix < own.length()) {
            own = own.substring(prefix);
            prefix = Spelling.at(own, 0, before);
        }
        return length(own) < SHORTEST ? name : own;
    }

    private String stem(String name, Rank rank) {
        return name.substring(0, name.length() - Spelling.before(name, name.length(), spelling.endings(rank)));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
