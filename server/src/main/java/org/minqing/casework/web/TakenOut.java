package org.minqing.casework.web;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minqing.access.Hand;
import org.minqing.access.Lookers;
import org.minqing.access.Standing;
import org.minqing.access.Term;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.springframework.stereotype.Component;

/** The mark that a list carries when it leaves: who took it out, in which post, when, and under which id it was entered. */
@Component
class TakenOut {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Lookers lookers;
    private final Standing standing;
    private final Labels labels;
    private final City city;
    private final InstantSource clock;

    TakenOut(Lookers lookers, Standing standing, Labels labels, City city, InstantSource clock) {
        this.lookers = lookers;
        this.standing = standing;
        this.labels = labels;
        this.city = city;
        this.clock = clock;
    }

    String by(Actor actor, UUID export) {
        var name = lookers.names(List.of(actor.account())).getOrDefault(actor.account(), "");
        var at = MOMENT.format(clock.instant().atZone(ZoneId.of(city.zone())));
        return String.join(" · ", name, post(actor).orElse("—"), at, export.toString());
    }

    /** The post in which somebody acts; who sits in one for a time, and it is nobody's, the own one for which they do. */
    private Optional<String> post(Actor actor) {
        return actor.post()
                .flatMap(labels::post)
                .or(() -> standing.hands(actor).stream()
                        .findFirst()
                        .flatMap(Hand::term)
                        .map(Term::via)
                        .map(Hand::post)
                        .flatMap(labels::post));
    }
}
