package org.minqing.directive;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.minqing.directive.Directive.Words;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/**
 * An area that a directive was given to, as the entries leave it.
 *
 * @param above the area that passed it on; absent where it comes from the giver
 * @param post the post that was told; absent where nobody held one
 * @param version changes with every step of this area and of nobody else
 */
record Addressee(
        AreaCode area,
        Optional<AreaCode> above,
        Optional<PostId> post,
        int version,
        Stage stage,
        boolean passedOn,
        Optional<Receipt> received,
        Optional<Reply> reply) {

    /** How far an area is. */
    enum Stage {
        GIVEN,
        RECEIVED,
        DONE,
        NOT_POSSIBLE,
        RETURNED;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Stage of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** In which post and when somebody said that it has arrived. */
    record Receipt(PostId post, Instant at) {}

    /** What was answered last: in which post, when, and where the words are. */
    record Reply(PostId post, Instant at, Optional<BigDecimal> number, Words words) {}

    static Addressee given(AreaCode area, Optional<AreaCode> above, Optional<PostId> post) {
        return new Addressee(area, above, post, 1, Stage.GIVEN, false, Optional.empty(), Optional.empty());
    }

    boolean isAnswered() {
        return stage == Stage.DONE || stage == Stage.NOT_POSSIBLE;
    }

    Addressee received(Receipt receipt) {
        var first = received.or(() -> Optional.of(receipt));
        return new Addressee(area, above, here(receipt.post()), version + 1, arrived(), passedOn, first, reply);
    }

    Addressee passed(Receipt receipt) {
        var first = received.or(() -> Optional.of(receipt));
        return new Addressee(area, above, here(receipt.post()), version + 1, arrived(), true, first, reply);
    }

    Addressee answered(boolean done, Reply answer) {
        var first = received.or(() -> Optional.of(new Receipt(answer.post(), answer.at())));
        var how = done ? Stage.DONE : Stage.NOT_POSSIBLE;
        return new Addressee(area, above, here(answer.post()), version + 1, how, passedOn, first, Optional.of(answer));
    }

    Addressee returned() {
        return new Addressee(area, above, post, version + 1, Stage.RETURNED, passedOn, received, reply);
    }

    private Stage arrived() {
        return stage == Stage.GIVEN ? Stage.RECEIVED : stage;
    }

    private Optional<PostId> here(PostId acting) {
        return post.or(() -> Optional.of(acting));
    }
}
