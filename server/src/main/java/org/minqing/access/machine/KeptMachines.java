package org.minqing.access.machine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.minqing.access.AccessProblem;
import org.minqing.access.Machines;
import org.minqing.access.Machines.Machine;
import org.minqing.access.machine.MachineKeys.MachineKey;
import org.minqing.area.City;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opening and ending accounts of other systems, with their keys: each change once, with its entry. */
@Component
class KeptMachines {

    private final Machines machines;
    private final MachineKeys keys;
    private final MachineEntries entries;
    private final TransactionTemplate transaction;
    private final City city;
    private final InstantSource clock;

    KeptMachines(
            Machines machines,
            MachineKeys keys,
            MachineEntries entries,
            TransactionTemplate transaction,
            City city,
            @Qualifier("wallClock") InstantSource clock) {
        this.machines = machines;
        this.keys = keys;
        this.entries = entries;
        this.transaction = transaction;
        this.city = city;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    List<Machine> all() {
        return machines.all();
    }

    Machine one(AccountId id) {
        return machines.one(id).orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
    }

    List<MachineKey> keys(Machine machine) {
        return keys.of(machine.account());
    }

    /** Again it has no effect; another wish under the same id is refused. */
    Machine open(Machine wish, Actor by) {
        transaction.executeWithoutResult(_ -> {
            if (machines.open(wish, city.ranges(wish.area()))) {
                entries.enter(
                        wish.account(),
                        MachineEntries.OPENED,
                        by,
                        Map.of(
                                "name", wish.name(),
                                "purpose", wish.purpose(),
                                "department", wish.department().orElse(""),
                                "area", wish.area().value(),
                                "verbs", new TreeSet<>(wish.verbs()),
                                "until", wish.until().toString()));
            }
        });
        machines.changed();
        return machines.one(wish.account())
                .filter(wish::sameWish)
                .orElseThrow(() -> new ProblemException(AccessProblem.MACHINE_REUSED));
    }

    void end(Machine machine, Actor by) {
        transaction.executeWithoutResult(_ -> {
            if (machines.end(machine.account(), clock.instant())) {
                entries.enter(machine.account(), MachineEntries.ENDED, by, Map.of());
            }
        });
        machines.changed();
    }

    MachineKey add(MachineKey wish, Actor by) {
        transaction.executeWithoutResult(_ -> {
            keys.lock(wish.account());
            var there = keys.one(wish.id());
            if (there.filter(key -> !key.sameWish(wish)).isPresent()) {
                throw new ProblemException(AccessProblem.MACHINE_REUSED);
            }
            if (there.isPresent()) {
                return;
            }
            if (keys.tooMany(wish)) {
                throw new ProblemException(AccessProblem.MACHINE_KEYS_TWO);
            }
            keys.add(wish);
            entries.enter(
                    wish.account(),
                    MachineEntries.KEY_ADDED,
                    by,
                    Map.of(
                            "key", wish.id().toString(),
                            "print", wish.key().print(),
                            "from", wish.from().toString(),
                            "until", wish.to().toString()));
        });
        return keys.one(wish.id()).orElseThrow();
    }

    void revoke(Machine machine, UUID id, Actor by) {
        var key = keys.one(id)
                .filter(one -> one.account().equals(machine.account()))
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        transaction.executeWithoutResult(_ -> {
            if (keys.revoke(key.id(), clock.instant())) {
                entries.enter(machine.account(), MachineEntries.KEY_REVOKED, by, Map.of("key", id.toString()));
            }
        });
    }
}
