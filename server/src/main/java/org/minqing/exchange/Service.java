package org.minqing.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.FieldType.Option;
import org.minqing.scenario.Form;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Texts;

/**
 * One kind of matter that other programs may report and read.
 *
 * @param group the heading under which the form lists it
 */
record Service(String code, Texts names, Texts group, Offers.Matter matter, Scenario scenario) {

    /** The services of a scenario, in the order of its form. */
    static List<Service> of(Offers.Matter matter, Scenario scenario) {
        var choice = matter.by().flatMap(scenario.form()::field).map(field -> field.type());
        if (choice.orElse(null) instanceof FieldType.Choice options) {
            var services = new ArrayList<Service>();
            collect(options.options(), scenario.names(), matter, scenario, services);
            return services;
        }
        return List.of(new Service(scenario.id(), scenario.names(), scenario.names(), matter, scenario));
    }

    private static void collect(
            List<Option> options, Texts group, Offers.Matter matter, Scenario scenario, List<Service> services) {
        for (var option : options) {
            if (!option.under().isEmpty()) {
                collect(option.under(), option.names(), matter, scenario, services);
            } else if (!matter.without().contains(option.code())) {
                services.add(new Service(option.code(), option.names(), group, matter, scenario));
            }
        }
    }

    /** What a report of this service has answered already. */
    Map<String, Object> given() {
        return matter.by()
                .<Map<String, Object>>map(field -> Map.of(field, code))
                .orElse(Map.of());
    }

    /** What is asked beside what the specification has names for. */
    List<Form.Question> asked() {
        var form = scenario.form();
        return form.questions().stream()
                .filter(question -> Attributes.canBeSent(question.field()))
                .filter(question -> !Optional.of(question.field().id()).equals(matter.by()))
                .filter(question -> !matter.fields().has(question.field().id()))
                .filter(question -> form.mayAsk(question.field(), given()))
                .toList();
    }
}
