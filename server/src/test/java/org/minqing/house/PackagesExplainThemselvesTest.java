package org.minqing.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each package says in a few lines what it is, and none, nor anything in one, is named after a city. */
class PackagesExplainThemselvesTest {

    /** What a newcomer can read aloud; the flow of a scenario takes the most. */
    private static final int LINES = 12;

    private static final int WORDS = 8;

    private static final Pattern SAID = Pattern.compile("\\A/\\*\\*(.*?)\\*/\\s*(?:@|package )", Pattern.DOTALL);

    private final Path root = Sources.root();

    @Test
    void everyPackageSaysWhatItIs() {
        var packages = Sources.below(root.resolve("server/src/main/java"), ".java").stream()
                .map(Path::getParent)
                .collect(Collectors.toSet());
        assertThat(packages).hasSizeGreaterThan(20);
        assertThat(packages.stream().filter(folder -> !explains(folder.resolve("package-info.java"))))
                .isEmpty();
        assertThat(explainsItself("/** Odds and ends. */\npackage a;")).isFalse();
        assertThat(explainsItself("@NullMarked\npackage a;")).isFalse();
        assertThat(explainsItself("/**\n" + " * A line of words.\n".repeat(30) + " */\npackage a;"))
                .isFalse();
    }

    @Test
    void noCodeNamesACityThatIsShipped() throws IOException {
        var cities = cities();
        assertThat(cities).contains("shanwei", "boston");
        var named = HouseRulesTest.PRODUCTION.stream()
                .flatMap(one -> Stream.concat(
                        Stream.of(one.getName()),
                        one.getMembers().stream().map(member -> one.getName() + "." + member.getName())))
                .filter(name -> names(name, cities));
        assertThat(named).isEmpty();
        var migrations = Sources.below(root.resolve("server/src/main/resources/db/migration"), ".sql");
        assertThat(migrations).isNotEmpty();
        assertThat(migrations.stream().filter(file -> names(file.getFileName() + Sources.read(file), cities)))
                .isEmpty();
        assertThat(names("org.minqing.area.BostonWards", cities)).isTrue();
    }

    private Set<String> cities() throws IOException {
        try (var folders = Files.list(root.resolve("cities"))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }

    private static boolean names(String text, Set<String> cities) {
        var lower = text.toLowerCase(Locale.ROOT);
        return cities.stream().anyMatch(lower::contains);
    }

    private static boolean explains(Path file) {
        return Files.exists(file) && explainsItself(Sources.read(file));
    }

    private static boolean explainsItself(String text) {
        var said = SAID.matcher(text);
        if (!said.find()) {
            return false;
        }
        var lines = said.group(1).lines().toList();
        var words = List.of(said.group(1).replace("*", " ").strip().split("\\s+"));
        return lines.size() <= LINES && words.size() >= WORDS;
    }
}
