package org.minqing.directive;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.minqing.area.CityFolder;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.area.FilePart;
import org.minqing.deadline.TimeLimit;

/** When tasks are reminded of, in {@code tasks.yaml} of the city folder; a city may leave it out. */
public final class DirectivePart extends FilePart<DirectiveRules> {

    private static final String PERCENT = "/reminders/warn-at-percent";
    private static final String AFTER = "/reminders/escalate-after";
    private static final int MOST = 1_000;
    private static final Map<String, TimeLimit.Unit> UNITS = Map.of(
            "hours", TimeLimit.Unit.HOURS,
            "days", TimeLimit.Unit.CALENDAR_DAYS,
            "working-hours", TimeLimit.Unit.WORKING_HOURS,
            "working-days", TimeLimit.Unit.WORKING_DAYS);

    /** A part that only checks. */
    public DirectivePart() {
        this(_ -> {});
    }

    DirectivePart(Consumer<DirectiveRules> taken) {
        super("tasks", "tasks.yaml", DirectiveRules.DEFAULT, taken);
    }

    @Override
    protected DirectiveRules read(CityFolder folder, Document document, Faults faults) {
        return new Reader(document, faults).rules();
    }

    private record Reader(Document document, Faults faults) {

        DirectiveRules rules() {
            document.only(faults, "", Set.of("reminders"));
            document.only(faults, "/reminders", Set.of("warn-at-percent", "escalate-after"));
            return new DirectiveRules(
                    percent().orElse(DirectiveRules.DEFAULT.warnAtPercent()),
                    after().orElse(DirectiveRules.DEFAULT.escalateAfter()));
        }

        private Optional<Integer> percent() {
            var node = document.at(PERCENT);
            if (node.isMissingNode()) {
                return Optional.empty();
            }
            var percent = node.asInt(0);
            if (percent < 1 || percent > 99) {
                fault("tasks.percent", PERCENT, "A share from 1 to 99 is needed", "Write such as 75");
            }
            return Optional.of(percent).filter(share -> share >= 1 && share <= 99);
        }

        private Optional<TimeLimit> after() {
            if (document.at(AFTER).isMissingNode()) {
                return Optional.empty();
            }
            document.only(faults, AFTER, Set.of("amount", "unit"));
            var amount = document.at(AFTER + "/amount").asInt(0);
            var unit =
                    Optional.ofNullable(UNITS.get(document.at(AFTER + "/unit").asString("")));
            if (unit.isEmpty() || amount < 1 || amount > MOST) {
                var fix = "Write such as {amount: 1, unit: working-days}";
                fault("tasks.after", AFTER, "An amount and a unit of time are needed", fix);
                return Optional.empty();
            }
            return Optional.of(DirectiveTime.limit(amount, unit.get()));
        }

        private void fault(String code, String pointer, String message, String fix) {
            document.fault(faults, code, pointer, message, fix);
        }
    }
}
