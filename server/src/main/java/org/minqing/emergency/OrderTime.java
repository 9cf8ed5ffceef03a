package org.minqing.emergency;

import java.time.InstantSource;
import org.minqing.deadline.timer.Firing;
import org.minqing.deadline.timer.TimerHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ends an order when its time has come, and has everything that was told for it destroyed some time afterwards. */
final class OrderTime implements TimerHandler {

    private final Orders orders;
    private final ObjectProvider<OrderedContent> content;
    private final InstantSource clock;

    /** The keepers of content stand above and are asked for when they are needed. */
    OrderTime(Orders orders, ObjectProvider<OrderedContent> content, InstantSource clock) {
        this.orders = orders;
        this.content = content;
        this.clock = clock;
    }

    @Override
    public String name() {
        return Orders.TIMER;
    }

    @Override
    public void take(Firing firing, JdbcClient database) {
        var id = firing.subject();
        orders.lapse(id, clock.instant());
        switch (Orders.Step.valueOf(firing.step())) {
            case OVER -> {}
            case DESTROY -> destroy(firing);
        }
    }

    private void destroy(Firing firing) {
        var isOver = orders.one(firing.subject())
                .filter(order -> order.over().isPresent() && order.erased().isEmpty())
                .isPresent();
        if (isOver) {
            var cases = content.stream()
                    .mapToLong(keeper -> keeper.destroy(firing.subject(), firing.id()))
                    .sum();
            orders.destroyed(firing.subject(), cases, clock.instant());
        }
    }
}
