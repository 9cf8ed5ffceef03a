package org.minqing.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * How one database role is reached. On a foreign PostgreSQL one user logs in and then takes the role; on the embedded one
 * each role has its own password and {@code role} is empty.
 */
record Login(String url, String user, String password, String role) {

    /** How long somebody waits for a connection before being told that there is none. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The same login, taking a role. */
    Login as(String taken) {
        return new Login(url, user, password, taken);
    }

    Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(url, user, password);
        if (!role.isEmpty()) {
            try (var statement = connection.createStatement()) {
                statement.execute("set role " + role);
            }
        }
        return connection;
    }

    /** A pool that grows on demand; {@code settings} are statements for each new connection. */
    HikariDataSource pool(String name, int size, String settings) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(2, size));
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql((role.isEmpty() ? "" : "set role " + role + ";") + settings);
        config.addDataSourceProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "minqing " + name);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("prepareThreshold", "3");
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new HikariDataSource(config);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Login[" + url + ", " + user + ", " + role + "]";
    }
}
