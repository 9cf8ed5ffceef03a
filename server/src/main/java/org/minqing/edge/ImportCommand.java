package org.minqing.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minqing.casework.imports.Imports;
import org.minqing.database.StoreStart;
import org.minqing.kernel.Settings;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Brings the cases of another system in. It runs the whole server for the time of the import, on a free local port, beside the
 * one that people work with if there is one.
 */
final class ImportCommand implements Command {

    private final Class<?> application;

    ImportCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String usage() {
        return """
                import --city DIR --mapping F --file F [--given FIELD=VALUE…] [--rejects F]
                Makes cases of the rows of a CSV file (.gz too) as the mapping says. --given says what the mapping leaves to
                you, such as the number of an order. Rows that cannot be cases are listed in the reject file, with the reason.
                It can be broken off and begun again: what is there is skipped. The last line counts rows. Ends with 1 when
                the mapping has faults.
                """;
    }

    @Override
    public int run(List<String> arguments, Console console) {
        var options = Options.of(arguments, Set.of("city", "mapping", "file", "given", "rejects"))
                .onlyNamed();
        var given = given(options.values("given"));
        var file = Options.readable(options.required("file"));
        var mapping = text(Options.readable(options.required("mapping")));
        var settings = options.settings(Map.of("MINQING_CITY", "city"));
        var rejects = options.value("rejects")
                .map(Path::of)
                .orElseGet(() -> settings.data().resolve("imports").resolve(file.getFileName() + ".rejects.jsonl"));
        var store = StoreStart.beside(settings);
        try (var context = application(settings, store).run()) {
            console.line(context.getBean(Imports.class).run(mapping, given, file, rejects));
            return Exit.OK;
        } catch (Imports.MappingFaults wrong) {
            wrong.faults().forEach(console::line);
            return Exit.FINDINGS;
        } catch (RuntimeException failure) {
            store.close();
            throw RunCommand.refusalIn(failure);
        }
    }

    /** What is said with the command for all rows, by field. */
    private static Map<String, String> given(List<String> values) {
        var given = new LinkedHashMap<String, String>();
        for (var value : values) {
            var said = value.split("=", 2);
            if (said.length < 2 || said[0].isBlank() || said[1].isBlank()) {
                throw new WrongUse("Say --given FIELD=VALUE.");
            }
            given.put(said[0], said[1]);
        }
        return given;
    }

    private SpringApplication application(Settings settings, StoreStart store) {
        var spring = new SpringApplication(application);
        spring.addInitializers(found -> {
            var context = (GenericApplicationContext) found;
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource("command", Map.of("server.port", 0, "server.address", "127.0.0.1")));
            context.registerBean("settings", Settings.class, () -> settings);
            context.registerBean(
                    "storeStart",
                    StoreStart.class,
                    () -> store,
                    definition -> definition.setDestroyMethodName("close"));
        });
        return spring;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new WrongUse("The file " + file + " is no text in UTF-8.");
        }
    }
}
