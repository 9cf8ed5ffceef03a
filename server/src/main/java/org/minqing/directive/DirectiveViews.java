package org.minqing.directive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Posts;
import org.minqing.access.RoleNames;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.springframework.context.i18n.LocaleContextHolder;

/** Records made for the wire, with the words that people read beside codes. */
final class DirectiveViews {

    private final City city;
    private final Posts posts;
    private final RoleNames roles;

    DirectiveViews(City city, Posts posts, RoleNames roles) {
        this.city = city;
        this.posts = posts;
        this.roles = roles;
    }

    /** Counts of areas; {@code sum} where the directive asks for a number. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TallyView(
            int areas,
            int waiting,
            int received,
            int answered,
            int done,
            int notPossible,
            int returned,
            int overdue,
            int gaps,
            @Nullable BigDecimal sum) {

        static TallyView of(Tally tally, boolean counts) {
            return new TallyView(
                    tally.areas(),
                    tally.waiting(),
                    tally.received(),
                    tally.answered(),
                    tally.done(),
                    tally.notPossible(),
                    tally.returned(),
                    tally.overdue(),
                    tally.gaps(),
                    tally.sumIf(counts)
                            .map(sum -> new BigDecimal(sum.toPlainString()))
                            .orElse(null));
        }
    }

    /** An area of the reader's own that has the directive. */
    record OwnAreaView(AreaCode area, String name, String stage, int version, boolean passedOn, List<String> deeds) {}

    /** A directive in a list; {@code areas} and {@code answered} count what the reader sees of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DirectiveItemView(
            UUID id,
            String title,
            AreaCode from,
            String fromName,
            Instant given,
            Instant due,
            String state,
            boolean overdue,
            int areas,
            int answered,
            List<OwnAreaView> mine) {}

    /** A page of a list; {@code mayGive} says whether the reader has a post that gives any. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DirectivePageView(
            List<DirectiveItemView> items, @Nullable String next, long total, Instant asOf, boolean mayGive) {}

    record DirectiveLevelView(String level, String name, TallyView tally) {}

    /** One directive with its roll-up by level, and what the reader may do with it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DirectiveView(
            UUID id,
            int version,
            String title,
            String text,
            @Nullable String unit,
            AreaCode from,
            String fromName,
            @Nullable String fromPost,
            Instant given,
            Instant due,
            String state,
            @Nullable Instant ended,
            TallyView tally,
            List<DirectiveLevelView> levels,
            List<OwnAreaView> mine,
            List<String> deeds,
            Instant asOf) {}

    /** A node of the roll-up along the tree of areas. */
    record DirectiveNodeView(AreaCode area, String name, String level, boolean below, TallyView tally) {}

    /** Where an area stands; {@code text} are the words of its answer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DirectiveAreaView(
            AreaCode area,
            String name,
            String level,
            @Nullable AreaCode above,
            @Nullable String post,
            String stage,
            int version,
            boolean passedOn,
            boolean gap,
            boolean overdue,
            @Nullable Instant received,
            @Nullable String receivedBy,
            @Nullable Instant answered,
            @Nullable String answeredBy,
            @Nullable BigDecimal number,
            @Nullable String text,
            List<String> deeds) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DirectiveAreasView(
            List<DirectiveAreaView> items, @Nullable String next, long total) {}

    /** A line of what happened with an area. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DirectiveLineView(
            String kind,
            Instant at,
            @Nullable String post,
            @Nullable Boolean done,
            @Nullable BigDecimal number,
            @Nullable String text) {}

    record DirectiveDoneView(UUID directive, @Nullable AreaCode area, int version, String state) {

        static DirectiveDoneView of(Directives.Done done) {
            return new DirectiveDoneView(done.directive(), done.area().orElse(null), done.version(), done.state());
        }
    }

    /** What an area is called. */
    String area(AreaCode code) {
        return city.area(code).map(area -> area.name(language())).orElse(code.toString());
    }

    /** The way to an area from below another: the name of a grid alone tells nobody where it is. */
    String way(AreaCode code, AreaCode from) {
        var chain =
                city.chain(code).stream().takeWhile(link -> !link.equals(from)).toList();
        return Stream.concat(
                        chain.stream().sorted(Comparator.naturalOrder()).filter(link -> !link.equals(code)),
                        Stream.of(code))
                .map(this::area)
                .collect(Collectors.joining(" "));
    }

    String level(String id) {
        return city.levels().stream()
                .filter(level -> level.id().equals(id))
                .map(level -> level.names().getOrDefault(language(), id))
                .findFirst()
                .orElse(id);
    }

    String levelOf(AreaCode code) {
        return city.area(code).map(Area::level).orElse("");
    }

    /** A post by its area and role; nobody's name. Absent when nobody holds it now. */
    Optional<String> post(PostId post) {
        return posts.hand(post)
                .map(hand -> area(hand.area()) + " " + roles.of(hand.role()).getOrDefault(language(), hand.role()));
    }

    private static String language() {
        return LocaleContextHolder.getLocale().getLanguage();
    }
}
