package org.minqing.casework;

import java.util.List;
import java.util.Optional;
import org.minqing.access.Access;
import org.minqing.access.Scope;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
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
        var within = query.area().map(city::ranges);
        if (within.filter(AreaRanges::isEmpty).isPresent()) {
            throw new ProblemException(ScenarioProblem.FIELD_INVALID, List.of(new Fault("area", "field.unknown-area")));
        }
        var readable = access.scope(actor, Verb.CASE_READ_SEALED);
        if (query.mine() || scope.grants().isEmpty()) {
            return new Reach(scope.byTakingPart(), false, within, readable, Optional.empty());
        }
        if (within.isPresent()
                && scope.grants().stream()
                        .allMatch(
                                grant -> grant.ranges().intersect(within.get()).isEmpty())) {
            access.require(actor, verb, Thing.at(query.area().orElseThrow()));
        }
        return new Reach(scope.byArea(), true, within, readable, Optional.empty());
    }
}
