package org.minqing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a server asks of its database: each statement that is sent, and each end of a transaction that needs an answer of its
 * own. A server does other things meanwhile, so that only threads count which work for the command: the test's own, and
 * those of the writers and loaders that it hands its command to.
 */
public final class RoundTrips {

    private static final String GATHERED = "case-";

    private final List<Trip> trips = new CopyOnWriteArrayList<>();

    private record Trip(Thread thread, String statement) {}

    /** The statements that the command sent, in their order. */
    public List<String> of(Runnable command) {
        trips.clear();
        command.run();
        var own = Thread.currentThread();
        return trips.stream()
                .filter(trip ->
                        trip.thread().equals(own) || trip.thread().getName().startsWith(GATHERED))
                .map(Trip::statement)
                .toList();
    }

    public DataSource counting(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                RoundTrips.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                    var answer = called(source, method, arguments);
                    return answer instanceof Connection connection ? counting(connection) : answer;
                });
    }

    private Connection counting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                RoundTrips.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (List.of("commit", "rollback").contains(method.getName())) {
                        enter(method.getName());
                    }
                    var answer = called(connection, method, arguments);
                    var text = arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : "";
                    return answer instanceof Statement statement ? counting(statement, text) : answer;
                });
    }

    private Statement counting(Statement statement, String prepared) {
        return (Statement) Proxy.newProxyInstance(
                RoundTrips.class.getClassLoader(), interfaces(statement), (_, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        enter(arguments == null ? prepared : String.valueOf(arguments[0]));
                    }
                    return called(statement, method, arguments);
                });
    }

    private void enter(String statement) {
        trips.add(new Trip(Thread.currentThread(), statement));
    }

    private static Class<?>[] interfaces(Statement statement) {
        var all = new ArrayList<Class<?>>();
        for (Class<?> type = statement.getClass(); type != null; type = type.getSuperclass()) {
            all.addAll(List.of(type.getInterfaces()));
        }
        return all.stream()
                .filter(type -> type.getName().startsWith("java.sql."))
                .distinct()
                .toArray(Class<?>[]::new);
    }

    private static @Nullable Object called(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw Objects.requireNonNull(failed.getCause());
        }
    }
}
