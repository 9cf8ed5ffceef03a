package org.minqing.directive;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Verb;
import org.minqing.deadline.TimeLimit;
import org.minqing.directive.DirectiveEntries.By;
import org.minqing.directive.DirectiveEntries.Earlier;
import org.minqing.directive.DirectiveEntries.Happened;
import org.minqing.directive.DirectiveEntries.Tell;
import org.minqing.directive.DirectiveWords.Said;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The commands: giving, and what is done with what was given. Each is one transaction of an entry and the rows that follow
 * from it, and may be sent again with the same id.
 */
final class Directives {

    private final Store store;
    private final Access access;
    private final Parties parties;
    private final Recipients recipients;
    private final DirectiveTime time;
    private final InstantSource clock;

    /** Where directives are kept: their rows, their streams and their sealed words, under one transaction. */
    record Store(DirectiveRows rows, DirectiveEntries entries, DirectiveWords words, TransactionTemplate transaction) {}

    /** A directive as it is given. */
    record Giving(UUID id, Actor actor, Said said, Recipients.Choice to, TimeLimit limit, byte[] body) {}

    /** A step as it is asked for; the version is the one that was seen, of the area or of the directive. */
    record Command(UUID directive, CommandId id, Actor actor, Wish wish, int version, byte[] body) {}

    /** What came of a command; {@code version} and {@code state} are of the area, or of the directive. */
    record Done(UUID directive, Optional<AreaCode> area, int version, String state, boolean isRepeated) {}

    private sealed interface Outcome {

        record Kept(Done done) implements Outcome {}

        record Refused(DirectiveProblem problem) implements Outcome {}
    }

    Directives(
            Store store,
            Access access,
            Parties parties,
            Recipients recipients,
            DirectiveTime time,
            InstantSource clock) {
        this.store = store;
        this.access = access;
        this.parties = parties;
        this.recipients = recipients;
        this.time = time;
        this.clock = clock;
    }

    /** Gives a directive to all its areas at once: one entry, one statement for the rows. */
    Done give(Giving giving) {
        var seat = parties.giver(giving.actor());
        var to = recipients.of(giving.to(), seat.area());
        parties.requireGive(giving.actor(), to.keySet());
        return inTransaction(giving.id(), giving.actor(), () -> {
            var command = new CommandId(giving.id());
            var earlier = store.entries().earlier(giving.id(), command);
            if (earlier.isPresent()) {
                return repeated(giving.id(), earlier.get(), giving.actor(), giving.body());
            }
            var head = store.entries().head(giving.id());
            if (head.version() > 0) {
                throw new ProblemException(DirectiveProblem.ID_REUSED);
            }
            var at = now();
            var due = time.due(giving.limit(), at);
            var given = new Deed.Given(seat.area(), due, giving.said().unit().isPresent(), to);
            var key = store.words().key(giving.id());
            var happened = new Happened(
                    given,
                    new By(giving.actor(), seat.post(), at, Optional.of(command), giving.body()),
                    Optional.of(store.words().seal(key, 1, giving.said())),
                    new Tell(
                            "directive-given",
                            to.values().stream().flatMap(Optional::stream).toList(),
                            false));
            var course = Course.begin(giving.id(), given, happened.made(1));
            store.rows().keep(course.directive(), course.addressees().values());
            store.entries().append(giving.id(), head, happened, List.of(key));
            time.remind(giving.id(), giving.limit(), at);
            return new Outcome.Kept(done(course, Optional.empty(), false));
        });
    }

    /** Takes a step with a directive. */
    Done act(Command command) {
        return inTransaction(command.directive(), command.actor(), () -> {
            var earlier = store.entries().earlier(command.directive(), command.id());
            if (earlier.isPresent()) {
                return repeated(command.directive(), earlier.get(), command.actor(), command.body());
            }
            var course = course(command);
            var post = parties.require(command.actor(), command.wish(), course);
            var seen = version(course, command.wish().about());
            if (seen != command.version()) {
                throw new ProblemException(DirectiveProblem.CHANGED, List.of(), Map.of("version", seen));
            }
            return switch (command.wish().decide(course)) {
                case Wish.Outcome.Refused(var problem) -> refuse(command, post, problem);
                case Wish.Outcome.Allowed(var deed) -> keep(command, post, course, deed);
            };
        });
    }

