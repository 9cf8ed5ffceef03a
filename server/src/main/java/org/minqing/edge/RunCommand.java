package org.minqing.edge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minqing.area.CityChecking;
import org.minqing.database.StartRefused;
import org.minqing.database.StoreStart;
import org.minqing.kernel.Settings;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/** Starts the server. PostgreSQL comes up and the city folder is checked while Spring does. */
final class RunCommand implements Command {

    /** How the class is named beside the application in which the build wrote down its beans. */
    private static final String OUTLINE = "__ApplicationContextInitializer";

    private final Class<?> application;

    RunCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String usage() {
        return """
                run [--city DIR] [--port N]
                Starts the server of the city folder DIR (MINQING_CITY) on port N (MINQING_PORT, 0 for a free one). When it
                is ready a JSON line says where. It stops on Ctrl-C or SIGTERM, and its PostgreSQL with it.
                """;
    }

    @Override
    public int run(List<String> arguments, Console console) {
        var settings = Options.of(arguments, Set.of("city", "port"))
                .onlyNamed()
                .settings(Map.of("MINQING_CITY", "city", "MINQING_PORT", "port"));
        requireFree(settings.port());
        var store = StoreStart.begin(settings);
        var city = CityChecking.begin(settings.city(), CheckCommand.parts());
        try {
            var spring = outlined();
            spring.addInitializers(context -> register(context, settings, store, city, console));
            spring.run();
            return Exit.OK;
        } catch (RuntimeException failure) {
            store.close();
            throw refusalIn(failure);
        }
    }

    /** The server before anything is known about where it runs. */
    static SpringApplication spring(Class<?> application) {
        var spring = new SpringApplication(application, ReadyLine.class);
        spring.setMainApplicationClass(application);
        return spring;
    }

    /** Where the build has written down which beans there are, none is searched for and no condition is weighed again. */
    private SpringApplication outlined() {
        if (ClassUtils.isPresent(application.getName() + OUTLINE, application.getClassLoader())) {
            SpringProperties.setFlag(AotDetector.AOT_ENABLED);
        }
        return spring(application);
    }

    /** Singletons, not definitions: those are fixed when the program is built. */
    private static void register(
            ConfigurableApplicationContext context,
            Settings settings,
            StoreStart store,
            CityChecking city,
            Console console) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("command", Map.of("server.port", settings.port())));
        var beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("settings", settings);
        beans.registerSingleton("cityChecking", city);
        beans.registerSingleton("console", console);
        beans.registerSingleton("storeStart", store);
        beans.registerDisposableBean("storeStart", store::close);
    }

    private static void requireFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException taken) {
            throw new StartRefused(
                    "Port " + port + " is taken by another program. Choose one with --port or MINQING_PORT.", taken);
        }
    }

    /** Spring wraps what a bean throws; the operator wants the sentence. */
    static RuntimeException refusalIn(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return refused;
            }
        }
        return failure;
    }
}
