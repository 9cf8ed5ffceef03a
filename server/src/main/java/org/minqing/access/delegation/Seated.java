package org.minqing.access.delegation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
     * @param seat which one it is, where several posts of its kind stand at its place
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DelegatedPostView(
            PostId id,
            String role,
            Map<String, String> names,
            AreaCode area,
            Map<String, String> areaNames,
            Map<String, String> departmentNames,
            @Nullable Integer seat) {}

    Seated(Lookers lookers, RoleNames roles, City city) {
        this.lookers = lookers;
        this.roles = roles;
        this.city = city;
    }

    Map<PostId, DelegatedPostView> of(Collection<PostId> posts) {
        return lookers.seats(posts).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, seat -> view(seat.getKey(), seat.getValue())));
    }

    private DelegatedPostView view(PostId post, Lookers.Seat seat) {
        var names = city.area(seat.area()).map(this::names).orElse(Map.of());
        var departmentNames = seat.department()
                .map(roles::ofDepartment)
                .<Map<String, String>>map(TreeMap::new)
                .orElse(Map.of());
        return new DelegatedPostView(
                post,
                seat.role(),
                new TreeMap<>(roles.of(seat.role())),
                seat.area(),
                names,
                departmentNames,
                seat.number().orElse(null));
    }

    private Map<String, String> names(Area area) {
        return city.languages().stream().collect(Collectors.toMap(Function.identity(), area::name));
    }
}
