package org.minqing.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Files and methods stay short enough to be read at once, tests too. */
class LengthsTest {

    private final List<Path> files = Sources.below(Sources.root(), ".java");

    @Test
    void filesAreShort() {
        assertThat(files).as("what is measured").hasSizeGreaterThan(100);
        assertThat(files.stream()
                        .filter(file -> Lengths.linesOf(Sources.read(file)) > Lengths.FILE)
                        .map(file -> Sources.root().relativize(file)))
                .isEmpty();
    }

    @Test
    void methodsAreShort() {
        var methods = Lengths.methodsOf(files.stream()
                .collect(
                        Collectors.toMap(file -> Sources.root().relativize(file).toString(), Sources::read)));
        assertThat(methods).as("what is measured").hasSizeGreaterThan(500);
        assertThat(methods)
                .filteredOn(method -> method.lines() > Lengths.METHOD)
                .isEmpty();
    }

    @Test
    void theMeasureSeesALongMethod() {
        var source = "class Long {\n  void body() {\n" + "    go();\n".repeat(39) + "  }\n  void go() {}\n}\n";
        assertThat(Lengths.methodsOf("Long.java", source))
                .contains(new Lengths.Method("Long.java#body", 41), new Lengths.Method("Long.java#go", 1));
        assertThat(Lengths.methodsOf("Table.java", "class Table { @SuppressWarnings(\"LongMethod\") void rows() {} }"))
                .as("a table of literals may be as long as the table")
                .isEmpty();
        assertThat(Lengths.linesOf("a\n".repeat(401))).isEqualTo(401);
    }
}
