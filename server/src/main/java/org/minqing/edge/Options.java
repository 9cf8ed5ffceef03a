package org.minqing.edge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minqing.kernel.Settings;

/** The arguments of a command: {@code --name value} and {@code --name=value}, and what stands alone. */
record Options(Map<String, String> named, List<String> alone) {

    Options {
        named = Map.copyOf(named);
        alone = List.copyOf(alone);
    }

    /** Reads the arguments; a name that is not {@code known} is a {@link WrongUse}. */
    static Options of(List<String> arguments, Set<String> known) {
        var named = new LinkedHashMap<String, String>();
        var alone = new ArrayList<String>();
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var argument = rest.next();
            if (!argument.startsWith("--")) {
                alone.add(argument);
                continue;
            }
            var parts = argument.substring(2).split("=", 2);
            if (!known.contains(parts[0])) {
                throw new WrongUse("There is no option --" + parts[0] + ".");
            }
            if (parts.length == 1 && !rest.hasNext()) {
                throw new WrongUse("The option --" + parts[0] + " needs a value.");
            }
            named.put(parts[0], parts.length == 2 ? parts[1] : rest.next());
        }
        return new Options(named, alone);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(named.get(name));
    }

    String required(String name) {
        return value(name).orElseThrow(() -> new WrongUse("The option --" + name + " is missing."));
    }

    /** Nothing may stand alone. */
    Options onlyNamed() {
        if (!alone.isEmpty()) {
            throw new WrongUse("What is \"" + alone.getFirst() + "\" for?");
        }
        return this;
    }

    /** The settings of the environment, some variables replaced by options, such as {@code MINQING_PORT} by {@code port}. */
    Settings settings(Map<String, String> optionOfVariable) {
        var environment = new LinkedHashMap<>(System.getenv());
        optionOfVariable.forEach(
                (variable, option) -> value(option).ifPresent(value -> environment.put(variable, value)));
        try {
            return Settings.from(environment);
        } catch (IllegalArgumentException wrong) {
            throw new WrongUse(String.valueOf(wrong.getMessage()));
        }
    }
}
