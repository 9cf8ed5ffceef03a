package org.minqing.access.delegation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Lookers;
import org.minqing.access.Purposes;
import org.minqing.access.RoleNames;
import org.minqing.access.Unit;
import org.minqing.area.City;
import org.minqing.audit.Uses;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Purpose;
import org.springframework.stereotype.Component;

/** Shares in words: offices, purposes and what was read; never who holds a post. */
@Component
class ShareWords {

    private final Shares shares;
    private final Shareable shareable;
    private final Seated seated;
    private final Lookers lookers;
    private final RoleNames roles;
    private final City city;

    /**
     * An office: a department at a place, or those of one role there.
     *
     * @param id as it is written in a wish
     */
    record OfficeView(String id, AreaCode area, Map<String, String> areaNames, Map<String, String> names) {}

    /** A purpose of sharing, and which classes may be seen for it. */
    record SharePurposeView(String code, Map<String, String> names, Map<String, String> basis, Set<String> classes) {}

    /** What may be shared or asked for, and with whom or of whom. */
    record ShareChoicesView(List<SharePurposeView> purposes, List<OfficeView> offices) {}

    /**
     * What everybody reads of a share.
     *
     * @param sight {@code open}, or {@code sealed} with what was said in confidence
     * @param export whether lists may be taken out
     * @param ended when it was withdrawn or ended with the post that gave it, before its end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShareView(
            UUID id,
            OfficeView from,
            OfficeView to,
            String purpose,
            Map<String, String> purposeNames,
            Map<String, String> basis,
            AreaCode area,
            Map<String, String> areaNames,
            Set<String> classes,
            String sight,
            boolean export,
            Instant begins,
            Instant until,
            @Nullable Instant ended,
            boolean running) {}

    /**
     * One time that it was used.
     *
     * @param by the post in which; absent where it is not known any more
     * @param way {@code look}, {@code list} or {@code export}
     * @param thing the case that was opened
     * @param said the fields of a look, the question of a list in codes, the reason of an export
     * @param things of how many cases it told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShareUseView(
            Instant at,
            Seated.@Nullable DelegatedPostView by,
            String way,
            @Nullable UUID thing,
            List<String> said,
            long things) {}

    ShareWords(Shares shares, Shareable shareable, Seated seated, Lookers lookers, RoleNames roles, City city) {
        this.shares = shares;
        this.shareable = shareable;
        this.seated = seated;
        this.lookers = lookers;
        this.roles = roles;
        this.city = city;
    }

    ShareView view(Share share, Instant now) {
        return views(List.of(share), now).getFirst();
    }

    List<ShareView> views(List<Share> some, Instant now) {
        var givers = lookers.seats(some.stream().map(one -> one.giver().post()).collect(Collectors.toSet()));
        return some.stream().map(one -> view(one, giver(one, givers), now)).toList();
    }

    private ShareView view(Share share, Unit giver, Instant now) {
        var words = shareable.words(share.purpose());
        var sight = share.sight();
        return new ShareView(
                share.id(),
                office(giver),
                office(share.receiver()),
                share.purpose().code(),
                new TreeMap<>(words.map(one -> one.names()).orElse(Map.of())),
                new TreeMap<>(words.map(one -> one.basis()).orElse(Map.of())),
                sight.area(),
                area(sight.area()),
                sight.classes(),
                sight.how().code(),
                sight.export(),
                share.span().from(),
                share.span().to(),
                share.endedEarly().orElse(null),
                share.runsAt(now));
    }

    ShareChoicesView choices(Map<String, Set<String>> open, List<Unit> offices) {
        var purposes = open.entrySet().stream()
                .map(one -> purpose(new Purpose(one.getKey()), one.getValue()))
                .toList();
        return new ShareChoicesView(purposes, offices.stream().map(this::office).toList());
    }

    SharePurposeView purpose(Purpose purpose, Set<String> classes) {
        var said = shareable.words(purpose);
        return new SharePurposeView(
                purpose.code(),
                new TreeMap<>(said.map(Purposes.ForSharing::names).orElse(Map.of())),
                new TreeMap<>(said.map(Purposes.ForSharing::basis).orElse(Map.of())),
                classes);
    }

    /** Where it was given. */
    Unit giver(Share share) {
        return giver(share, lookers.seats(Set.of(share.giver().post())));
    }

    private static Unit giver(Share share, Map<PostId, Lookers.Seat> known) {
        var seat = Objects.requireNonNull(known.get(share.giver().post()), "A post stays in the store for ever");
        return Unit.office(seat.area(), seat.department(), seat.role());
    }

    List<ShareUseView> uses(Share share, List<Uses.Use> uses) {
        var accounts = uses.stream().map(Uses.Use::account).collect(Collectors.toSet());
        var readers = shares.readers(share.receiver(), accounts);
        var known = seated.of(readers.stream().map(Shares.Reader::post).collect(Collectors.toSet()));
        return uses.stream()
                .map(use -> new ShareUseView(
                        use.at(),
                        readers.stream()
                                .filter(one -> one.wasAt(use))
                                .findFirst()
                                .map(one -> known.get(one.post()))
                                .orElse(null),
                        use.way().name().toLowerCase(Locale.ROOT),
                        use.thing(),
                        use.said(),
                        use.rows()))
                .toList();
    }

    OfficeView office(Unit office) {
        var names = office.department()
                .map(roles::ofDepartment)
                .or(() -> office.role().map(roles::of))
                .orElse(Map.of());
        return new OfficeView(office.toString(), office.area(), area(office.area()), new TreeMap<>(names));
    }

    Map<String, String> area(AreaCode code) {
        return city.area(code)
                .map(area -> city.languages().stream().collect(Collectors.toMap(Function.identity(), area::name)))
                .orElse(Map.of());
    }
}
