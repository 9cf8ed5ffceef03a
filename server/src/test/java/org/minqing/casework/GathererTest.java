package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.kernel.ProblemException;
import org.springframework.dao.DataAccessResourceFailureException;

@Timeout(20)
class GathererTest {

    private static final int AWAY = 500;

    private record Order(UUID stream, int number) {}

    private final List<List<Order>> statements = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch firstIsWriting = new CountDownLatch(1);
    private Gatherer<Order, Integer> gatherer = gatherer(100, 100, this::write);

    @AfterEach
    void close() {
        gate.countDown();
        gatherer.close();
    }

    @Test
    void writesASingleWaitingCommandAtOnce() throws Exception {
        gate.countDown();

        assertThat(gatherer.submit(new Order(UUID.randomUUID(), 7)).get(5, TimeUnit.SECONDS))
                .isEqualTo(7);
        assertThat(statements).hasSize(1);
    }

    @Test
    void gathersWhatWaitsWhileAStatementIsUnderWay() throws Exception {
        var answers = new ArrayList<CompletableFuture<Integer>>();
        answers.add(gatherer.submit(new Order(UUID.randomUUID(), 0)));
        firstIsWriting.await();
        for (var number = 1; number <= 30; number++) {
            answers.add(gatherer.submit(new Order(UUID.randomUUID(), number)));
        }
        gate.countDown();

        for (var number = 0; number <= 30; number++) {
            assertThat(answers.get(number).get(5, TimeUnit.SECONDS)).isEqualTo(number);
        }
        assertThat(statements).extracting(List::size).containsExactly(1, 30);
    }

    @Test
    void neverPutsTwoCommandsOfOneCaseIntoAStatementAndKeepsTheirOrder() throws Exception {
        var busy = UUID.randomUUID();
        var answers = new ArrayList<CompletableFuture<Integer>>();
        answers.add(gatherer.submit(new Order(UUID.randomUUID(), 0)));
        firstIsWriting.await();
        for (var number = 1; number <= 5; number++) {
            answers.add(gatherer.submit(new Order(busy, number)));
            answers.add(gatherer.submit(new Order(UUID.randomUUID(), 100 + number)));
        }
        gate.countDown();
        for (var answer : answers) {
            answer.get(5, TimeUnit.SECONDS);
        }

        assertThat(statements)
                .allSatisfy(statement ->
                        assertThat(statement).extracting(Order::stream).doesNotHaveDuplicates());
        assertThat(statements.stream()
                        .flatMap(List::stream)
                        .filter(order -> order.stream().equals(busy)))
                .extracting(Order::number)
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void letsOnlyTheCulpritFail() throws Exception {
        var answers = new ArrayList<CompletableFuture<Integer>>();
        answers.add(gatherer.submit(new Order(UUID.randomUUID(), 0)));
        firstIsWriting.await();
        for (var number : List.of(1, -1, 2)) {
            answers.add(gatherer.submit(new Order(UUID.randomUUID(), number)));
        }
        gate.countDown();

        assertThat(answers.get(1).get(5, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(answers.get(3).get(5, TimeUnit.SECONDS)).isEqualTo(2);
        assertThatThrownBy(() -> answers.get(2).get(5, TimeUnit.SECONDS)).hasRootCauseMessage("negative");
    }

    @Test
    void tellsEverybodyAtOnceWhenTheStoreIsAway() throws Exception {
        var answers = new ArrayList<CompletableFuture<Integer>>();
        answers.add(gatherer.submit(new Order(UUID.randomUUID(), 0)));
        firstIsWriting.await();
        for (var number : List.of(1, AWAY, 2)) {
            answers.add(gatherer.submit(new Order(UUID.randomUUID(), number)));
        }
        gate.countDown();

        for (var answer : answers.subList(1, 4)) {
            assertThatThrownBy(() -> answer.get(5, TimeUnit.SECONDS)).hasRootCauseMessage("away");
        }
        assertThat(statements).extracting(List::size).containsExactly(1, 3);
    }

    @Test
    void refusesWhatDoesNotFitIntoTheQueue() throws Exception {
        gatherer.close();
        gatherer = gatherer(2, 100, this::write);
        var first = gatherer.submit(new Order(UUID.randomUUID(), 0));
        firstIsWriting.await();
        gatherer.submit(new Order(UUID.randomUUID(), 1));
        var last = gatherer.submit(new Order(UUID.randomUUID(), 2));

        assertThatThrownBy(() -> gatherer.submit(new Order(UUID.randomUUID(), 3)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem()).isEqualTo(CaseProblem.BUSY));
        gate.countDown();
        assertThat(first.get(5, TimeUnit.SECONDS)).isZero();
        assertThat(last.get(5, TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void writesWhatWaitsBeforeItCloses() throws Exception {
        var first = gatherer.submit(new Order(UUID.randomUUID(), 0));
        firstIsWriting.await();
        var second = gatherer.submit(new Order(UUID.randomUUID(), 1));
        gate.countDown();
        gatherer.close();

        assertThat(first).isCompletedWithValue(0);
        assertThat(second).isCompletedWithValue(1);
        assertThatThrownBy(() -> gatherer.submit(new Order(UUID.randomUUID(), 2)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem()).isEqualTo(CaseProblem.BUSY));
    }

    private List<Integer> write(List<Order> orders) {
        statements.add(List.copyOf(orders));
        firstIsWriting.countDown();
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        if (orders.stream().anyMatch(order -> order.number() == AWAY)) {
            throw new DataAccessResourceFailureException("away");
        }
        if (orders.stream().anyMatch(order -> order.number() < 0)) {
            throw new IllegalArgumentException("negative");
        }
        return orders.stream().map(Order::number).toList();
    }

    private static Gatherer<Order, Integer> gatherer(
            int capacity, int most, Function<List<Order>, List<Integer>> statement) {
        return new Gatherer<>("test", new Gatherer.Settings(1, capacity, most), Order::stream, statement, size -> {});
    }
}
