package org.minqing.bench.leads;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.minqing.area.City;

/** Invents the rows of the three lists: eight in a hundred repeat another one, twelve have a bad address. */
final class Inventing {

    private static final double DUPLICATES = 0.08;
    private static final double BAD = 0.12;
    private static final int MOST = 100_000;
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 20);
    private static final LocalDateTime FROM = LocalDateTime.of(2026, 11, 21, 8, 0);
    private static final int SECONDS = 6 * 3_600;

    private final SplittableRandom random;
    private final Situations situations;
    private final Subjects subjects;
    private final List<Lead> leads = new ArrayList<>();
    private final Set<Integer> repeatedInSilence = new HashSet<>();
    private final List<String> kinds;

    Inventing(City city, Words words, long seed) {
        random = new SplittableRandom(seed);
        situations = new Situations(city, words, random);
        subjects = new Subjects(words, random);
        kinds = words.kinds().keySet().stream().sorted().toList();
    }

    Addresses addresses() {
        return situations.addresses();
    }

    /** The rows in the order in which they were made: each after the one that it repeats. */
    List<Lead> leads(int rows) {
        if (rows > MOST) {
            throw new IllegalArgumentException("There are invented telephones for " + MOST + " rows only");
        }
        var duplicates = (int) Math.round(rows * DUPLICATES);
        var bad = (int) Math.round(rows * BAD);
        for (var count = 0; count < rows - duplicates - bad; count++) {
            plain(count);
        }
        var badness = Arrays.stream(Making.values()).filter(Making::isBad).toList();
        for (var count = 0; count < bad; count++) {
            var making = badness.get(count % badness.size());
            first(making, making.needsPoint() ? Source.DATA_OFFICE : source());
        }
        var firsts = leads.stream().filter(Inventing::canBeRepeated).toList();
        for (var count = 0; count < duplicates; count++) {
            again(Words.one(firsts, random));
        }
        return leads;
    }

    private Source source() {
        var chance = random.nextInt(100);
        return chance < 40 ? Source.HEALTH : chance < 75 ? Source.POLICE : Source.DATA_OFFICE;
    }

    private void plain(int count) {
        var source = source();
        var other = count == 0 ? Optional.<Lead>empty() : Optional.of(leads.get(random.nextInt(count)));
        var known = other.filter(lead -> !lead.telephone().isEmpty());
        switch (random.nextInt(100)) {
            case 0 -> known.ifPresentOrElse(lead -> household(lead, source), () -> first(Making.GOOD, source));
            case 1 -> known.ifPresentOrElse(lead -> namesake(lead, source), () -> first(Making.GOOD, source));
            default -> {
                var bare = source == Source.DATA_OFFICE && random.nextInt(100) < 10;
                first(bare ? Making.POINT_ONLY : Making.GOOD, source);
            }
        }
    }

    private void first(Making making, Source source) {
        var kind = kind();
        var telephone = random.nextInt(100) < 5 ? "" : telephone();
        var situation = situations.make(making, source == Source.DATA_OFFICE);
        add(source, subjects.next(kind), telephone, kind, situation);
    }

    /** Somebody else at the telephone of a known one. */
    private void household(Lead known, Source source) {
        var situation = situations.make(Making.SAME_TELEPHONE, source == Source.DATA_OFFICE);
        add(source, subjects.next(known.kind()), known.telephone(), known.kind(), situation);
    }

    /** Somebody else of a known one's name. */
    private void namesake(Lead known, Source source) {
        var situation = situations.make(Making.SAME_NAME, source == Source.DATA_OFFICE);
        add(source, Subjects.again(known.subject(), random), telephone(), known.kind(), situation);
    }

    private void add(Source source, String subject, String telephone, String kind, Situation situation) {
        leads.add(new Lead(
                leads.size(),
                source,
                subject,
                telephone,
                Telephones.written(telephone, random),
                kind,
                exposed(),
                FROM.plusSeconds(random.nextInt(SECONDS)),
                situation,
                situation.making(),
                Optional.empty()));
    }

    /** Without a telephone only the place tells that two are the same, so it has to be one that can be compared. */
    private static boolean canBeRepeated(Lead lead) {
        return !lead.telephone().isEmpty() || lead.situation().isPlainText();
    }

    /** The same once more, later: in the same list or in one that comes after it. */
    private void again(Lead first) {
        var without = first.telephone().isEmpty();
        var plain = first.situation().isPlainText();
        var later = Arrays.stream(Source.values())
                .filter(source -> source.compareTo(first.source()) > 0)
                .toList();
        var source = later.isEmpty() || random.nextBoolean() ? first.source() : Words.one(later, random);
        var silent = !without && plain && random.nextInt(100) < 6 && repeatedInSilence.add(first.made());
        var telephone = silent ? "" : first.telephone();
        leads.add(new Lead(
                leads.size(),
                source,
                Subjects.again(first.subject(), random),
                telephone,
                Telephones.written(telephone, random),
                first.kind(),
                first.exposed(),
                first.received().plusSeconds(1 + random.nextInt(3 * 3_600)),
                place(first, source, without || silent),
                silent ? Making.PERHAPS_DUPLICATE : Making.DUPLICATE,
                Optional.of(first.made())));
    }

    /** The place of a row that is repeated: the same in other words, or where they were met the second time. */
    private Situation place(Lead first, Source source, boolean mustBeSame) {
        var situation = first.situation();
        var fits = situation.isPlainText() || source == first.source();
        return mustBeSame || fits && random.nextInt(100) < 85
                ? situation
                : situations.make(Making.GOOD, source == Source.DATA_OFFICE);
    }

    private String kind() {
        return Words.one(kinds, random);
    }

    private String telephone() {
        return Telephones.number(leads.size());
    }

    private Optional<LocalDate> exposed() {
        return random.nextInt(100) < 5 ? Optional.empty() : Optional.of(LAST_DAY.minusDays(random.nextInt(10)));
    }
}
