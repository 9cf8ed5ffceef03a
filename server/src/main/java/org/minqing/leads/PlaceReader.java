package org.minqing.leads;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.area.Area;
import org.minqing.leads.Names.Manner;
import org.minqing.leads.Names.Named;

/**
 * Reads names of places from left to right, the longest that fits first and a wider area before a narrower one of the same
 * length. What was read narrows what may follow: after a county only its towns and villages are names, after a town only its
 * villages; the same name may be written again.
 */
final class PlaceReader {

    private static final int LONGEST_TEXT = 300;

    private static final List<Rank> WIDE_TO_NARROW = List.of(Rank.values());

    /** From wide to narrow, but the rank of the column before the others. */
    private static final Map<Rank, List<Rank>> BEGINNING_WITH = WIDE_TO_NARROW.stream()
            .collect(Collectors.toMap(
                    first -> first,
                    first -> Stream.concat(Stream.of(first), WIDE_TO_NARROW.stream())
                            .distinct()
                            .toList()));

    private final Names names;
    private final Spelling spelling;
    private final List<String> townEndings;

    /** The areas that a stretch of text may mean. */
    private record Match(List<Area> areas, Rank rank, int length) {}

    PlaceReader(Names names, Spelling spelling) {
        this.names = names;
        this.spelling = spelling;
        townEndings = spelling.endings(Rank.TOWN);
    }

    Reading read(List<Lead.Part> parts) {
        var reading = Reading.NOTHING;
        for (var part : parts) {
            if (reading.elsewhere().isEmpty()) {
                reading = new Scan(part, reading).whole();
            }
        }
        return believed(reading);
    }

    /** A village alone is not believed beside a strange town, unless that is its own town with a letter wrong. */
    private Reading believed(Reading reading) {
        if (reading.strangeTown().isEmpty() || !reading.towns().isEmpty()) {
            return reading;
        }
        var strange = reading.strangeTown().get();
        var believed = reading.villages().stream()
                .anyMatch(village -> names.above(village, Rank.TOWN)
                        .filter(town -> Wording.isMisspelt(strange, names.stem(town)))
                        .isPresent());
        return believed ? reading : reading.with(Rank.VILLAGE, List.of(), names);
    }

