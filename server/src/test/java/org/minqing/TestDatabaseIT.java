package org.minqing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;

/** The walls that tests stand behind are real. */
class TestDatabaseIT {

    @Test
    void aModulesRoleReadsItsOwnSchemaAndNotAnothers() {
        try (var database = TestDatabase.fresh()) {
            schema(database, "near");
            schema(database, "far");
            var near = database.asModule("near");
            assertThat(near.sql("select count(*) from near.things")
                            .query(Long.class)
                            .single())
                    .as("the policy for the application applies")
                    .isEqualTo(1);
            assertThat(near.sql("select far.answer()").query(Integer.class).single())
                    .isEqualTo(42);
            assertThatThrownBy(() -> near.sql("select count(*) from far.things")
                            .query(Long.class)
                            .single())
                    .isInstanceOf(BadSqlGrammarException.class)
                    .hasStackTraceContaining("permission denied");
            assertThatThrownBy(() -> near.sql("delete from near.things").update())
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void aFreshDatabaseIsSeenByNobodyElse() {
        try (var one = TestDatabase.fresh();
                var other = TestDatabase.fresh()) {
            schema(one, "near");
            assertThat(one.app()
                            .sql("select to_regnamespace('near') is not null")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(other.app()
                            .sql("select to_regnamespace('near') is not null")
                            .query(Boolean.class)
                            .single())
                    .isFalse();
        }
    }

    private static void schema(TestDatabase database, String name) {
        database.owner().sql("""
                        create schema %1$s;
                        create table %1$s.things (n int);
                        insert into %1$s.things values (1), (2);
                        alter table %1$s.things enable row level security;
                        create policy small on %1$s.things to minqing_app using (n < 2);
                        grant usage on schema %1$s to minqing_app;
                        grant select, insert on %1$s.things to minqing_app;
                        create function %1$s.answer() returns int language sql return 42
                        """.formatted(name)).update();
    }
}
