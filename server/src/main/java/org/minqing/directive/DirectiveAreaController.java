package org.minqing.directive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.area.City;
import org.minqing.audit.Look;
import org.minqing.audit.Looks;
import org.minqing.directive.DirectiveReading.Seen;
import org.minqing.directive.DirectiveViews.DirectiveAreaView;
import org.minqing.directive.DirectiveViews.DirectiveAreasView;
import org.minqing.directive.DirectiveViews.DirectiveLineView;
import org.minqing.directive.Standing.Which;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.Purpose;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The areas of a directive: who has not answered, what the others answered. Opening what others wrote is a look. */
@RestController
@RequestMapping("/api/v1/directives/{id}/areas")
class DirectiveAreaController {

    private static final int MOST = 200;
    private static final Purpose PURPOSE = new Purpose("directive");

    private final DirectiveReading reading;
    private final DirectiveEntries entries;
    private final DirectiveWords words;
    private final DirectiveViews views;
    private final City city;
    private final Looks looks;

    DirectiveAreaController(
            DirectiveReading reading,
            DirectiveEntries entries,
            DirectiveWords words,
            DirectiveViews views,
            City city,
            Looks looks) {
        this.reading = reading;
        this.entries = entries;
        this.words = words;
        this.views = views;
        this.city = city;
        this.looks = looks;
    }

    /** Which areas, how far. */
    record AreasQuery(
            @Nullable AreaCode within,
            @Nullable String level,
            @Nullable String which,
            @Nullable AreaCode cursor,
            @Nullable Integer limit) {}

    /** In the order of their codes. */
    @GetMapping
    DirectiveAreasView all(Actor actor, @PathVariable UUID id, @ParameterObject AreasQuery query) {
        var seen = reading.see(actor, id);
        var which = Optional.ofNullable(query.which())
                .map(code -> Which.of(code).orElseThrow(() -> Recipients.wrong("which", "field.choice")));
        var limit = query.limit() == null ? 50 : query.limit();
        if (limit < 1 || limit > MOST) {
            throw Recipients.wrong("limit", "field.range");
        }
        var within = query.within() == null ? seen.standings() : seen.within(city, query.within());
        var all = within.stream()
                .filter(one -> query.level() == null || one.level().equals(query.level()))
                .filter(one -> which.orElse(Which.ALL).holds(one))
                .toList();
        var cursor = query.cursor();
        var from = all.stream()
                .filter(one -> cursor == null || one.addressee().area().compareTo(cursor) > 0)
                .toList();
        var page = from.subList(0, Math.min(limit, from.size()));
        look(seen, page);
        return new DirectiveAreasView(
                page.stream().map(one -> view(seen, one)).toList(),
                from.size() > limit ? page.getLast().addressee().area().toString() : null,
                all.size());
    }

    /** What happened with an area, the oldest first, with the words that belong to it. */
    @GetMapping("/{area}/journal")
    List<DirectiveLineView> journal(Actor actor, @PathVariable UUID id, @PathVariable AreaCode area) {
        var seen = reading.see(actor, id);
        var standing = seen.standings().stream()
                .filter(one -> one.addressee().area().equals(area))
                .toList();
        if (standing.isEmpty()) {
            throw new ProblemException(AccessProblem.NOT_FOUND);
        }
        look(seen, standing);
        var lines = new ArrayList<DirectiveLineView>();
        for (var line : entries.lines(id)) {
            if (line.deed().about().map(area::equals).orElse(!(line.deed() instanceof Deed.Refused))) {
                lines.add(line(seen, line));
            }
        }
        return lines;
    }

    private DirectiveLineView line(Seen seen, DirectiveEntries.Line line) {
        var answer =
                line.deed() instanceof Deed.Answered answered ? Optional.of(answered) : Optional.<Deed.Answered>empty();
        var text = line.deed() instanceof Deed.Given
                ? Optional.<String>empty()
                : line.made().words().map(said -> words.text(seen.opened().key(), said));
        return new DirectiveLineView(
                line.deed().kind(),
                line.made().at(),
                views.post(line.made().post()).orElse(null),
                answer.map(Deed.Answered::done).orElse(null),
                answer.flatMap(Deed.Answered::number).orElse(null),
                text.orElse(null));
    }

    /** Entered before the words go out; one's own areas are no look at others. */
    private void look(Seen seen, List<Standing> page) {
        var mine = reading.mine(seen);
        var fields = page.stream()
                .filter(one -> !mine.contains(one) && one.addressee().reply().isPresent())
                .map(one -> one.addressee().area().toString())
                .toList();
        if (!fields.isEmpty()) {
            looks.record(new Look(seen.reader(), Parties.KIND, seen.directive().id(), PURPOSE, fields, seen.at()));
        }
    }

    private DirectiveAreaView view(Seen seen, Standing standing) {
        var one = standing.addressee();
        var reply = one.reply();
        return new DirectiveAreaView(
                one.area(),
                views.way(one.area(), seen.directive().giver().area()),
                standing.level(),
                one.above().orElse(null),
                one.post().flatMap(views::post).orElse(null),
                one.stage().code(),
                one.version(),
                one.passedOn(),
                standing.gap(),
                standing.overdue(),
                one.received().map(Addressee.Receipt::at).orElse(null),
                one.received().flatMap(by -> views.post(by.post())).orElse(null),
                reply.map(Addressee.Reply::at).orElse(null),
                reply.flatMap(by -> views.post(by.post())).orElse(null),
                reply.flatMap(Addressee.Reply::number).orElse(null),
                reply.map(said -> words.text(seen.opened().key(), said.words())).orElse(null),
                reading.deeds(seen, one.area()));
    }
}
