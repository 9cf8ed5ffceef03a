package org.minqing.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/**
 * Who holds which post at one moment, indexed for the two questions asked of it. Immutable; {@link #until} says when the
 * next holding begins or ends and another roster must be made.
 */
final class Roster {

    /** A holding with its time, half-open. */
    record Held(AccountId account, Hand hand, Instant from, Optional<Instant> to) {

        boolean holdsAt(Instant moment) {
            return !moment.isBefore(from) && to.map(moment::isBefore).orElse(true);
        }
    }

    private record Duty(String role, String level, Optional<String> department) {}

    private record Seat(long to, List<PostId> posts) {

        Seat and(Seat other) {
            return posts.containsAll(other.posts)
                    ? this
                    : new Seat(
                            to,
                            Stream.concat(posts.stream(), other.posts.stream()).toList());
        }
    }

    private final Map<AccountId, List<Hand>> hands = new HashMap<>();
    private final Map<AccountId, List<Hand>> forATime = new HashMap<>();
    private final Map<Duty, TreeMap<Long, Seat>> seats = new HashMap<>();
    private final Map<PostId, AccountId> holders = new HashMap<>();
    private final Map<PostId, Hand> posts = new HashMap<>();
    private final Map<AccountId, Optional<MachineGrant>> machines = new HashMap<>();
    private final Instant until;

    private Roster(Instant until) {
        this.until = until;
    }

    static Roster at(Instant moment, List<Held> holdings) {
        return at(moment, holdings, List.of());
    }

    /**
     * The earlier of two holdings for the same seat is the one found by {@link #responsible}. Who sits in a post for a time
     * only may choose it; no duty falls to them.
     */
    static Roster at(Instant moment, List<Held> holdings, List<Held> forATime) {
        var roster = new Roster(nextChange(
                moment, Stream.concat(holdings.stream(), forATime.stream()).toList()));
        forATime.stream()
                .filter(held -> held.holdsAt(moment))
                .forEach(held -> roster.forATime.merge(held.account(), List.of(held.hand()), Roster::joined));
        for (var held : holdings) {
            if (held.holdsAt(moment)) {
                roster.add(held);
            }
        }
        return roster;
    }

    /** The same with other systems beside the people, as they are at that moment. */
    Roster with(Map<AccountId, MachineGrant> machines, Instant moment) {
        var change = Stream.concat(Stream.of(until), machines.values().stream().map(MachineGrant::until))
                .filter(moment::isBefore)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        var roster = new Roster(change);
        roster.hands.putAll(hands);
        roster.forATime.putAll(forATime);
        roster.seats.putAll(seats);
        roster.holders.putAll(holders);
        roster.posts.putAll(posts);
        machines.forEach((account, machine) ->
                roster.machines.put(account, Optional.of(machine).filter(one -> one.openAt(moment))));
        return roster;
    }

    /** Whether the account is another system's, ended or not. */
    boolean isMachine(AccountId account) {
        return machines.containsKey(account);
    }

    /** What another system may do; empty when its account has ended. */
    Optional<MachineGrant> machine(AccountId account) {
        return machines.getOrDefault(account, Optional.empty());
    }

    Instant until() {
        return until;
    }

    List<Hand> hands(AccountId account) {
        return hands.getOrDefault(account, List.of());
    }

    List<Hand> forATime(AccountId account) {
        return forATime.getOrDefault(account, List.of());
    }

    Optional<PostId> responsible(AreaCode area, String role, String level, Optional<String> department) {
        return candidates(area, role, level, department).stream().findFirst();
    }

    List<PostId> candidates(AreaCode area, String role, String level, Optional<String> department) {
        return Optional.ofNullable(seats.get(new Duty(role, level, department)))
                .map(byStart -> byStart.floorEntry(area.value()))
                .filter(entry -> area.value() <= entry.getValue().to())
                .map(entry -> entry.getValue().posts())
                .orElse(List.of());
    }

    Optional<AccountId> holder(PostId post) {
        return Optional.ofNullable(holders.get(post));
    }

    Optional<Hand> hand(PostId post) {
        return Optional.ofNullable(posts.get(post));
    }

    List<Hand> above(AreaCode area, String role) {
        return posts.values().stream()
                .filter(hand -> hand.role().equals(role) && hand.ranges().contains(area))
                .sorted(Comparator.comparingLong(Roster::width)
                        .thenComparing(hand -> hand.post().value()))
                .toList();
    }

    private static long width(Hand hand) {
        return hand.ranges().ranges().stream()
                .mapToLong(range -> range.to() - range.from() + 1)
                .sum();
    }

    /** Every post of those who hold one like this. */
    Set<PostId> actingFor(Predicate<Hand> isOfTheUnit) {
        return hands.values().stream()
                .filter(held -> held.stream().anyMatch(isOfTheUnit))
                .flatMap(List::stream)
                .map(Hand::post)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All posts that are held. */
    Stream<Hand> held() {
        return posts.values().stream();
    }

    private void add(Held held) {
        holders.putIfAbsent(held.hand().post(), held.account());
        posts.put(held.hand().post(), held.hand());
        hands.merge(held.account(), List.of(held.hand()), Roster::joined);
        var hand = held.hand();
        var byStart =
                seats.computeIfAbsent(new Duty(hand.role(), hand.level(), hand.department()), duty -> new TreeMap<>());
        for (var range : hand.ranges().ranges()) {
            byStart.merge(range.from(), new Seat(range.to(), List.of(hand.post())), Seat::and);
        }
    }

    private static List<Hand> joined(List<Hand> some, List<Hand> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static Instant nextChange(Instant moment, List<Held> holdings) {
        return holdings.stream()
                .flatMap(held -> Optional.of(held.from()).stream().mapMulti((from, sink) -> {
                    sink.accept(from);
                    held.to().ifPresent(sink);
                }))
                .map(Instant.class::cast)
                .filter(moment::isBefore)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }
}
