package org.minqing.bench.leads;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Invented people, shops and goods, each marked as a sample, none of them twice. */
final class Subjects {

    private final Words words;
    private final RandomGenerator random;
    private final Set<String> taken = new HashSet<>();

    Subjects(Words words, RandomGenerator random) {
        this.words = words;
        this.random = random;
    }

    /** Somebody or something new, fit for a kind of lead. */
    String next(String kind) {
        for (var tries = 0; ; tries++) {
            var name = switch (kind) {
                case "place" -> given() + given() + Words.one(words.shops(), random) + (tries > 9 ? tries : "");
                case "goods" -> Words.one(words.goods(), random) + (10_000 + random.nextInt(990_000));
                default -> Words.one(words.surnames(), random) + given() + given() + (tries > 9 ? given() : "");
            };
            if (taken.add(name)) {
                return words.mark() + name;
            }
        }
    }

    private String given() {
        return Words.one(words.given(), random);
    }

    /** The same, written by somebody else. */
    static String again(String subject, RandomGenerator random) {
        var end = subject.indexOf('】') + 1;
        return switch (random.nextInt(6)) {
            case 0 -> subject.substring(0, end) + " " + subject.substring(end);
            case 1 -> subject.substring(0, end + 1) + " " + subject.substring(end + 1);
            case 2 -> subject.substring(0, end + 1) + "\u3000" + subject.substring(end + 1);
            case 3 -> Addresses.wide(subject);
            default -> subject;
        };
    }
}
