package org.minqing.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whom the cases of a scenario are about. Whoever acts for that unit neither sees nor handles them.
 *
 * @param field the choice in the form of the report that says so
 * @param answeredAt the level that answers for such a case where the level above the unit is a narrower one
 * @param units what each of its choices means
 */
public record About(String field, Optional<String> answeredAt, Map<String, Whom> units) {

    /** All posts of the area of this level in which the case is reported, or those of one department or role there. */
    public record Whom(String level, Optional<String> department, Optional<String> role) {

        /** As it is printed. */
        public String written() {
            return level
                    + department.map(code -> " " + code).orElse("")
                    + role.map(code -> " " + code).orElse("");
        }
    }

    public About {
        units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
    }

    /** Whom a report with these answers is about. */
    public Optional<Whom> whom(Map<String, Object> answers) {
        return Optional.ofNullable(answers.get(field)).map(String::valueOf).map(units::get);
    }
}
