package org.minqing.deadline.timer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down each step that it takes, in memory and in a table. */
final class CountingHandler implements TimerHandler {

    private final String name;
    private final Consumer<Firing> then;
    private final List<Firing> taken = new CopyOnWriteArrayList<>();

    CountingHandler(String name) {
        this(name, firing -> {});
    }

    CountingHandler(String name, Consumer<Firing> then) {
        this.name = name;
        this.then = then;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void take(Firing firing, JdbcClient database) {
        database.sql("insert into deadline.effect (id, step) values (:id, :step)")
                .param("id", firing.id())
                .param("step", firing.step())
                .update();
        then.accept(firing);
        taken.add(firing);
    }

    List<Firing> taken() {
        return List.copyOf(taken);
    }
}
