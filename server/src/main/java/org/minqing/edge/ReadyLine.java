package org.minqing.edge;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import org.minqing.access.SampleAccounts;
import org.minqing.area.City;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Says on the console that the server is ready and where it is. Only the {@code run} command brings this bean. */
final class ReadyLine {

    private final Console console;
    private final ObjectProvider<City> city;
    private final SampleAccounts samples;
    private final Environment environment;

    ReadyLine(Console console, ObjectProvider<City> city, SampleAccounts samples, Environment environment) {
        this.console = console;
        this.city = city;
        this.samples = samples;
        this.environment = environment;
    }

    @EventListener
    void announce(ApplicationReadyEvent ready) {
        var url = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        var line = new LinkedHashMap<String, Object>();
        line.put("event", "ready");
        line.put("url", url);
        city.ifAvailable(loaded -> line.put("city", loaded.id()));
        line.put("ms", ManagementFactory.getRuntimeMXBean().getUptime());
        line.put("accounts", samples.all());
        console.line(line);
        console.say("Minqing is ready: " + url);
    }
}
