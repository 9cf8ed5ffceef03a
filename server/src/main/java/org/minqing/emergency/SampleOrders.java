package org.minqing.emergency;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.minqing.area.City;
import org.minqing.emergency.EmergencyOrder.Decided;
import org.minqing.emergency.OrderEntries.By;
import org.minqing.kernel.UuidV7;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Scenarios;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** In sample mode the scenarios of emergencies can be tried out: each has an invented order where none is in force. */
final class SampleOrders implements ApplicationRunner {

    private final boolean isSample;
    private final Orders orders;
    private final City city;
    private final Scenarios scenarios;
    private final InstantSource clock;

    SampleOrders(boolean isSample, Orders orders, City city, Scenarios scenarios, InstantSource clock) {
        this.isSample = isSample;
        this.orders = orders;
        this.city = city;
        this.scenarios = scenarios;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (isSample) {
            scenarios.all().forEach(this::giveIfNone);
        }
    }

    /** The mark of what is invented, in the language in which the city writes. */
    private String marked() {
        return city.languages().getFirst().equals("zh") ? "示例" : "Sample";
    }

    private void giveIfNone(Scenario scenario) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        scenario.emergency().ifPresent(limits -> {
            for (var root : city.roots()) {
                if (orders.covering(scenario.id(), root.code(), now).isEmpty()) {
                    var ends = now.atZone(ZoneId.of(city.zone()))
                            .plus(limits.longest())
                            .toInstant();
                    orders.give(new Orders.Giving(
                            UuidV7.at(now, new SplittableRandom(Objects.hash(root.code(), scenario.id()))),
                            scenario.id(),
                            root.code(),
                            new Decided(marked(), now, ends, Optional.empty()),
                            By.system(now)));
                }
            }
        });
    }
}
