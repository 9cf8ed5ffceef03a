package org.minqing.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/**
 * All posts of a city with their invented holders, made from the rules. The ids follow from what a post is, so that the
 * same folder gives the same posts on every server and in every year. Areas that another city runs get none.
 */
record PostPlan(List<Appointment> posts) {

    PostPlan {
        posts = List.copyOf(posts);
    }

    static PostPlan of(Staff staff, City city) {
        var posts = new ArrayList<Appointment>();
        for (var rule : staff.rules()) {
            for (var area : city.areas(rule.level())) {
                if (runHere(city, area)) {
                    rule.seats(area).forEach(seat -> posts.add(planned(seat, posts.size(), staff, city)));
                }
            }
        }
        return new PostPlan(posts);
    }

    /** The post of this role in this area and department that comes first. */
    Optional<Appointment> first(String role, AreaCode area, Optional<String> department) {
        return posts.stream()
                .filter(post -> post.role().equals(role)
                        && post.area().equals(area)
                        && (department.isEmpty() || post.department().equals(department)))
                .findFirst();
    }

    private static Appointment planned(PostRule.Seat seat, int index, Staff staff, City city) {
        var id = StableId.of("post", city.id(), seat.key());
        return new Appointment(
                new PostId(id),
                seat.rule().role(),
                seat.rule().level(),
                seat.area().code(),
                city.ranges(seat.area().code()),
                seat.department(),
                seat.ordinal(),
                new AccountId(StableId.of("holder", id.toString())),
                seat.signInName(),
                displayName(index, staff.holderNames()));
    }

    private static String displayName(int index, List<String> names) {
        if (names.isEmpty()) {
            return "-";
        }
        var round = index / names.size();
        var name = names.get(index % names.size());
        return round == 0 ? name : name + " " + (round + 1);
    }

    private static boolean runHere(City city, Area area) {
        return city.chain(area.code()).stream()
                .noneMatch(code -> city.area(code).flatMap(Area::runBy).isPresent());
    }
}
