package org.minqing.bench.leads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What people write besides the names of the tree: suffixes, roads, names of invented people, misspellings. */
record Words(
        String mark,
        String province,
        List<String> townSuffixes,
        Map<String, List<String>> offices,
        List<List<String>> villageSuffixes,
        List<String> surnames,
        List<String> given,
        List<String> shops,
        List<String> goods,
        Map<String, String> kinds,
        List<String> groups,
        List<String> roads,
        List<String> estates,
        List<String> landmarks,
        Map<String, String> lookalikes,
        List<String> elsewhere,
        List<String> unknown) {

    static Words read() {
        try (var file = Words.class.getResourceAsStream("words.json")) {
            return new JsonMapper().readValue(file, Words.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static <T> T one(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }

    /** A pattern of this file with a number for {@code {n}} and {@code {m}}. */
    static String numbered(String pattern, RandomGenerator random) {
        return pattern.replace("{n}", Integer.toString(1 + random.nextInt(98)))
                .replace("{m}", Integer.toString(101 + random.nextInt(800)));
    }

    /** What follows a village or a road in an address, empty at times. */
    String detail(RandomGenerator random) {
        var house = 1 + random.nextInt(320) + "号";
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1, 2 -> house;
            case 3 -> numbered(one(groups, random), random);
            case 4 -> numbered(one(groups, random), random) + house;
            case 5 -> numbered(one(roads, random), random);
            case 6 -> numbered(one(estates, random), random);
            default -> one(landmarks, random);
        };
    }
}
