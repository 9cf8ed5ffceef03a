package org.minqing.directive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.deadline.TimeLimit;
import org.minqing.directive.DirectiveWords.Said;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.UuidV7;

/** What comes in, checked field by field. */
final class DirectiveBodies {

    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_UNIT = 12;
    private static final BigDecimal MOST = new BigDecimal("1000000000000");

    private DirectiveBodies() {}

    /**
     * A directive as it is given.
     *
     * @param unit in what the answers count; without one they count nothing
     */
    record GiveBody(
            @Nullable String title,
            @Nullable String text,
            @Nullable String unit,
            @Nullable ToBody to,
            @Nullable LimitBody limit) {

        Said said() {
            var unit = Optional.ofNullable(unit()).map(String::strip).filter(word -> !word.isEmpty());
            unit.ifPresent(word -> written("unit", word, LONGEST_UNIT));
            return new Said(written("title", title, LONGEST_TITLE), written("text", text, LONGEST_TEXT), unit);
        }
    }

    /** Areas by their codes, or a level, within some areas or within all that lies below. */
    record ToBody(
            @Nullable List<AreaCode> areas,
            @Nullable String level,
            @Nullable List<AreaCode> within) {

        Recipients.Choice choice() {
            return new Recipients.Choice(areas, level, within);
        }
    }

    /** @param unit {@code hours}, {@code days}, {@code working-hours} or {@code working-days} */
    record LimitBody(@Nullable Integer amount, @Nullable String unit) {

        TimeLimit limit() {
            var kind = switch (needed("limit.unit", unit)) {
                case "hours" -> TimeLimit.Unit.HOURS;
                case "days" -> TimeLimit.Unit.CALENDAR_DAYS;
                case "working-hours" -> TimeLimit.Unit.WORKING_HOURS;
                case "working-days" -> TimeLimit.Unit.WORKING_DAYS;
                default -> throw Recipients.wrong("limit.unit", "field.choice");
            };
            var most = kind == TimeLimit.Unit.HOURS || kind == TimeLimit.Unit.WORKING_HOURS ? 720 : 180;
            var count = needed("limit.amount", amount);
            if (count < 1 || count > most) {
                throw Recipients.wrong("limit.amount", "field.range");
            }
            return DirectiveTime.limit(count, kind);
        }
    }

    /**
     * A step with a directive.
     *
     * @param deed {@code receive}, {@code pass-on}, {@code answer}, {@code return}, {@code withdraw} or {@code close}
     * @param version what was seen: of the area, or of the directive for its withdrawal and closing
     * @param outcome of an answer: {@code done} or {@code not-possible}
     */
    record DeedBody(
            @Nullable UUID command,
            @Nullable String deed,
            @Nullable AreaCode area,
            @Nullable Integer version,
            @Nullable String outcome,
            @Nullable String text,
            @Nullable BigDecimal number,
            @Nullable ToBody to) {

        CommandId id() {
            return new CommandId(version7("command", command));
        }

        Wish wish(Recipients recipients) {
            return switch (needed("deed", deed)) {
                case "receive" -> new Wish.Receive(here());
                case "pass-on" ->
                    new Wish.PassOn(here(), recipients.of(needed("to", to).choice(), here()));
                case "answer" -> answer();
                case "return" -> new Wish.Return(here(), written("text", text, LONGEST_TEXT));
                case "withdraw" -> new Wish.Withdraw(written("text", text, LONGEST_TEXT));
                case "close" -> new Wish.Close();
                default -> throw Recipients.wrong("deed", "field.choice");
            };
        }

        private AreaCode here() {
            return needed("area", area);
        }

        private Wish answer() {
            var isDone = switch (needed("outcome", outcome)) {
                case "done" -> true;
                case "not-possible" -> false;
                default -> throw Recipients.wrong("outcome", "field.choice");
            };
            var said = isDone && text == null ? "" : written("text", text, LONGEST_TEXT);
            return new Wish.Answer(
                    here(), isDone, said, Optional.ofNullable(number).map(DirectiveBodies::number));
        }
    }

    static UUID version7(String path, @Nullable UUID id) {
        if (id == null || !UuidV7.isV7(id)) {
            throw Recipients.wrong(path, id == null ? "field.missing" : "field.not-version-7");
        }
        return id;
    }

    static <T> T needed(String path, @Nullable T value) {
        if (value == null) {
            throw Recipients.wrong(path, "field.missing");
        }
        return value;
    }

    private static String written(String path, @Nullable String said, int longest) {
        var text = needed(path, said).strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > longest || text.indexOf('\0') >= 0) {
            throw Recipients.wrong(path, text.isEmpty() ? "field.missing" : "field.too-long");
        }
        return text;
    }

    /** As it is summed: not negative, with two decimals. */
    private static BigDecimal number(BigDecimal said) {
        if (said.signum() < 0
                || said.compareTo(MOST) >= 0
                || said.stripTrailingZeros().scale() > 2) {
            throw Recipients.wrong("number", "field.range");
        }
        return said.setScale(2, RoundingMode.UNNECESSARY);
    }
}
