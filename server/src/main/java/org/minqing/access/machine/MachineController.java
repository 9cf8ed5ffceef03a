package org.minqing.access.machine;

import java.util.List;
import java.util.UUID;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Departments;
import org.minqing.access.Machines.Machine;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.access.machine.MachineBodies.MachineBody;
import org.minqing.access.machine.MachineBodies.MachineKeyBody;
import org.minqing.access.machine.MachineBodies.MachineKeyView;
import org.minqing.access.machine.MachineBodies.MachineView;
import org.minqing.area.City;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.kernel.UuidV7;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts of other systems, for whoever keeps the accounts of the area in which such a system may act. */
@RestController
@RequestMapping("/api/v1/machines")
class MachineController {

    private final KeptMachines machines;
    private final Departments departments;
    private final Access access;
    private final City city;

    MachineController(KeptMachines machines, Departments departments, Access access, City city) {
        this.machines = machines;
        this.departments = departments;
        this.access = access;
        this.city = city;
    }

    /** Those that the actor keeps, the newest first, those that have ended included. */
    @GetMapping
    List<MachineView> machines(Actor actor) {
        var kept = access.scope(actor, Verb.ADMIN_ACCOUNTS);
        if (kept.isEmpty()) {
            throw new ProblemException(AccessProblem.ACCESS_DENIED);
        }
        return machines.all().stream()
                .filter(machine -> kept.covers(Thing.at(machine.area())))
                .map(machine -> MachineView.of(machine, machines.keys(machine)))
                .toList();
    }

    /** Opens an account until its end; it is good for nothing before a key is registered. */
    @PutMapping("/{id}")
    MachineView open(Actor actor, @PathVariable UUID id, @RequestBody MachineBody body) {
        city.roots().stream()
                .filter(_ -> body.area() == null)
                .forEach(root -> access.require(actor, Verb.ADMIN_ACCOUNTS, Thing.at(root.code())));
        var wish = body.wish(new AccountId(v7(id)), machines.now());
        access.require(actor, Verb.ADMIN_ACCOUNTS, Thing.at(wish.area()));
        if (city.area(wish.area()).isEmpty()) {
            throw new ProblemException(AccessProblem.MACHINE_INVALID, List.of(new Fault("area", "field.choice")));
        }
        if (wish.department().filter(one -> !departments.has(one)).isPresent()) {
            throw new ProblemException(AccessProblem.MACHINE_INVALID, List.of(new Fault("department", "field.choice")));
        }
        return view(machines.open(wish, actor));
    }

    /** Ends the account now; what it did stays. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Actor actor, @PathVariable UUID id) {
        machines.end(load(actor, id), actor);
    }

    /** Registers a public key for a time; two may be valid at one moment, so that one can follow the other. */
    @PutMapping("/{id}/keys/{key}")
    MachineKeyView addKey(
            Actor actor, @PathVariable UUID id, @PathVariable UUID key, @RequestBody MachineKeyBody body) {
        var machine = load(actor, id);
        return MachineKeyView.of(machines.add(body.wish(v7(key), machine.account(), machines.now()), actor));
    }

    /** From now on the key opens nothing. */
    @DeleteMapping("/{id}/keys/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeKey(Actor actor, @PathVariable UUID id, @PathVariable UUID key) {
        machines.revoke(load(actor, id), key, actor);
    }

    private Machine load(Actor actor, UUID id) {
        var kept = access.scope(actor, Verb.ADMIN_ACCOUNTS);
        if (kept.isEmpty()) {
            throw new ProblemException(AccessProblem.ACCESS_DENIED);
        }
        var machine = machines.one(new AccountId(id));
        access.require(actor, Verb.ADMIN_ACCOUNTS, Thing.at(machine.area()));
        return machine;
    }

    private MachineView view(Machine machine) {
        return MachineView.of(machine, machines.keys(machine));
    }

    private static UUID v7(UUID id) {
        if (!UuidV7.isV7(id)) {
            throw new ProblemException(AccessProblem.MACHINE_INVALID, List.of(new Fault("id", "field.invalid")));
        }
        return id;
    }
}
