package org.minqing.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Test;
import org.minqing.TestDatabase;

/** Histories are read when the build brings other files than the last one, and only then. */
class MigrationsIT {

    @Test
    void anUnchangedBuildReadsNoHistoryAndAChangedOneReadsAllOfThem() throws SQLException {
        try (var database = TestDatabase.fresh()) {
            var owner = database.ownerSource();
            assertThat(areApplied(database)).isTrue();

            database.owner()
                    .sql("update migration.applied set digest = '\\x00'")
                    .update();
            assertThat(areApplied(database)).as("of another build").isFalse();
            Migrations.run(owner);
            assertThat(areApplied(database)).as("applied again, without effect").isTrue();

            database.owner()
                    .sql("update migration.area set checksum = 1 where type = 'SQL'")
                    .update();
            database.owner().sql("drop table migration.applied").update();
            assertThat(areApplied(database))
                    .as("of a build that remembered nothing")
                    .isFalse();
            assertThatThrownBy(() -> Migrations.run(owner))
                    .as("a file that differs from the one that was applied")
                    .isInstanceOf(FlywayValidateException.class);
            assertThat(areApplied(database))
                    .as("nothing is remembered that failed")
                    .isFalse();
        }
    }

    private static boolean areApplied(TestDatabase database) throws SQLException {
        try (var connection = database.ownerSource().getConnection()) {
            return Migrations.areApplied(connection);
        }
    }
}
