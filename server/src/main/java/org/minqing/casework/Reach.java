package org.minqing.casework;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.minqing.access.Access;
import org.minqing.access.Scope;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.scenario.ScenarioProblem;

/**
 * How far a question about many cases reaches. Whoever answers for areas sees those areas, and lists, counts and points
 * agree; what one sees only by taking part is asked for as "mine" and is in no area's figure. Whoever answers for no area
 * sees what they take part in.
 *
 * @param figure whether areas are what is seen
 * @param within the areas asked for, everything when none was named
 * @param readable where what was written may be read
 * @param need what the cases wait for, seen from the one who asks
 */
record Reach(
        Scope scope, boolean figure, Optional<AreaRanges> within, Scope readable, Optional<CaseLists.Condition> need) {

    Reach waiting(Optional<CaseLists.Condition> next) {
        return new Reach(scope, figure, within, readable, next);
    }

    static Reach of(Access access, City city, Actor actor, CaseQuery query) {
        return of(access, city, actor, query, Verb.CASE_LIST);
    }

    static Reach of(Access access, City city, Actor actor, CaseQuery query, Verb verb) {
        var scope = access.scope(actor, verb);
        var within = within(city, query.area());
        var readable = access.scope(actor, Verb.CASE_READ_SEALED);
        if (query.mine() || scope.grants().isEmpty()) {
            return new Reach(scope.byTakingPart(), false, within, readable, Optional.empty());
        }
        if (within.filter(areas -> isOutside(scope, areas)).isPresent()) {
            access.require(actor, verb, Thing.at(query.area().orElseThrow()));
        }
        return new Reach(scope.byArea(), true, within, readable, Optional.empty());
    }

    /** The areas asked for; refused where there is no such area. */
    static Optional<AreaRanges> within(City city, Optional<AreaCode> area) {
        var within = area.map(city::ranges);
        if (within.filter(AreaRanges::isEmpty).isPresent()) {
            throw new ProblemException(ScenarioProblem.FIELD_INVALID, List.of(new Fault("area", "field.unknown-area")));
        }
        return within;
    }

    /** Whether nothing of the areas is in what the posts answer for. */
    static boolean isOutside(Scope scope, AreaRanges areas) {
        return scope.grants().stream()
                .allMatch(grant -> grant.ranges().intersect(areas).isEmpty());
    }

    /** The area directly below the one asked for that holds an area; the one asked for where none does. */
    static UnaryOperator<AreaCode> child(City city, Optional<AreaCode> area) {
        var children = area.map(city::children).orElseGet(city::roots).stream()
                .map(Area::code)
                .toList();
        return code -> {
            var chain = city.chain(code);
            return children.stream().filter(chain::contains).findFirst().orElse(area.orElse(code));
        };
    }
}
