package org.minqing.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The three roles that every database of Minqing has from the start: the owner migrates, the application owns nothing, the
 * reader keeps up with the journal.
 */
final class Roles {

    static final String OWNER = "minqing_owner";
    static final String APPLICATION = "minqing_app";
    static final String READER = "minqing_reader";

    private static final List<String> ALL = List.of(OWNER, APPLICATION, READER);

    private Roles() {}

    /** On the embedded PostgreSQL: three roles that log in, and a database that the owner owns. */
    static void createWithPasswords(Connection superuser, Passwords passwords, String database) throws SQLException {
        for (var role : missing(superuser)) {
            execute(superuser, "create role " + role + " login password '" + passwords.of(role) + "'");
        }
        if (!exists(superuser, "select 1 from pg_database where datname = '" + database + "'")) {
            execute(superuser, "create database " + database + " owner " + OWNER);
            execute(superuser, "revoke all on database " + database + " from public");
            execute(superuser, "grant connect on database " + database + " to " + APPLICATION + ", " + READER);
        }
    }

    /**
     * On a foreign PostgreSQL: three roles that the given user may take. They are made unless the administrator has made
     * them; making them needs CREATEROLE, and owning the database is enough for the rest.
     */
    static void createForMember(Connection user) throws SQLException {
        try {
            for (var role : missing(user)) {
                execute(user, "create role " + role + " nologin");
                execute(user, "grant " + role + " to current_user with inherit false, set true");
            }
            var database = user.getCatalog().replace("\"", "\"\"");
            execute(user, "grant connect, create on database \"" + database + "\" to " + OWNER);
            for (var role : ALL) {
                execute(user, "set role " + role);
                execute(user, "reset role");
            }
        } catch (SQLException refused) {
            throw new StartRefused(
                    "The user of MINQING_DB_URL must own the database and either may create roles or be a member of "
                            + String.join(", ", ALL) + ": " + refused.getMessage(),
                    refused);
        }
    }

    private static List<String> missing(Connection connection) throws SQLException {
        Set<String> present = new HashSet<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select rolname from pg_roles")) {
            while (rows.next()) {
                present.add(rows.getString(1));
            }
        }
        var missing = new ArrayList<>(ALL);
        missing.removeAll(present);
        return missing;
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
