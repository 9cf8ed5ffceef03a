package org.minqing.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minqing.notice.OutwardBench.NOON;
import static org.minqing.notice.OutwardBench.PACE;
import static org.minqing.notice.OutwardBench.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.kernel.AccountId;
import org.minqing.notice.outward.Gateways;

/** Who is told of what, and which lane it takes. */
class OutwardTest {

    private static final URI URL = URI.create("https://partner.example/in");
    private static final Duration NIGHT = Duration.ofHours(9);

    @Test
    void onlyTheKindsAndScenariosThatTheOperatorNamedLeave() {
        var told = new Outward(OutwardBench.gateways(settings("partner", URL, false, PACE, false)));
        assertThat(of(told, notice("moved", "general-event", false))).containsExactly("partner partner 0");
        assertThat(of(told, notice("assigned", "general-event", false))).isEmpty();
        assertThat(of(told, notice("moved", "complaint-about-official", false))).isEmpty();
    }

    @Test
    void whatMayPassTheNightHasALaneOfItsOwn() {
        var told = new Outward(OutwardBench.gateways(settings("partner", URL, false, PACE, true)));
        assertThat(of(told, notice("moved", "general-event", false))).containsExactly("partner partner 9");
        assertThat(of(told, notice("moved", "general-event", true))).containsExactly("partner partner! 0");
    }

    @Test
    void nothingLeavesWhereNothingIsConfigured() {
        var told = new Outward(Gateways.NONE);
        assertThat(of(told, notice("moved", "general-event", true))).isEmpty();
    }

    private static List<String> of(Outward outward, Notice notice) {
        return outward.of(notice, Notice::urgent, at -> at.plus(NIGHT)).stream()
                .map(one -> one.channel() + " " + one.lane() + " "
                        + Duration.between(NOON, one.due()).toHours())
                .toList();
    }

    private static Notice notice(String kind, String scenario, boolean urgent) {
        var recipient = new Recipient.Account(new AccountId(UUID.randomUUID()));
        var key = new Occasion.Key(recipient, kind, UUID.randomUUID());
        return Notice.of(new Occasion(key, 2, NOON, urgent, Map.of("scenario", scenario)));
    }
}
