package org.minqing.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.access.Unit;
import org.minqing.area.City;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.scenario.About;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.ScenarioProblem;

/** Which unit a new case is about, and the area that answers for it instead. */
record Abouts(City city) {

    /** The unit that the answers name, where the case is reported; a place above the unit's level names none of them. */
    Optional<Unit> of(Scenario scenario, Map<String, Object> answers, AreaCode area) {
        return scenario.about().flatMap(about -> about.whom(answers)).map(whom -> {
            var at = city.ancestor(area, whom.level())
                    .orElseThrow(() -> new ProblemException(
                            ScenarioProblem.FIELD_INVALID, List.of(new Fault("area", "field.area-too-wide"))));
            return new Unit(at, whom.department(), whom.role());
        });
    }

    /**
     * The area above the unit, or a wider one where the scenario says so, so that nobody at it or below answers for the case;
     * a root answers for itself.
     */
    AreaCode above(Scenario scenario, Unit unit) {
        var chain = city.chain(unit.area());
        var wanted = scenario.about()
                .flatMap(About::answeredAt)
                .flatMap(level -> city.ancestor(unit.area(), level))
                .map(chain::indexOf)
                .orElse(0);
        return chain.get(Math.min(Math.max(wanted, 1), chain.size() - 1));
    }
}
