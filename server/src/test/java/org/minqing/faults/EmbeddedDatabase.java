package org.minqing.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL of a running server's data folder, for a test that works beside it. */
record EmbeddedDatabase(Path data) {

    PGSimpleDataSource as(String role, String database) throws IOException {
        var postgres = data.resolve("postgres");
        var port =
                Files.readAllLines(postgres.resolve("cluster/postmaster.pid")).get(3);
        var password = Files.readAllLines(postgres.resolve("passwords")).stream()
                .filter(line -> line.startsWith(role + "="))
                .map(line -> line.substring(role.length() + 1))
                .findFirst()
                .orElseThrow();
        var source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://127.0.0.1:" + port + "/" + database);
        source.setUser(role);
        source.setPassword(password);
        return source;
    }
}
