package org.minqing.edge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minqing.kernel.Settings;

/**
 * The arguments of a command: {@code --name value} and {@code --name=value}, and what stands alone. Of an option that is
 * given again the last value counts, unless the command asks for all of them.
 */
record Options(Map<String, List<String>> named, List<String> alone) {

    Options {
        named = Map.copyOf(named);
        alone = List.copyOf(alone);
    }

    /** Reads the arguments; a name that is not {@code known} is a {@link WrongUse}. */
    static Options of(List<String> arguments, Set<String> known) {
        var named = new LinkedHashMap<String, List<String>>();
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
            named.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts.length == 2 ? parts[1] : rest.next());
        }
        return new Options(named, alone);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(named.get(name)).map(List::getLast);
    }

    /** All values of an option that may be given several times, in their order. */
    List<String> values(String name) {
        return named.getOrDefault(name, List.of());
    }

    /** The file of this name, which must be there. */
    static Path readable(String name) {
        var file = Path.of(name);
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw new WrongUse("There is no file " + name + ".");
        }
        return file;
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
