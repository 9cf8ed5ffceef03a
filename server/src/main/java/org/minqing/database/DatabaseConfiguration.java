package org.minqing.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.minqing.kernel.Settings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The connections as beans: unqualified ones are the application role's, {@code @Qualifier("reader")} ones the reader's.
 * No bean waits for PostgreSQL before somebody asks for a first connection.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    StoreStart storeStart(Settings settings) {
        return StoreStart.begin(settings);
    }

    @Bean
    LogTail logTail(StoreStart start) {
        return new LogTail(() -> start.store().owned());
    }

    @Bean
    @Primary
    DataSource dataSource(StoreStart start) {
        return new Awaited(() -> start.store().application());
    }

    @Bean
    @Qualifier("reader")
    DataSource readerDataSource(StoreStart start) {
        return new Awaited(() -> start.store().reader());
    }

    @Bean
    @Primary
    JdbcClient jdbcClient(DataSource application) {
        return JdbcClient.create(application);
    }

    @Bean
    @Qualifier("reader")
    JdbcClient readerJdbcClient(@Qualifier("reader") DataSource reader) {
        return JdbcClient.create(reader);
    }

    @Bean
    @Primary
    PlatformTransactionManager transactionManager(DataSource application) {
        return new JdbcTransactionManager(application);
    }

    @Bean
    @Qualifier("reader")
    PlatformTransactionManager readerTransactionManager(@Qualifier("reader") DataSource reader) {
        return new JdbcTransactionManager(reader);
    }

    @Bean
    @Primary
    TransactionTemplate transactionTemplate(PlatformTransactionManager application) {
        return new TransactionTemplate(application);
    }

    @Bean
    @Qualifier("reader")
    TransactionTemplate readerTransactionTemplate(@Qualifier("reader") PlatformTransactionManager reader) {
        return new TransactionTemplate(reader);
    }

    /** Connections of a store that may still be opening. */
    private static final class Awaited extends AbstractDataSource {

        private final Supplier<DataSource> source;

        Awaited(Supplier<DataSource> source) {
            this.source = source;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return source.get().getConnection();
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return source.get().getConnection(username, password);
        }
    }
}
