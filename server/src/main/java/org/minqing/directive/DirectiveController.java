package org.minqing.directive;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Access;
import org.minqing.access.Verb;
import org.minqing.directive.DirectiveReading.Seen;
import org.minqing.directive.DirectiveViews.DirectiveItemView;
import org.minqing.directive.DirectiveViews.DirectiveLevelView;
import org.minqing.directive.DirectiveViews.DirectiveNodeView;
import org.minqing.directive.DirectiveViews.DirectivePageView;
import org.minqing.directive.DirectiveViews.DirectiveView;
import org.minqing.directive.DirectiveViews.OwnAreaView;
import org.minqing.directive.DirectiveViews.TallyView;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Directives: those that I gave, those that my areas have, all that I see; and one with its roll-up. */
@RestController
@RequestMapping("/api/v1/directives")
class DirectiveController {

    private static final int MOST = 200;

    private final DirectiveLists lists;
    private final DirectiveReading reading;
    private final DirectiveViews views;
    private final Access access;
    private final Parties parties;
    private final InstantSource clock;

    DirectiveController(
            DirectiveLists lists,
            DirectiveReading reading,
            DirectiveViews views,
            Access access,
            Parties parties,
            InstantSource clock) {
        this.lists = lists;
        this.reading = reading;
        this.views = views;
        this.access = access;
        this.parties = parties;
        this.clock = clock;
    }

    /**
     * @param view {@code mine} for what my areas have to do, {@code given} for what I gave, {@code seen} for all that I see
     * @param state {@code open} or {@code ended}; without it both
     */
    @GetMapping
    DirectivePageView all(
            Actor actor,
            @RequestParam(defaultValue = "seen") String view,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var scope = access.scope(actor, Verb.DIRECTIVE_READ);
        if (!Set.of("mine", "given", "seen").contains(view)
                || (state != null && !Set.of("open", "ended").contains(state))) {
            throw Recipients.wrong(state == null ? "view" : "state", "field.choice");
        }
        if (limit < 1 || limit > MOST) {
            throw Recipients.wrong("limit", "field.range");
        }
        var areas = parties.areasOf(scope);
        var filter = new DirectiveLists.Filter(
                scope,
                Optional.of(scope).filter(mine -> view.equals("given")),
                Optional.of(areas).filter(mine -> view.equals("mine")),
                Optional.ofNullable(state));
        var page = lists.page(filter, new DirectiveLists.Part(cursor, limit));
        var ids = page.items().stream().map(item -> item.directive().id()).toList();
        var mine = lists.mine(scope, ids, areas);
        var now = clock.instant();
        var items = page.items().stream()
                .map(item -> item(item, mine.getOrDefault(item.directive().id(), List.of()), now))
                .toList();
        return new DirectivePageView(items, page.next().orElse(null), page.total(), now, parties.mayGive(actor));
    }

    private DirectiveItemView item(DirectiveLists.Item item, List<Addressee> mine, Instant now) {
        var directive = item.directive();
        return new DirectiveItemView(
                directive.id(),
                item.said().title(),
                directive.giver().area(),
                views.area(directive.giver().area()),
                directive.giver().at(),
                directive.due(),
                directive.state().code(),
                directive.isOpen()
                        && item.answered() < item.areas()
                        && directive.due().isBefore(now),
                item.areas(),
                item.answered(),
                mine.stream().map(one -> own(one, List.of())).toList());
    }

    private OwnAreaView own(Addressee one, List<String> deeds) {
        return new OwnAreaView(
                one.area(), views.area(one.area()), one.stage().code(), one.version(), one.passedOn(), deeds);
    }

    @GetMapping("/{id}")
    DirectiveView one(Actor actor, @PathVariable UUID id) {
        var seen = reading.see(actor, id);
        var directive = seen.directive();
        var said = seen.opened().said();
        return new DirectiveView(
                id,
                directive.version(),
                said.title(),
                said.text(),
                said.unit().orElse(null),
                directive.giver().area(),
                views.area(directive.giver().area()),
                views.post(directive.giver().post()).orElse(null),
                directive.giver().at(),
                directive.due(),
                directive.state().code(),
                directive.ended().orElse(null),
                TallyView.of(Tally.of(seen.standings()), directive.counts()),
                levels(seen),
                reading.mine(seen).stream()
                        .map(Standing::addressee)
                        .map(one -> own(one, reading.deeds(seen, one.area())))
                        .toList(),
                reading.deeds(seen),
                seen.at());
    }

    private List<DirectiveLevelView> levels(Seen seen) {
        return reading.levels(seen).entrySet().stream()
                .map(level -> new DirectiveLevelView(
                        level.getKey(),
                        views.level(level.getKey()),
                        TallyView.of(level.getValue(), seen.directive().counts())))
                .toList();
    }

    /** The areas directly below one, from the giver's on, each with what it holds. */
    @GetMapping("/{id}/tree")
    List<DirectiveNodeView> tree(
            Actor actor, @PathVariable UUID id, @RequestParam(required = false) @Nullable AreaCode area) {
        var seen = reading.see(actor, id);
        var top = area == null ? seen.directive().giver().area() : area;
        return reading.below(seen, top).entrySet().stream()
                .map(node -> new DirectiveNodeView(
                        node.getKey(),
                        views.area(node.getKey()),
                        views.levelOf(node.getKey()),
                        reading.hasBelow(seen, node.getKey()),
                        TallyView.of(node.getValue(), seen.directive().counts())))
                .toList();
    }
}
