package org.minqing.casework.web;

import java.time.InstantSource;
import org.minqing.access.SampleAccounts;
import org.minqing.access.Standing;
import org.minqing.casework.CaseProblem;
import org.minqing.kernel.Actor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * How many reports one account may send in an hour, on this node: a person's more than anybody needs, a desk's as many as a
 * telephone room takes in. Other systems have a pace of their own, and the sample accounts are everybody's.
 */
@Component
class ReportPace {

    static final int MOST_OF_A_RESIDENT = 60;
    static final int MOST_OF_A_POST = 600;

    private final HourlyCounts counts = new HourlyCounts(CaseProblem.REPORT_SLOW_DOWN);
    private final Standing standing;
    private final SampleAccounts samples;
    private final InstantSource clock;

    /** The wall's clock: a sample whose time is moved forward gives nobody more tries. */
    ReportPace(Standing standing, SampleAccounts samples, @Qualifier("wallClock") InstantSource clock) {
        this.standing = standing;
        this.samples = samples;
        this.clock = clock;
    }

    /** Counts one more, or refuses it with the time to wait. */
    void count(Actor actor) {
        var account = actor.account();
        if (standing.isMachine(account) || samples.isPrinted(account)) {
            return;
        }
        var most = standing.hands(account).isEmpty() ? MOST_OF_A_RESIDENT : MOST_OF_A_POST;
        counts.count(account.toString(), most, clock.instant());
    }
}
