package org.minqing.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestDatabase;
import org.minqing.kernel.AreaCode;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AreasIT {

    private static final LocalDate BEFORE = LocalDate.of(2024, 6, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final AreaCode COUNTY = new AreaCode(990100000000000L);
    private static final AreaCode TOWN = new AreaCode(990101000000000L);

    private final TestDatabase database = TestDatabase.fresh();

    @TempDir
    private Path place;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theSameFolderAgainWritesNothing() throws IOException {
        var small = SmallCity.in(place);
        assertThat(areasAt("2026-11-23T01:00:00Z").take(small.ground())).isTrue();
        var before = writes();
        assertThat(areasAt("2026-11-24T01:00:00Z").take(small.ground())).isFalse();
        assertThat(writes()).isEqualTo(before);
    }

    @Test
    void aWholeCityIsTakenInAndFoundAgain() {
        var areas = areasAt("2026-11-23T01:00:00Z");
        var ground = CityFolders.open("shanwei").ground(new Faults());
        areas.take(ground);
        assertThat(areas.on(TODAY, Optional.empty(), Optional.of("town")))
                .isEqualTo(ground.tree().all().stream()
                        .filter(area -> area.level().equals("town"))
                        .toList());
        assertThat(database.app()
                        .sql("select count(*) from area.grid_member where layer = 'middle'")
                        .query(Long.class)
                        .single())
                .isEqualTo(868);
    }

    @Test
    void aCorrectedNameReplacesWhatWasKnownAndKeepsItOnRecord() throws IOException {
        var small = SmallCity.in(place);
        areasAt("2026-11-23T01:00:00Z").take(small.ground());
        small.replace("divisions.csv", "West town", "Upper west town");
        var areas = areasAt("2026-11-24T01:00:00Z");
        areas.take(small.ground());
        assertThat(names(areas, BEFORE)).contains("Upper west town").doesNotContain("West town");
        assertThat(records(TOWN)).isEqualTo(2);
    }

    @Test
    void anAreaThatBeginsAnewEndsWhatStoodBefore() throws IOException {
        var small = SmallCity.in(place);
        areasAt("2026-11-23T01:00:00Z").take(small.ground());
        small.replace("divisions.csv", "9901010,town,,West town,,,", "9901010,town,,West district,,2026-01-01,");
        var areas = areasAt("2026-11-24T01:00:00Z");
        areas.take(small.ground());
        assertThat(names(areas, BEFORE)).contains("West town").doesNotContain("West district");
        assertThat(names(areas, TODAY)).contains("West district").doesNotContain("West town");
    }

    @Test
    void anAreaThatTheFolderDropsEndsOnThatDay() throws IOException {
        var small = SmallCity.in(place);
        areasAt("2026-11-23T01:00:00Z").take(small.ground());
        small.dropEast();
        var areas = areasAt("2026-11-24T01:00:00Z");
        areas.take(small.ground());
        assertThat(names(areas, TODAY)).contains("East town");
        assertThat(names(areas, TODAY.plusDays(1))).doesNotContain("East town");
        areasAt("2026-11-25T01:00:00Z").take(small.ground());
        assertThat(names(areas, TODAY)).contains("East town");
    }

    @Test
    void childrenAndLevelsNarrowTheList() throws IOException {
        var areas = areasAt("2026-11-23T01:00:00Z");
        areas.take(SmallCity.in(place).ground());
        assertThat(areas.on(TODAY, Optional.of(COUNTY), Optional.empty()))
                .extracting(Area::name)
                .containsExactly("West town", "East town");
        assertThat(areas.on(TODAY, Optional.of(COUNTY), Optional.of("city"))).isEmpty();
    }

    private Areas areasAt(String instant) {
        var source = database.asModuleSource("area");
        return new Areas(
                database.asModule("area"),
                new TransactionTemplate(new JdbcTransactionManager(source)),
                InstantSource.fixed(Instant.parse(instant)));
    }

    private static List<String> names(Areas areas, LocalDate day) {
        return areas.on(day, Optional.empty(), Optional.empty()).stream()
                .map(Area::name)
                .toList();
    }

    private long records(AreaCode code) {
        return database.app()
                .sql("select count(*) from area.division where code = :code")
                .param("code", code.value())
                .query(Long.class)
                .single();
    }

    private List<String> writes() {
        return database.app().sql("""
                        select xmin::text from area.division
                        union all select xmin::text from area.grid_member
                        union all select xmin::text from area.folder
                        """).query(String.class).list();
    }
}