    /** The area that is acted on with those below it; all of them where more must be known. */
    private Course course(Command command) {
        var wish = command.wish();
        var about = wish instanceof Wish.PassOn ? Optional.<AreaCode>empty() : wish.about();
        var course = store.rows()
                .course(command.directive(), about)
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        if (wish.about().filter(area -> course.at(area).isEmpty()).isPresent()) {
            throw new ProblemException(AccessProblem.NOT_FOUND);
        }
        if (wish instanceof Wish.Answer answer
                && answer.number().isPresent()
                && (!course.directive().counts()
                        || course.at(answer.area()).orElseThrow().passedOn())) {
            throw Recipients.wrong("number", "field.not-asked");
        }
        return course;
    }

    private Outcome keep(Command command, PostId post, Course course, Deed deed) {
        var head = store.entries().head(command.directive());
        var version = head.version() + 1;
        var key = store.entries().key(command.directive());
        var part = command.wish()
                .words()
                .flatMap(text -> key.map(living -> store.words().seal(living, version, text)));
        if (command.wish().words().isPresent() && part.isEmpty()) {
            // Its words were destroyed: there is nothing left to answer to.
            return new Outcome.Refused(DirectiveProblem.OVER);
        }
        var happened = new Happened(deed, by(command, post), part, tell(deed, course));
        var after = course.after(deed, happened.made(version));
        store.rows().keep(after.directive(), after.changedSince(course));
        store.entries().append(command.directive(), head, happened, List.of());
        if (!after.directive().isOpen()) {
            time.stop(command.directive());
        }
        return new Outcome.Kept(done(after, command.wish().about(), false));
    }

    private Outcome refuse(Command command, PostId post, DirectiveProblem problem) {
        var deed = new Deed.Refused(command.wish().code(), problem.code());
        var happened = new Happened(deed, by(command, post), Optional.empty(), Tell.NOBODY);
        store.entries().append(command.directive(), store.entries().head(command.directive()), happened, List.of());
        return new Outcome.Refused(problem);
    }

    private By by(Command command, PostId post) {
        return new By(command.actor(), post, now(), Optional.of(command.id()), command.body());
    }

    private Tell tell(Deed deed, Course course) {
        return switch (deed) {
            case Deed.PassedOn passed ->
                new Tell(
                        "directive-given",
                        passed.to().values().stream().flatMap(Optional::stream).toList(),
                        false);
            case Deed.Answered answered ->
                new Tell("directive-answered", parties.above(course, answered.area()), false);
            case Deed.Returned(var area) ->
                new Tell(
                        "directive-returned",
                        course.at(area).flatMap(parties::there).stream().toList(),
                        false);
            case Deed.Withdrawn() -> new Tell("directive-withdrawn", everybody(course), false);
            case Deed.Given _, Deed.Received _, Deed.Closed _, Deed.Reminded _, Deed.Refused _ -> Tell.NOBODY;
        };
    }

    private static List<PostId> everybody(Course course) {
        return course.addressees().values().stream()
                .flatMap(one -> one.post().stream())
                .toList();
    }

    /** The answer to a command that came before; who else sends its id learns nothing. */
    private Outcome repeated(UUID id, Earlier earlier, Actor actor, byte[] body) {
        if (!earlier.account().equals(actor.account())
                || !MessageDigest.isEqual(earlier.digest(), store.entries().digest(id, body))) {
            throw new ProblemException(DirectiveProblem.ID_REUSED);
        }
        if (earlier.deed() instanceof Deed.Refused refused) {
            return new Outcome.Refused(DirectiveProblem.of(refused.problem()));
        }
        var about = earlier.deed().about();
        return store.entries()
                .until(id, earlier.version())
                .map(course -> (Outcome) new Outcome.Kept(done(course, about, true)))
                .orElseThrow(() -> new ProblemException(DirectiveProblem.ID_REUSED));
    }

    private static Done done(Course course, Optional<AreaCode> about, boolean isRepeated) {
        var state = about.flatMap(course::at)
                .map(one -> one.stage().code())
                .orElse(course.directive().state().code());
        return new Done(course.directive().id(), about, version(course, about), state, isRepeated);
    }

    private static int version(Course course, Optional<AreaCode> about) {
        return about.flatMap(course::at)
                .map(Addressee::version)
                .orElse(course.directive().version());
    }

    private interface Work {
        Outcome run();
    }

    /** A refusal is entered and stays, so it is thrown only when the transaction has ended. */
    private Done inTransaction(UUID id, Actor actor, Work work) {
        var outcome = store.transaction().execute(status -> {
            store.rows().queueUp(id);
            store.rows().look(access.scope(actor, Verb.DIRECTIVE_READ));
            return work.run();
        });
        return switch (Objects.requireNonNull(outcome)) {
            case Outcome.Kept(var done) -> done;
            case Outcome.Refused(var problem) -> throw new ProblemException(problem);
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
