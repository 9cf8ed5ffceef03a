package org.minqing.drill;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A city on a folder of its own: its servers, and the database that one of them runs or that all of them share. */
final class Site implements AutoCloseable {

    static final String AREA = "441521110220001";

    private final Path root;
    private final Path folder;
    private final Clock clock;
    private final @Nullable Postgres shared;
    private final List<Node> nodes = new ArrayList<>();
    private final Web web = new Web();

    private Site(Drill.Course course, @Nullable Postgres shared, Path folder) {
        this.root = course.root();
        this.clock = course.clock();
        this.shared = shared;
        this.folder = folder;
    }

    /** One server with the PostgreSQL that it brings. */
    static Site embedded(Drill.Course course, Path folder, Map<String, String> more) throws IOException {
        Files.createDirectories(folder);
        var site = new Site(course, null, folder);
        site.nodes.add(Node.start(course.root(), folder, site.environment(more)));
        return site;
    }

    /** Servers on one PostgreSQL that none of them runs. {@code urls} says how each of them reaches it. */
    static Site shared(Drill.Course course, Postgres postgres, Path folder, List<Map<String, String>> each)
            throws IOException {
        Files.createDirectories(folder);
        var site = new Site(course, postgres, folder);
        for (var more : each) {
            var node = new HashMap<>(Map.of(
                    "MINQING_NODE",
                    "node-" + site.nodes.size(),
                    "MINQING_DB_URL",
                    postgres.url(),
                    "MINQING_DB_USER",
                    "postgres"));
            node.putAll(more);
            site.nodes.add(Node.start(course.root(), folder, site.environment(node)));
        }
        return site;
    }

    private Map<String, String> environment(Map<String, String> more) {
        var all = new HashMap<>(Map.of(
                "MINQING_DATA",
                folder.resolve("data").toString(),
                "MINQING_CITY",
                root.resolve("cities/shanwei").toString(),
                "MINQING_SAMPLE",
                "true",
                "MINQING_SAMPLE_CASES",
                "0"));
        all.putAll(more);
        return all;
    }

    Path folder() {
        return folder;
    }

    Clock clock() {
        return clock;
    }

    Node node(int number) {
        return nodes.get(number);
    }

    List<URI> urls() {
        return nodes.stream().map(Node::url).toList();
    }

    Web.Session signIn(String name) throws IOException {
        return web.signIn(node(0).url(), name, node(0).password(name));
    }

    /** As the superuser: what is asked here, the server could not keep from showing. */
    Connection connect() throws IOException, SQLException {
        if (shared != null) {
            return shared.connect("minqing");
        }
        var postgres = folder.resolve("data/postgres");
        var word = Files.readAllLines(postgres.resolve("passwords")).stream()
                .filter(line -> line.startsWith("postgres="))
                .map(line -> line.substring(9))
                .findFirst()
                .orElseThrow();
        var port = Files.readAllLines(postgres.resolve("cluster/postmaster.pid"))
                .get(3)
                .strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/minqing", "postgres", word);
    }

    /** The process of the PostgreSQL that the first server brings. */
    ProcessHandle postmaster() throws IOException {
        var file = folder.resolve("data/postgres/cluster/postmaster.pid");
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                .orElseThrow(() -> new IOException("No process of " + file));
    }

    Node.Ending command(String... arguments) throws IOException, InterruptedException {
        var all = new HashMap<>(environment(Map.of()));
        if (shared != null) {
            all.putIfAbsent("MINQING_DB_URL", shared.url());
            all.putIfAbsent("MINQING_DB_USER", "postgres");
        }
        return Node.run(root, folder, all, List.of(arguments));
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(Node::leave);
        for (var node : nodes) {
            node.close();
        }
    }

    static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder)) {
            files = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (var file : files) {
            Files.deleteIfExists(file);
        }
    }
}