    private Optional<Match> match(String text, int from, Reading sofar, Optional<Rank> first) {
        var longest = Math.min(names.longestAt(text, from), text.length() - from);
        for (var length = longest; length > 1; length--) {
            var called = names.called(text.substring(from, from + length));
            if (called.isEmpty() || spelling.isCut(text, from + length)) {
                continue;
            }
            for (var rank : first.map(BEGINNING_WITH::get).orElse(WIDE_TO_NARROW)) {
                var match = match(called, rank, sofar, length);
                if (match.isPresent() && stands(called, match.get(), text, from, sofar)) {
                    return match;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Match> match(List<Named> called, Rank rank, Reading sofar, int length) {
        var fitting = called.stream()
                .filter(named -> named.rank() == rank && fits(named, sofar))
                .toList();
        var closest = fitting.stream().map(Named::manner).min(Manner::compareTo);
        return closest.map(manner -> new Match(
                fitting.stream()
                        .filter(named -> named.manner() == manner)
                        .map(Named::area)
                        .toList(),
                rank,
                length));
    }

    private boolean fits(Named named, Reading sofar) {
        if (!sofar.of(named.rank()).isEmpty()) {
            return named.manner() != Manner.BARE && sofar.of(named.rank()).contains(named.area());
        }
        return switch (named.rank()) {
            case COUNTY -> sofar.towns().isEmpty() && sofar.villages().isEmpty();
            case TOWN ->
                (sofar.villages().isEmpty() || named.manner() == Manner.WRITTEN)
                        && (sofar.counties().isEmpty() || names.lies(named.area(), Rank.COUNTY, sofar.counties()));
            case VILLAGE ->
                sofar.towns().isEmpty()
                        ? sofar.counties().isEmpty() || names.lies(named.area(), Rank.COUNTY, sofar.counties())
                        : names.lies(named.area(), Rank.TOWN, sofar.towns());
        };
    }

    /** A name without its ending must be seen to end: a short name is too easily the beginning of another word. */
    private boolean stands(List<Named> called, Match match, String text, int from, Reading sofar) {
        var end = from + match.length();
        var bare = called.stream()
                .filter(named -> match.areas().contains(named.area()))
                .allMatch(named -> named.manner() == Manner.BARE);
        if (!bare || end == text.length() || !Character.isLetter(text.codePointAt(end))) {
            return true;
        }
        if (match.rank() == Rank.VILLAGE) {
            return !sofar.towns().isEmpty() && !spelling.goesOn(text, end);
        }
        var then = sofar.with(match.rank(), match.areas(), names);
        return !spelling.goesOn(text, end)
                || match(text, end, then, Optional.empty()).isPresent();
    }

    /** One cell, from its beginning to its end. */
    private final class Scan {

        private final String text;
        private final Optional<Rank> rank;
        private Reading reading;
        private int position;
        private int begin;

        Scan(Lead.Part part, Reading sofar) {
            var plain = Wording.plain(part.text());
            text = plain.substring(0, Math.min(plain.length(), LONGEST_TEXT));
            rank = part.rank();
            reading = sofar;
        }

        Reading whole() {
            while (position < text.length() && reading.elsewhere().isEmpty()) {
                var mayBegin = position == begin;
                if (!Character.isLetter(text.codePointAt(position)) || !mayBegin || !named()) {
                    pass();
                }
            }
            if (rank.filter(Rank.TOWN::equals).isPresent()
                    && reading.towns().isEmpty()
                    && !Wording.bare(text).isEmpty()) {
                reading = reading.withStrangeTown(withoutEnding(Wording.bare(text)));
            }
            return reading;
        }

        /** Takes the longest name that begins here, if one does: ours, that of another city, or a silent word. */
        private boolean named() {
            var ours = match(text, position, reading, rank);
            var silent = Math.max(
                    Spelling.at(text, position, spelling.silent()), Spelling.at(text, position, names.ofTheCity()));
            var length = ours.map(Match::length).orElse(0);
            var elsewhere = reading.namesOurs() || isBehindTheCity() ? 0 : elsewhere();
            if (elsewhere > Math.max(length, silent)) {
                var city = spelling.elsewhere().getOrDefault(text.substring(position, position + elsewhere), "");
                reading = reading.withElsewhere(city);
                return true;
            }
            if (ours.isPresent() && length >= silent) {
                reading = reading.with(ours.get().rank(), ours.get().areas(), names);
            }
            position += Math.max(length, silent);
            begin = position;
            return length > 0 || silent > 0;
        }

        private boolean isBehindTheCity() {
            return Spelling.before(text, position, names.ofTheCity()) > 0;
        }

        /** How long the name of another city is that begins here, or 0. */
        private int elsewhere() {
            for (var length = Math.min(12, text.length() - position); length > 1; length--) {
                var end = position + length;
                var name = text.substring(position, end);
                var full = spelling.elsewhere().get(name);
                if (full != null && !spelling.isCut(text, end)) {
                    var whole = Wording.plain(full).equals(name);
                    if (whole || !spelling.goesOn(text, end)) {
                        return length;
                    }
                }
            }
            return 0;
        }

        /** Passes one letter by; a name may begin behind a sign, a digit, or the ending of something unknown. */
        private void pass() {
            var letter = text.codePointAt(position);
            position += Character.charCount(letter);
            if (Character.isLetterOrDigit(letter)) {
                reading = reading.withRest(Character.toString(letter));
            }
            if (!Character.isLetter(letter)) {
                begin = position;
            } else if (Spelling.before(text, position, spelling.beginAfter()) > 0) {
                noticeTown(text.substring(begin, position));
                begin = position;
            }
        }

        private void noticeTown(String unknown) {
            var name = withoutEnding(unknown);
            if (reading.towns().isEmpty() && name.length() > 1 && !name.equals(unknown)) {
                reading = reading.withStrangeTown(name);
            }
        }

        private String withoutEnding(String name) {
            return name.substring(0, name.length() - Spelling.before(name, name.length(), townEndings));
        }
    }
}
