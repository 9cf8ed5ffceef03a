package org.minqing.exchange.partner;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minqing.exchange.partner.Partner.HandsOver;
import org.minqing.journal.Entry;
import org.minqing.journal.JournalReader;
import org.minqing.scenario.Action;
import org.minqing.scenario.Scenarios;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts into the outbox what partners are to be told: steps of cases that they delivered, and steps that make a case
 * theirs. An entry that comes again is there already.
 */
final class PartnerReader implements JournalReader {

    private static final String MOVED = "case.moved";
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Partners partners;
    private final Scenarios scenarios;
    private final InstantSource clock;

    PartnerReader(Partners partners, Scenarios scenarios, InstantSource clock) {
        this.partners = partners;
        this.scenarios = scenarios;
        this.clock = clock;
    }

    private record Step(UUID caseId, int version, String scenario, String action, String from, String to) {

        static Optional<Step> of(Entry entry) {
            var draft = entry.draft();
            if (!draft.kind().equals(MOVED)) {
                return Optional.empty();
            }
            var open = JSON.readValue(draft.open(), OBJECT);
            // Cases that are invented or were taken over are nobody's news.
            return open.containsKey("origin") || !open.containsKey("action")
                    ? Optional.empty()
                    : Optional.of(new Step(
                            draft.stream(),
                            draft.version(),
                            text(open, "scenario"),
                            text(open, "action"),
                            text(open, "from"),
                            text(open, "to")));
        }

        private static String text(Map<String, Object> open, String key) {
            return String.valueOf(open.getOrDefault(key, ""));
        }
    }

    @Override
    public String name() {
        return "exchange.partners";
    }

    @Override
    public void take(List<Entry> entries, JdbcClient connection) {
        if (partners.all().isEmpty()) {
            return;
        }
        var steps = entries.stream().flatMap(entry -> Step.of(entry).stream()).toList();
        if (steps.isEmpty()) {
            return;
        }
        var delivered = delivered(connection, steps);
        for (var step : steps) {
            Optional.ofNullable(delivered.get(step.caseId()))
                    .flatMap(partners::find)
                    .filter(partner -> tells(partner, step))
                    .ifPresent(partner -> put(connection, partner, "answer", step));
            partners.all().stream()
                    .filter(partner -> partner.handsOver().stream().anyMatch(one -> isOf(one, step)))
                    .forEach(partner -> put(connection, partner, "hand-over", step));
        }
    }

    static boolean isOf(HandsOver handsOver, String scenario, String action) {
        return handsOver.scenario().equals(scenario) && handsOver.action().equals(action);
    }

    private static boolean isOf(HandsOver handsOver, Step step) {
        return isOf(handsOver, step.scenario(), step.action());
    }

    private boolean tells(Partner partner, Step step) {
        return partner.receives()
                .filter(receives -> receives.scenario().equals(step.scenario()))
                .filter(receives -> receives.answers().tells(step.from(), step.to(), asked(step)))
                .isPresent();
    }

    /** The fields that the step asks for. */
    private Set<String> asked(Step step) {
        return scenarios.current(step.scenario()).flatMap(one -> one.flow().action(step.action())).stream()
                .flatMap(Action::forms)
                .flatMap(form -> form.questions().stream())
                .map(question -> question.field().id())
                .collect(Collectors.toSet());
    }

    private static Map<UUID, String> delivered(JdbcClient connection, List<Step> steps) {
        var ids = steps.stream().map(Step::caseId).distinct().toArray(UUID[]::new);
        return connection
                .sql("select case_id, partner from exchange.delivery where case_id = any(:ids)")
                .param("ids", ids)
                .query((row, _) -> Map.entry(row.getObject("case_id", UUID.class), row.getString("partner")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A partner that is not connected, or that asks itself, is told nothing. */
    private void put(JdbcClient connection, Partner partner, String kind, Step step) {
        connection
                .sql("""
                        insert into exchange.message (partner, kind, case_id, version, created_at, due_at)
                        select p.id, :kind, :case, :version, :now, :now from exchange.partner p
                        where p.id = :partner and p.address is not null
                        on conflict do nothing
                        """)
                .param("kind", kind)
                .param("case", step.caseId())
                .param("version", step.version())
                .param("now", Timestamp.from(clock.instant()))
                .param("partner", partner.id())
                .update();
    }
}
