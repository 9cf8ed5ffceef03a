package org.minqing.edge;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import org.minqing.access.SampleAccounts;
import org.minqing.area.City;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Says on the console that the server is ready and where it is. Only the {@code run} command brings this bean. */
final class ReadyLine {

    private final Console console;
    private final City city;
    private final SampleAccounts sample;
    private final Environment environment;

    ReadyLine(Console console, City city, SampleAccounts sample, Environment environment) {
        this.console = console;
        this.city = city;
        this.sample = sample;
        this.environment = environment;
    }

    @EventListener
    void announce(ApplicationReadyEvent ready) {
        var url = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        var line = new LinkedHashMap<String, Object>();
        line.put("event", "ready");
        line.put("url", url);
        line.put("city", city.id());
        line.put("ms", ManagementFactory.getRuntimeMXBean().getUptime());
        line.put("accounts", sample.all());
        console.line(line);
        console.say("Minqing is ready: " + url);
        if (sample.on()) {
            console.say("This is a sample: everybody in it is invented. Sign in with one of the accounts above.");
        }
    }
}
