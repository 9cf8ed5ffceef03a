package org.minqing.oversight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Access;
import org.minqing.access.Assurance;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.audit.Concerns;
import org.minqing.audit.LookLine;
import org.minqing.audit.LooksAtPerson;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who looked at the sealed content of the things that concern me: in which post, for what, when, which fields. */
@RestController
@RequestMapping("/api/v1/me/looks")
class MyLooksController {

    private static final int MOST = 200;

    private final LooksAtPerson looks;
    private final LookerNames lookers;
    private final LookWords words;
    private final Access access;
    private final Assurance assurance;
    private final City city;

    MyLooksController(
            LooksAtPerson looks, LookerNames lookers, LookWords words, Access access, Assurance assurance, City city) {
        this.looks = looks;
        this.lookers = lookers;
        this.words = words;
        this.access = access;
        this.assurance = assurance;
        this.city = city;
    }

    /** {@code completeSince}: since when no look is missing. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LooksPageView(List<ToldLookView> items, @Nullable String next, long total, Instant completeSince) {}

    /**
     * @param at of the latest of the {@code count} looks of this visit, {@code first} of the first
     * @param way {@code opened} or {@code exported}
     * @param fields what was shown, unless {@code everything} was
     * @param delayed whether the line was kept back by an order that is over now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ToldLookView(
            Instant at,
            Instant first,
            int count,
            String kind,
            UUID id,
            @Nullable String number,
            String way,
            String purpose,
            Map<String, String> purposeNames,
            LookerView by,
            List<LookFieldView> fields,
            boolean everything,
            boolean delayed) {}

    record LookFieldView(String id, Map<String, String> names) {}

    @GetMapping
    LooksPageView mine(
            Actor actor,
            @RequestParam(name = "case", required = false) @Nullable UUID about,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        access.require(
                actor, Verb.AUDIT_READ_OWN, Thing.at(city.roots().getFirst().code()));
        assurance.require(actor);
        if (limit < 1 || limit > MOST) {
            throw wrong("limit", "field.range");
        }
        var question = new LooksAtPerson.Question(actor.account(), about, place(cursor), limit);
        var page = looks.page(question);
        var known = looks.known(actor.account(), page.items());
        var who = lookers.of(page.items().stream().map(LookLine::who).toList());
        return new LooksPageView(
                page.items().stream().map(line -> view(line, who, known)).toList(),
                page.next().orElse(null),
                page.total(),
                looks.completeSince());
    }

    private ToldLookView view(LookLine line, LookerNames.Known who, Map<UUID, Concerns.Known> known) {
        var thing = known.get(line.thing());
        return new ToldLookView(
                line.place().at(),
                line.span().first(),
                line.span().count(),
                line.kind(),
                line.thing(),
                thing == null ? null : thing.number(),
                line.shown().exported() ? "exported" : "opened",
                line.purpose().code(),
                words.purpose(line.purpose()),
                LookerView.of(line.who(), who, words),
                fields(line, thing),
                line.shown().everything() && !line.shown().exported(),
                line.delayed());
    }

    private List<LookFieldView> fields(LookLine line, Concerns.@Nullable Known thing) {
        Map<String, Map<String, String>> named = thing == null ? Map.of() : thing.fields();
        return line.shown().fields().stream()
                .map(field -> new LookFieldView(field, words.field(field, named)))
                .toList();
    }

    /** Where a page ended, as it was told: the id and the time of its last line. */
    private static LookLine.@Nullable Place place(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            var parts = cursor.split("@", 2);
            return new LookLine.Place(Instant.parse(parts[parts.length - 1]), Long.parseLong(parts[0]));
        } catch (NumberFormatException | DateTimeException unreadable) {
            throw wrong("cursor", "field.cursor");
        }
    }

    private static ProblemException wrong(String path, String code) {
        return new ProblemException(OversightProblem.FIELD_INVALID, List.of(new Fault(path, code)));
    }
}
