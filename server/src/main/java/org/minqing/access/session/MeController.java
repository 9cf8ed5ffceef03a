package org.minqing.access.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Hand;
import org.minqing.access.RoleNames;
import org.minqing.access.RoleVerbs;
import org.minqing.access.Standing;
import org.minqing.access.Term;
import org.minqing.access.Verb;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Purpose;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who I am here: a person sees the own account and posts without asking anybody's permission. */
@RestController
@RequestMapping("/api/v1/me")
class MeController {

    private final Standing standing;
    private final RoleNames roles;
    private final RoleVerbs verbs;
    private final City city;

    record MeView(
            AccountId account,
            String signInName,
            String name,
            List<PostView> posts,
            List<String> languages,
            String zone) {}

    /**
     * A post in which one may act.
     *
     * @param verbs what it opens inside its areas, so that a page offers nothing that would be refused
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record PostView(
            PostId id,
            String role,
            String name,
            Map<String, String> names,
            String level,
            AreaCode area,
            String areaName,
            Map<String, String> areaNames,
            String department,
            List<String> verbs,
            @Nullable ForATimeView forATime) {}

    /**
     * Why one may choose a post that one does not hold.
     *
     * @param verbs what one has of its rights
     * @param via one's own post that received them
     * @param body the name of the temporary body in which the post sits, where it is one
     * @param purpose for what another office shares its cases, where it is the seat of a share, which only reads
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ForATimeView(
            UUID id,
            List<String> verbs,
            PostId via,
            Instant until,
            @Nullable String body,
            @Nullable String purpose) {}

    MeController(Standing standing, RoleNames roles, RoleVerbs verbs, City city) {
        this.standing = standing;
        this.roles = roles;
        this.verbs = verbs;
        this.city = city;
    }

    @GetMapping
    MeView me(@Parameter(hidden = true) SignedIn session) {
        return new MeView(
                session.account(),
                session.signInName(),
                session.displayName(),
                Stream.concat(standing.hands(session.account()).stream(), standing.forATime(session.account()).stream())
                        .map(this::view)
                        .toList(),
                city.languages(),
                city.zone());
    }

    private PostView view(Hand hand) {
        var names = roles.of(hand.role());
        var area = city.area(hand.area());
        return new PostView(
                hand.post(),
                hand.role(),
                names.getOrDefault(city.languages().getFirst(), hand.role()),
                names,
                hand.level(),
                hand.area(),
                area.map(Area::name).orElse(""),
                area.map(this::names).orElse(Map.of()),
                hand.department().orElse(""),
                codes(hand.term().map(Term::verbs).orElseGet(() -> verbs.of(hand.role()))),
                hand.term().map(MeController::view).orElse(null));
    }

    private static ForATimeView view(Term term) {
        var body = term.limit()
                .map(Term.Limit::body)
                .filter(name -> !name.isEmpty())
                .orElse(null);
        var purpose = term.purpose().map(Purpose::code).orElse(null);
        return new ForATimeView(term.id(), codes(term.verbs()), term.via().post(), term.until(), body, purpose);
    }

    private static List<String> codes(Set<Verb> verbs) {
        return verbs.stream().map(Verb::code).sorted().toList();
    }

    /** In every language of the city; an area without a name in one keeps its own. */
    private Map<String, String> names(Area area) {
        return city.languages().stream().collect(Collectors.toMap(Function.identity(), area::name));
    }
}
