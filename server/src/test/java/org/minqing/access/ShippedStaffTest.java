package org.minqing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.area.CityFolders;
import org.minqing.area.Faults;

/** The staff of the shipped cities. */
class ShippedStaffTest {

    @ParameterizedTest
    @ValueSource(strings = {"shanwei", "boston"})
    void hasNoFaultAndSomebodyToPlayForEachRole(String id) {
        var folder = CityFolders.open(id);
        var faults = new Faults();
        new StaffPart().check(folder, faults);
        assertThat(faults.all()).isEmpty();
        var staff = new StaffReader(folder, new Faults()).staff();
        var played = staff.samples().stream()
                .map(sample -> sample.role().orElse("resident"))
                .collect(Collectors.toSet());
        assertThat(played).isEqualTo(staff.roles().templates().keySet());
        assertThat(staff.holderNames()).allMatch(name -> name.contains("示例") || name.contains("Sample"));
        assertThat(staff.samples())
                .allMatch(sample -> sample.displayName().contains("示例")
                        || sample.displayName().contains("Sample"));
    }

    @Test
    void everySmallGridOfTheCityHasItsWorkerAndTownsRunByAnotherCityHaveNobody() {
        var city = CityFolders.open("shanwei").city();
        var plan = PostPlan.of(new StaffReader(CityFolders.open("shanwei"), new Faults()).staff(), city);
        assertThat(plan.posts().stream().filter(post -> post.role().equals("grid-worker")))
                .hasSize(4_555);
        assertThat(plan.posts().stream().filter(post -> post.role().equals("village-officer")))
                .hasSize(868);
        var away = city.areas("town").stream()
                .filter(town -> town.runBy().isPresent())
                .map(town -> city.ranges(town.code()))
                .toList();
        assertThat(away).hasSize(4);
        assertThat(plan.posts()).noneMatch(post -> away.stream().anyMatch(town -> town.contains(post.area())));
        assertThat(Set.copyOf(plan.posts().stream().map(Appointment::signInName).toList()))
                .hasSize(plan.posts().size());
    }
}
