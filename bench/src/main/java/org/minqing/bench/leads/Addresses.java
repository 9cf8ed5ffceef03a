package org.minqing.bench.leads;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.minqing.area.Area;
import org.minqing.bench.leads.Gazetteer.Town;
import org.minqing.bench.leads.Gazetteer.Village;

/** Writes a place as officials and residents do: with or without province and suffixes, in full width, in brackets. */
final class Addresses {

    private static final int TRIES = 60;
    private static final Pattern BETWEEN = Pattern.compile("[ \u3000,，()（）]");

    private final Gazetteer names;
    private final Words words;
    private final RandomGenerator random;

    Addresses(Gazetteer names, Words words, RandomGenerator random) {
        this.names = names;
        this.words = words;
        this.random = random;
    }

    /** What stands in the four cells of a form that asks for each part. */
    record Cells(String county, String town, String village, String detail) {
        List<String> list() {
            return List.of(county, town, village, detail);
        }
    }

    /** All of it in one text. */
    String text(Place place) {
        return place.whole().orElseGet(() -> tried(place));
    }

    /** In the cells of a form; some write all of it into the last one. */
    Cells cells(Place place) {
        if (place.whole().isPresent() || random.nextInt(100) < 8) {
            return new Cells("", "", "", text(place));
        }
        var county = place.county()
                .filter(one -> !canDrop(place) || random.nextInt(100) < 85)
                .map(this::county);
        var town = place.town().map(one -> town(one, true));
        var village = place.village().map(one -> village(one, place));
        var detail = random.nextInt(100) < 15 && !place.detail().isEmpty() ? text(place) : place.detail();
        return new Cells(county.orElse(""), town.orElse(""), village.orElse(""), width(detail));
    }

    private String tried(Place place) {
        for (var tries = 0; tries < TRIES; tries++) {
            var text = once(place);
            if (!names.namesMore(BETWEEN.matcher(text).replaceAll(""), place.town(), place.meant())) {
                return text;
            }
        }
        throw new IllegalStateException("There is no way to write this without another name: " + place);
    }

    private String once(Place place) {
        var parts = new ArrayList<String>();
        var named = random.nextInt(100);
        if (named < 35) {
            parts.add(words.province());
        }
        if (named < 55 || place.county().isEmpty() && named < 75) {
            parts.add(names.root().name());
        }
        place.county()
                .filter(county -> !canDrop(place) || random.nextInt(100) < 88)
                .map(this::county)
                .ifPresent(parts::add);
        place.town().map(town -> town(town, false)).ifPresent(parts::add);
        place.village()
                .map(village -> village(village, place))
                .map(this::bracketed)
                .ifPresent(parts::add);
        if (!place.detail().isEmpty()) {
            parts.add(bracketed(place.detail()));
        }
        return width(parts.stream().collect(Collectors.joining(separator())));
    }

    /** A county may be left out where the town's name says it. */
    private static boolean canDrop(Place place) {
        return place.town().filter(Town::namedOnce).isPresent();
    }

    private String separator() {
        return switch (random.nextInt(24)) {
            case 0, 1 -> " ";
            case 2 -> "，";
            case 3 -> ",";
            case 4 -> "\u3000";
            default -> "";
        };
    }

    private String bracketed(String part) {
        return switch (random.nextInt(40)) {
            case 0 -> "（" + part + "）";
            case 1 -> "(" + part + ")";
            default -> part;
        };
    }

    /** The name of the county, at times without its last character, where more than one is left. */
    private String county(Area county) {
        var name = county.name();
        return name.length() > 2 && random.nextInt(100) < 12 ? name.substring(0, name.length() - 1) : name;
    }

    /** The name of the town, in a cell of its own more often short than in the middle of a text. */
    private String town(Town town, boolean alone) {
        var name = town.area().name();
        var chance = random.nextInt(100);
        var office = words.offices().entrySet().stream()
                .filter(kind -> name.endsWith(kind.getKey()) && chance >= 90)
                .findFirst();
        if (office.isPresent()) {
            return name + Words.one(office.get().getValue(), random);
        }
        return chance < (alone ? 25 : 12)
                ? town.shortName().filter(one -> alone || isPlain(one)).orElse(name)
                : name;
    }

    /** A short name that is also a village's would be read as that village. */
    private boolean isPlain(String shortName) {
        return names.nameable().stream().noneMatch(village -> village.stem().contains(shortName));
    }

    private String village(Village village, Place place) {
        var stem = place.misspelt().orElse(village.stem());
        var bare = random.nextInt(100) < 15 && !place.needsSuffix() && !names.soundsLikeATown(village);
        return bare ? stem : stem + Words.one(village.suffixes(), random);
    }

    /** Some keyboards write digits in full width. */
    private String width(String text) {
        return random.nextInt(100) < 8 ? wide(text) : text;
    }

    static String wide(String text) {
        var wide = new StringBuilder();
        text.chars()
                .map(letter -> letter >= '0' && letter <= '9' ? letter - '0' + '０' : letter)
                .forEach(letter -> wide.append((char) letter));
        return wide.toString();
    }

    /** The village's bare name with one mistake that makes no other name of it; empty where there is none. */
    Optional<String> misspelt(Village village) {
        var stem = village.stem();
        var wrong = new ArrayList<String>();
        for (var at = 0; at < stem.length(); at++) {
            var like = words.lookalikes().get(stem.substring(at, at + 1));
            if (like != null) {
                wrong.add(stem.substring(0, at) + like + stem.substring(at + 1));
            }
        }
        if (stem.length() > 2) {
            wrong.add(stem.substring(1));
        }
        wrong.removeIf(mistake -> village.suffixes().stream().anyMatch(suffix -> names.isName(mistake + suffix)));
        return wrong.isEmpty() ? Optional.empty() : Optional.of(Words.one(wrong, random));
    }
}
