package org.minqing.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files around the code: no trace of the machine they were written on, locks and migrations as agreed. */
class ProjectFilesTest {

    /** Put together here, so that this file does not hold what it looks for. */
    private static final Pattern MACHINE = Pattern.compile(String.join(
            "|",
            "(?<![\\w.-])/wor" + "k/",
            "(?<![\\w.-])/ro" + "ot/",
            "(?<![\\w.-])/ho" + "me/[a-z]",
            "local" + "host:4873"));

    private static final Pattern INDEX = Pattern.compile(
            "(?im)^(--.*\\n)?\\s*create\\s+(?:unique\\s+)?index\\s+(?:if\\s+not\\s+exists\\s+)?([\\w.]+)");

    private final Path root = Sources.root();

    @Test
    void noFileNamesAPathOfSomebodysMachine() {
        var files = Stream.of(
                        ".java",
                        ".xml",
                        ".md",
                        ".yaml",
                        ".sql",
                        ".json",
                        ".ts",
                        ".mjs",
                        ".vue",
                        ".sh",
                        ".properties",
                        "minqing",
                        "run")
                .flatMap(ending -> Sources.below(root, ending).stream())
                .toList();
        assertThat(files).hasSizeGreaterThan(150);
        assertThat(files.stream().filter(file -> namesAMachine(text(file))).map(root::relativize))
                .isEmpty();
        assertThat(namesAMachine("see /wor" + "k/x"))
                .as("the probe itself works")
                .isTrue();
        assertThat(namesAMachine("the network/here")).isFalse();
    }

    @Test
    void everyIndexSaysWhatItIsFor() {
        var migrations = Sources.below(root.resolve("server/src/main/resources/db/migration"), ".sql");
        assertThat(migrations).isNotEmpty();
        assertThat(migrations.stream()
                        .flatMap(file ->
                                silentIndexes(text(file)).stream().map(name -> file.getFileName() + ": " + name)))
                .isEmpty();
        assertThat(silentIndexes("create index heads on a.b (c);")).containsExactly("heads");
        assertThat(silentIndexes("-- Finds heads.\ncreate index on a.b (c);")).isEmpty();
        assertThat(silentIndexes("create index heads on a.b (c);\ncomment on index a.heads is 'finds heads';"))
                .isEmpty();
    }

    @Test
    void theLockOfThePagesNamesNoRegistry() {
        assertThat(text(root.resolve("web/package-lock.json")))
                .contains("\"integrity\"")
                .doesNotContain("\"resolved\"");
        assertThat(text(root.resolve("web/.npmrc"))).contains("omit-lockfile-registry-resolved=true");
    }

    @Test
    void theBuildAsksMavenCentralOnly() {
        var poms = Sources.below(root, "pom.xml");
        assertThat(poms).hasSizeGreaterThan(1);
        assertThat(poms.stream()
                        .filter(pom ->
                                text(pom).contains("Repository>") || text(pom).contains("<repositories>")))
                .isEmpty();
        assertThat(text(root.resolve(".mvn/wrapper/maven-wrapper.properties")))
                .contains("https://repo.maven.apache.org/");
    }

    private static boolean namesAMachine(String text) {
        return MACHINE.matcher(text).find();
    }

    private static List<String> silentIndexes(String sql) {
        return INDEX.matcher(sql)
                .results()
                .filter(found -> found.group(1) == null)
                .map(found -> found.group(2))
                .filter(name -> !hasComment(name, sql))
                .toList();
    }

    private static boolean hasComment(String name, String sql) {
        return Pattern.compile("comment\\s+on\\s+index\\s+(?:\\w+\\.)?" + Pattern.quote(name) + "\\s")
                .matcher(sql)
                .find();
    }

    private static String text(Path file) {
        try {
            return Sources.read(file);
        } catch (UncheckedIOException failure) {
            if (failure.getCause() instanceof MalformedInputException) {
                return "";
            }
            throw failure;
        }
    }
}
