package org.minqing.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import tools.jackson.databind.json.JsonMapper;

/** What is linked may be given on under the project's own licence; {@code docs/dependencies.md} says how this is looked at. */
class RightsLicencesTest {

    /** Licences that reach over to what is linked with them. */
    private static final Pattern STRONG = Pattern.compile(
            "(?i)\\bA?GPL|affero|(?<!lesser )(?<!library )general public licen[sc]e|\\bSSPL|commons clause|business source");

    /** The same with an exception for whoever only links. */
    private static final Pattern EXCEPTED = Pattern.compile("(?i)class-?path|\\bCPE\\b|with.*exception");

    @Test
    void everythingLinkedSaysUnderWhichLicenceAndNoneReachesOver() {
        var all = new TreeMap<String, List<String>>();
        for (var jar : jars()) {
            all.put(jar.getFileName().toString(), licences(jar));
        }
        assertThat(all).hasSizeGreaterThan(60);
        assertThat(all.entrySet().stream().filter(jar -> jar.getValue().isEmpty()))
                .as("artifacts that name no licence")
                .isEmpty();
        assertThat(all.entrySet().stream().filter(jar -> reachesOver(jar.getValue())))
                .as("artifacts that can only be had under a licence that reaches over")
                .isEmpty();
    }

    @Test
    void thePagesLinkNoneThatReachesOver() {
        var lock = new JsonMapper()
                .readTree(Sources.read(Sources.root().resolve("web/package-lock.json")))
                .path("packages");
        var linked = lock.propertyStream()
                .filter(part -> part.getKey().startsWith("node_modules/")
                        && !part.getValue().path("dev").asBoolean(false))
                .toList();
        assertThat(linked).hasSizeGreaterThan(5);
        assertThat(linked.stream()
                        .filter(part -> {
                            var licence = part.getValue().path("license").asString("");
                            return licence.isEmpty() || reachesOver(List.of(licence.split(" OR ")));
                        })
                        .map(part -> part.getKey()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GNU General Public License v3, true",
        "GPL-2.0, true",
        "AGPL-3.0-only, true",
        "GNU Affero General Public License, true",
        "Server Side Public License (SSPL), true",
        "GPL2 w/ CPE, false",
        "GNU Lesser General Public License, false",
        "LGPL-2.1-only, false",
        "Apache-2.0, false",
        "Eclipse Public License v2.0, false"
    })
    void aLicenceThatReachesOverIsNoticed(String licence, boolean reaches) {
        assertThat(reachesOver(List.of(licence))).isEqualTo(reaches);
        assertThat(reachesOver(List.of(licence, "MIT"))).as("a choice").isFalse();
    }

    /** Where there are several to choose from, one that does not is enough. */
    private static boolean reachesOver(List<String> licences) {
        return !licences.isEmpty()
                && licences.stream()
                        .allMatch(name -> STRONG.matcher(name).find()
                                && !EXCEPTED.matcher(name).find());
    }

    /** The artifacts that the tests run with: all that the server links, and what the tests need besides. */
    private static List<Path> jars() {
        var path = Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElseGet(() -> System.getProperty("java.class.path"));
        return Stream.of(path.split(System.getProperty("path.separator")))
                .filter(part -> part.endsWith(".jar"))
                .map(Path::of)
                .filter(jar -> Files.exists(pom(jar)))
                .toList();
    }

    private static Path pom(Path jar) {
        var version = jar.toAbsolutePath().resolveSibling("");
        var artifact = jar.toAbsolutePath().resolveSibling("..").normalize();
        return jar.resolveSibling(artifact.getFileName() + "-" + version.getFileName() + ".pom");
    }

    /** The artifact's own, else those of the poms that it builds on. */
    private static List<String> licences(Path jar) {
        var repository = repository(jar);
        var pom = pom(jar);
        while (Files.exists(pom)) {
            var project = read(pom);
            var own = child(project, "licenses").stream()
                    .flatMap(licences -> children(licences, "license").stream())
                    .flatMap(licence -> child(licence, "name").stream())
                    .map(name -> name.getTextContent().strip())
                    .toList();
            var parent = child(project, "parent");
            if (!own.isEmpty() || parent.isEmpty()) {
                return own;
            }
            pom = pom(repository, parent.get());
        }
        return List.of();
    }

    private static Path pom(Path repository, Element parent) {
        var group = text(parent, "groupId");
        var artifact = text(parent, "artifactId");
        var version = text(parent, "version");
        return repository
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom");
    }

    private static Element read(Path pom) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException unreadable) {
            throw new IllegalStateException(pom.toString(), unreadable);
        }
    }

    private static String text(Element element, String name) {
        return child(element, name).orElseThrow().getTextContent().strip();
    }

    private static Optional<Element> child(Element element, String name) {
        return children(element, name).stream().findFirst();
    }

    private static List<Element> children(Element element, String name) {
        var nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }

    /** The folder that holds the groups, found by walking up as far as the pom's own group is long. */
    private static Path repository(Path jar) {
        return Stream.iterate(jar.toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve("org").resolve("springframework")))
                .findFirst()
                .orElseThrow();
    }
}
