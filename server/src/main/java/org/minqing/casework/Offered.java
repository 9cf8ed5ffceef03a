package org.minqing.casework;

import java.util.List;
import org.minqing.scenario.CaseFacts;
import org.minqing.scenario.Offer;
import org.minqing.scenario.TaskOffer;

/** What the actor may do with a case at this version, and what is expected next of somebody else. */
public record Offered(int version, List<Offer> offers, CaseFacts.Whereabouts whereabouts, List<TaskOffer> tasks) {

    public Offered {
        offers = List.copyOf(offers);
        tasks = List.copyOf(tasks);
    }
}
