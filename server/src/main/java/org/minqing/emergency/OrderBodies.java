package org.minqing.emergency;

import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Hand;
import org.minqing.access.Standing;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.emergency.EmergencyOrder.Body;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;

/** Which body somebody decides for. */
final class OrderBodies {

    private final Access access;
    private final Standing standing;
    private final City city;

    OrderBodies(Access access, Standing standing, City city) {
        this.access = access;
        this.standing = standing;
        this.city = city;
    }

    /** The area as the city knows it. */
    AreaCode area(AreaCode code) {
        return city.area(code).map(Area::code).orElseThrow(() -> OrderController.wrong("area", "field.unknown-area"));
    }

    /** The body in whose name the actor decides about an order for the area, or the refusal of {@code access}. */
    Body giving(Actor actor, AreaCode area) {
        access.require(actor, Verb.ORDER_GIVE, Thing.at(area));
        return standing.hands(actor).stream()
                .filter(hand ->
                        access.scope(actor.in(hand.post()), Verb.ORDER_GIVE).covers(Thing.at(area)))
                .findFirst()
                .map(OrderBodies::body)
                .orElseThrow(() -> new ProblemException(AccessProblem.ACCESS_DENIED));
    }

    private static Body body(Hand hand) {
        return new Body(hand.post(), hand.role(), hand.area(), hand.department());
    }
}
