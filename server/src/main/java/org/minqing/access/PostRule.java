package org.minqing.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minqing.area.Area;

/** "Each area of this level has so many posts of this role", for each of some departments where any are named. */
record PostRule(String role, String level, int each, List<String> departments) {

    PostRule {
        departments = List.copyOf(departments);
    }

    /** The seats that the rule makes in one area. */
    Stream<Seat> seats(Area area) {
        var inDepartments = departments.isEmpty()
                ? Stream.of(Optional.<String>empty())
                : departments.stream().map(Optional::of);
        return inDepartments.flatMap(department ->
                IntStream.rangeClosed(1, each).mapToObj(ordinal -> new Seat(this, area, department, ordinal)));
    }

    /** One seat, before it is a post. */
    record Seat(PostRule rule, Area area, Optional<String> department, int ordinal) {

        String key() {
            return rule.role() + " " + area.code() + " " + department.orElse("") + " " + ordinal;
        }

        /** A name to sign in with that says which seat it is. */
        String signInName() {
            return rule.role() + "-" + area.code()
                    + department.map(id -> "-" + id).orElse("") + (ordinal == 1 ? "" : "-" + ordinal);
        }
    }
}
