package org.minqing.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minqing.directive.Addressee.Receipt;
import org.minqing.directive.Addressee.Reply;
import org.minqing.directive.Directive.Words;
import org.minqing.directive.Standing.Which;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/** Counts of areas: each is the length of its list, parts add up to the whole, nothing is counted by person. */
class TallyTest {

    private static final PostId POST = new PostId(new UUID(1, 1));
    private static final Instant NOON = Instant.parse("2026-11-02T04:00:00Z");

    private final List<Standing> standings = standings();

    @Test
    void everyFigureIsTheLengthOfItsList() {
        var tally = Tally.of(standings);
        assertThat(tally).isEqualTo(new Tally(6, 2, 4, 3, 2, 1, 1, 2, 1, new BigDecimal("12.50")));
        assertThat(tally.answered() + length(Which.UNANSWERED)).isEqualTo(tally.areas());
        assertThat(tally.waiting() + tally.received()).isEqualTo(tally.areas());
        assertThat(tally.done() + tally.notPossible()).isEqualTo(tally.answered());
    }

    @Test
    void partsAddUpToTheWhole() {
        var whole = Tally.of(standings);
        for (var cut = 0; cut <= standings.size(); cut++) {
            var one = Tally.of(standings.subList(0, cut));
            var other = Tally.of(standings.subList(cut, standings.size()));
            assertThat(one.answered() + other.answered()).isEqualTo(whole.answered());
            assertThat(one.gaps() + other.gaps()).isEqualTo(whole.gaps());
            assertThat(one.sum().add(other.sum())).isEqualTo(whole.sum());
        }
    }

    @Test
    void noFigureIsAboutAPerson() {
        assertThat(Stream.of(Tally.class, Standing.class)
                        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                        .map(part -> part.getName().toLowerCase(Locale.ROOT)))
                .noneMatch(name -> name.contains("account") || name.contains("person") || name.contains("rank"));
    }

    private long length(Which which) {
        return standings.stream().filter(which::holds).count();
    }

    private static List<Standing> standings() {
        var receipt = new Receipt(POST, NOON);
        var all = new ArrayList<Standing>();
        all.add(new Standing(area(1), "village", true, true));
        all.add(new Standing(area(2), "village", false, true));
        all.add(new Standing(area(3).answered(true, reply("12.50")), "village", true, false));
        all.add(new Standing(area(4).passed(receipt).answered(true, reply("40.00")), "town", false, false));
        all.add(new Standing(area(5).answered(false, reply("7.00")), "village", false, false));
        all.add(new Standing(area(6).answered(true, reply("1.00")).returned(), "village", false, false));
        return all;
    }

    private static Addressee area(int number) {
        return Addressee.given(new AreaCode(990101001001000L + number), Optional.empty(), Optional.empty());
    }

    private static Reply reply(String number) {
        return new Reply(POST, NOON, Optional.of(new BigDecimal(number)), new Words("", 2));
    }
}
