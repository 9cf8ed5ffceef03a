package org.minqing.casework;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.minqing.access.Access;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.insight.Ratings;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.springframework.stereotype.Service;

/** The figure of ratings for those who answer for areas: where they list cases, and nowhere else. */
@Service
public class RatingSurveys {

    private final Access access;
    private final City city;
    private final Ratings ratings;

    RatingSurveys(Access access, City city, Ratings ratings) {
        this.access = access;
        this.city = city;
        this.ratings = ratings;
    }

    /** Which ratings, of which kinds, given in which months. */
    public record Question(Optional<AreaCode> area, Set<String> scenarios, CaseQuery.Days days) {}

    /** By area it is told by those directly below the one asked for; what stands for the area itself is under its own key. */
    public List<Ratings.Told> figure(Actor actor, Question asked, Ratings.By by) {
        var within = Reach.within(city, asked.area());
        var scope = access.scope(actor, Verb.CASE_LIST);
        if (within.filter(areas -> Reach.isOutside(scope, areas)).isPresent()) {
            access.require(actor, Verb.CASE_LIST, Thing.at(asked.area().orElseThrow()));
        }
        var which = new Ratings.Which(
                within,
                asked.scenarios(),
                asked.days().from().map(day -> day.withDayOfMonth(1)),
                asked.days().to().map(day -> day.withDayOfMonth(1)));
        var child = Reach.child(city, asked.area());
        return ratings.figure(scope, which, by, key -> by == Ratings.By.AREA ? told(child, key) : key);
    }

    private static String told(UnaryOperator<AreaCode> child, String area) {
        return child.apply(new AreaCode(Long.parseLong(area))).toString();
    }
}
