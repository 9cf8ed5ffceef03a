package org.minqing.casework.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.casework.Supervising.Wish;
import org.minqing.deadline.TimeLimit;
import org.minqing.kernel.AreaCode;

/** What comes in about supervisions, checked field by field. */
final class SupervisionBodies {

    private static final int LONGEST = 1_000;
    private static final int MOST_HOURS = 720;
    private static final int MOST_DAYS = 60;
    private static final int MOST_SCENARIOS = 50;
    private static final Map<String, TimeLimit.Unit> UNITS = Map.of(
            "hours", TimeLimit.Unit.HOURS,
            "days", TimeLimit.Unit.CALENDAR_DAYS,
            "working-hours", TimeLimit.Unit.WORKING_HOURS,
            "working-days", TimeLimit.Unit.WORKING_DAYS);

    private SupervisionBodies() {}

    /** Within what an answer is asked for; unit: {@code hours}, {@code days}, {@code working-hours} or {@code working-days}. */
    record AnswerWithin(@Nullable Integer amount, @Nullable String unit) {

        @Nullable
        TimeLimit limit(Checks checks) {
            var count = checks.needed("limit.amount", amount);
            var name = checks.needed("limit.unit", unit);
            var kind = name == null
                    ? null
                    : checks.oneOf("limit.unit", name, UNITS).orElse(null);
            if (count == null || kind == null) {
                return null;
            }
            var most = kind == TimeLimit.Unit.HOURS || kind == TimeLimit.Unit.WORKING_HOURS ? MOST_HOURS : MOST_DAYS;
            if (count < 1 || count > most) {
                checks.fault("limit.amount", "field.range");
                return null;
            }
            return new TimeLimit(count, kind, TimeLimit.FirstDay.RUNNING, TimeLimit.End.EXACT);
        }
    }

    /** A question to whoever has the case. */
    record AskBody(@Nullable String text, @Nullable AnswerWithin limit) {

        Wish.Ask wish(Checks checks) {
            var said = written(checks, "text", text);
            var within = limited(checks, limit);
            checks.finish();
            return new Wish.Ask(Objects.requireNonNull(said), Objects.requireNonNull(within));
        }
    }

    /**
     * A step with a question that was asked.
     *
     * @param deed {@code answer} or {@code withdraw}
     * @param until of an answer: the local day by which the case is done
     */
    record SupervisionStep(
            @Nullable UUID command,
            @Nullable String deed,
            @Nullable String text,
            @Nullable String until) {

        Wish wish(UUID supervision, Instant now, ZoneId zone) {
            var checks = new Checks();
            checks.version7("command", command);
            var name = checks.needed("deed", deed);
            if ("withdraw".equals(name)) {
                checks.finish();
                return new Wish.Withdraw(supervision);
            }
            if (name != null && !name.equals("answer")) {
                checks.fault("deed", "field.choice");
            }
            var said = written(checks, "text", text);
            var day = day(checks, LocalDate.ofInstant(now, zone));
            checks.finish();
            return new Wish.Answer(supervision, Objects.requireNonNull(said), Objects.requireNonNull(day));
        }

        private @Nullable LocalDate day(Checks checks, LocalDate today) {
            if (checks.needed("until", until) == null) {
                return null;
            }
            var day = checks.day("until", until);
            if (day.filter(named -> named.isBefore(today) || named.isAfter(today.plusYears(1)))
                    .isPresent()) {
                checks.fault("until", "field.range");
            }
            return day.orElse(null);
        }
    }

    /**
     * One question about the cases of an area.
     *
     * @param due {@code overdue} for those whose time has passed; absent for all whose clock runs
     */
    record RoundBody(
            @Nullable UUID command,
            @Nullable AreaCode area,
            @Nullable List<String> scenario,
            @Nullable String due,
            @Nullable String text,
            @Nullable AnswerWithin limit) {

        /** A round whose fields are there. */
        record Checked(UUID command, AreaCode area, Set<String> scenarios, boolean overdueOnly, Wish.Ask ask) {}

        Checked checked() {
            var checks = new Checks();
            checks.version7("command", command);
            checks.needed("area", area);
            var overdueOnly = due != null
                    && checks.oneOf("due", due, Map.of("overdue", true)).isPresent();
            var named = scenario == null ? List.<String>of() : scenario;
            checks.codes("scenario", named);
            if (named.size() > MOST_SCENARIOS) {
                checks.fault("scenario", "field.too-many");
            }
            var ask = new AskBody(text, limit).wish(checks);
            return new Checked(
                    Objects.requireNonNull(command), Objects.requireNonNull(area), Set.copyOf(named), overdueOnly, ask);
        }
    }

    private static @Nullable TimeLimit limited(Checks checks, @Nullable AnswerWithin limit) {
        var given = checks.needed("limit", limit);
        return given == null ? null : given.limit(checks);
    }

    private static @Nullable String written(Checks checks, String path, @Nullable String said) {
        var text = said == null ? "" : said.strip();
        if (text.isEmpty() || text.indexOf('\0') >= 0) {
            checks.fault(path, "field.missing");
            return null;
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            checks.fault(path, "field.too-long");
            return null;
        }
        return text;
    }
}
