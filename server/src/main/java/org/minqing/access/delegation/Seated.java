package org.minqing.access.delegation;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minqing.access.Hand;
import org.minqing.access.Lookers;
import org.minqing.access.RoleNames;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.springframework.stereotype.Component;

/** What posts are called, of today or of the past; never who holds them. */
@Component
class Seated {

    private final Lookers lookers;
    private final RoleNames roles;
    private final City city;

    /**
     * @param names of the role, by language
     * @param departmentNames empty for a post without a department
     */
    record DelegatedPostView(
            PostId id,
            String role,
            Map<String, String> names,
            AreaCode area,
            Map<String, String> areaNames,
            Map<String, String> departmentNames) {}

    Seated(Lookers lookers, RoleNames roles, City city) {
        this.lookers = lookers;
        this.roles = roles;
        this.city = city;
    }

    DelegatedPostView view(Hand hand) {
        return view(hand.post(), hand.role(), hand.area(), hand.department());
    }

    Map<PostId, DelegatedPostView> of(Collection<PostId> posts) {
        return lookers.seats(posts).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        seat -> view(
                                seat.getKey(),
                                seat.getValue().role(),
                                seat.getValue().area(),
                                seat.getValue().department())));
    }

    private DelegatedPostView view(PostId post, String role, AreaCode area, Optional<String> department) {
        var names = city.area(area).map(this::names).orElse(Map.of());
        var departmentNames = department
                .map(roles::ofDepartment)
                .<Map<String, String>>map(TreeMap::new)
                .orElse(Map.of());
        return new DelegatedPostView(post, role, new TreeMap<>(roles.of(role)), area, names, departmentNames);
    }

    private Map<String, String> names(Area area) {
        return city.languages().stream().collect(Collectors.toMap(Function.identity(), area::name));
    }
}
