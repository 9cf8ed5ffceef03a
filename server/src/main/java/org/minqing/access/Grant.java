package org.minqing.access;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.minqing.kernel.AreaRanges;

/**
 * One line of a scope: things of these areas, these scenario classes and these departments. An empty set of classes or
 * departments means all of them; empty ranges mean nothing.
 */
public record Grant(AreaRanges ranges, Set<String> classes, Set<String> departments) {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public Grant {
        classes = codes(classes);
        departments = codes(departments);
    }

    /** Everything in these areas. */
    public static Grant everythingIn(AreaRanges ranges) {
        return new Grant(ranges, Set.of(), Set.of());
    }

    /** The same, of these classes only; nothing where none is left. Empty classes are all of them. */
    Optional<Grant> within(Set<String> some) {
        if (some.isEmpty() || classes.isEmpty()) {
            return Optional.of(new Grant(ranges, classes.isEmpty() ? some : classes, departments));
        }
        var common = classes.stream().filter(some::contains).collect(Collectors.toUnmodifiableSet());
        return common.isEmpty() ? Optional.empty() : Optional.of(new Grant(ranges, common, departments));
    }

    boolean covers(Thing thing) {
        return ranges.contains(thing.area())
                && (classes.isEmpty() || classes.contains(thing.scenarioClass()))
                && (departments.isEmpty()
                        || thing.department().filter(departments::contains).isPresent());
    }

    /** Whether the area alone decides. */
    boolean unlimited() {
        return classes.isEmpty() && departments.isEmpty();
    }

    private static Set<String> codes(Set<String> codes) {
        for (var code : codes) {
            if (!CODE.matcher(code).matches()) {
                throw new IllegalArgumentException("Classes and departments are lower-case codes: " + code);
            }
        }
        return Set.copyOf(codes);
    }
}
