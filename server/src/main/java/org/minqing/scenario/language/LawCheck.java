package org.minqing.scenario.language;

import java.util.LinkedHashSet;
import org.minqing.area.CityFolder;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.scenario.Scenario;

/** Whether the rules of law that limits rest on are among those that the city has written down, if it has. */
public final class LawCheck {

    private static final String FILE = "rules-of-law.yaml";

    private LawCheck() {}

    /** Adds a fault for each rule that a limit names and the city's file does not hold. */
    public static void check(Scenario scenario, Document document, CityFolder folder, Faults faults) {
        if (!folder.has(FILE)) {
            return;
        }
        var known = new LinkedHashSet<String>();
        folder.document(FILE, new Faults())
                .ifPresent(file -> file.at("/rules")
                        .forEach(rule -> known.add(rule.at("/id").asString(""))));
        var clocks = new Passage(document, "", faults).at("deadlines").at("clocks");
        for (var clock : scenario.clocks()) {
            var row = 0;
            for (var limit : clock.limits().rows()) {
                var law = clocks.at(clock.id())
                        .at("limits")
                        .at(Integer.toString(row++))
                        .at("law");
                limit.output().law().stream()
                        .filter(id -> !known.contains(id))
                        .forEach(id ->
                                law.fault("law.unknown", "There is no rule of law “" + id + "”", "Add it to " + FILE));
            }
        }
    }
}
