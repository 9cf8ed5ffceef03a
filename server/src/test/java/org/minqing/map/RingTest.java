package org.minqing.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.access.Thing;
import org.minqing.journal.Position;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;

@Timeout(10)
class RingTest {

    private final Ring ring = new Ring(4, at(10));

    @Test
    void givesWhatCameAfterAPlaceInOrder() throws InterruptedException {
        ring.add(List.of(news(11), news(12), news(13)), at(13));

        var stretch = ring.after(at(11), 0);

        assertThat(stretch.gap()).isFalse();
        assertThat(stretch.news()).extracting(News::position).containsExactly(at(12), at(13));
    }

    @Test
    void saysThatThereIsAGapWhenAWatcherFellBehind() throws InterruptedException {
        var many = new ArrayList<News>();
        for (var seq = 11; seq <= 16; seq++) {
            many.add(news(seq));
        }
        ring.add(many, at(16));

        assertThat(ring.after(at(11), 0).gap()).isTrue();
        assertThat(ring.after(at(11), 0).news()).isEmpty();
        assertThat(ring.after(at(12), 0).gap()).isFalse();
        assertThat(ring.after(at(12), 0).news()).hasSize(4);
        assertThat(ring.after(at(9), 0).gap()).isTrue();
    }

    @Test
    void waitsForNewsAndNoLongerThanAsked() throws InterruptedException {
        assertThat(ring.after(at(10), 20).news()).isEmpty();

        Thread.ofVirtual().start(() -> ring.add(List.of(news(11)), at(11)));

        assertThat(ring.after(at(10), 5_000).news()).hasSize(1);
    }

    @Test
    void wakesItsWatchersWhenItCloses() throws InterruptedException {
        Thread.ofVirtual().start(ring::close);

        assertThat(ring.after(at(10), 5_000).news()).isEmpty();
        assertThat(ring.isClosed()).isTrue();
    }

    private static Position at(long seq) {
        return new Position(1, 5, seq);
    }

    private static News news(long seq) {
        var area = new AreaCode(441521110220001L);
        var thing = new Thing("case", "general", area, Optional.empty(), Set.of(), Set.of());
        var id = new CaseId(new UUID(0, seq));
        var change = new Change(id, 1, "general-event", "reported", area.toString(), Instant.EPOCH, null);
        return new News(at(seq), thing, change);
    }
}
