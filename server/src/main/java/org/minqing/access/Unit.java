package org.minqing.access;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.kernel.AreaCode;

/**
 * An office that somebody may complain of: all posts that stand at an area, or those of one department or one role there.
 * Written {@code area/department/role}, where the last two may be empty; as such it stands with the case and in each scope.
 */
public record Unit(AreaCode area, Optional<String> department, Optional<String> role) {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{15})/([a-z0-9-]*)/([a-z0-9-]*)");

    /** As it was written. */
    public static Unit read(String written) {
        var parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a unit: " + written);
        }
        return new Unit(new AreaCode(Long.parseLong(parts.group(1))), part(parts.group(2)), part(parts.group(3)));
    }

    /** The office of a post: its department where it has one, else those of its role at its place. */
    public static Unit office(AreaCode area, Optional<String> department, String role) {
        return new Unit(area, department, department.isPresent() ? Optional.empty() : Optional.of(role));
    }

    private static Optional<String> part(String written) {
        return Optional.of(written).filter(text -> !text.isEmpty());
    }

    /** Every unit for which whoever holds this post acts. */
    static Set<Unit> of(Hand hand) {
        var departments =
                Stream.concat(Stream.of(Optional.<String>empty()), hand.department().map(Optional::of).stream());
        return departments
                .flatMap(department -> Stream.of(Optional.<String>empty(), Optional.of(hand.role()))
                        .map(role -> new Unit(hand.area(), department, role)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether somebody in this post acts for the office. */
    public boolean has(Hand hand) {
        return hand.area().equals(area)
                && (department.isEmpty() || department.equals(hand.department()))
                && (role.isEmpty() || role.get().equals(hand.role()));
    }

    @Override
    public String toString() {
        return area + "/" + department.orElse("") + "/" + role.orElse("");
    }
}
