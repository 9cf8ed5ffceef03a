package org.minqing.exchange.partner;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.minqing.casework.CaseNumbers;
import org.minqing.casework.CaseReadings;
import org.minqing.casework.EntryLine;
import org.minqing.exchange.partner.Partner.HandsOver;
import org.minqing.exchange.partner.PartnerBodies.AnswerMessage;
import org.minqing.exchange.partner.PartnerBodies.HandOverMessage;
import org.minqing.exchange.partner.PartnerLinks.Link;
import org.minqing.exchange.partner.PartnerOutbox.Due;
import org.minqing.journal.Entry;
import org.minqing.journal.Journal;
import org.springframework.stereotype.Component;

/**
 * The words of a message, read when it is sent: of a delivered case in the name of the partner, which reads what it took
 * part in; of a case that is handed over in the name of whoever took that step. Either look is entered before anything goes out.
 */
@Component
class PartnerMessages {

    private final CaseReadings readings;
    private final Deliveries deliveries;
    private final CaseNumbers numbers;
    private final Journal journal;

    /** Where below the partner's address it goes, and what. */
    record Written(String path, Object body) {}

    PartnerMessages(CaseReadings readings, Deliveries deliveries, CaseNumbers numbers, Journal journal) {
        this.readings = readings;
        this.deliveries = deliveries;
        this.numbers = numbers;
        this.journal = journal;
    }

    /** Empty where the city folder says no longer what the partner is told. */
    Optional<Written> write(Due due, Partner partner, Link link) {
        return switch (due.kind()) {
            case "answer" -> answer(due, partner, link);
            default -> handOver(due, partner);
        };
    }

    private Optional<Written> answer(Due due, Partner partner, Link link) {
        var number = deliveries.number(partner.id(), due.caseId());
        var line = readings.journal(link.actor(), due.caseId()).stream()
                .filter(one -> one.version() == due.version())
                .findFirst();
        if (number.isEmpty() || line.isEmpty() || partner.receives().isEmpty()) {
            return Optional.empty();
        }
        var answers = partner.receives().get().answers();
        var message = new AnswerMessage(
                due.id(),
                number.get(),
                answers.states()
                        .getOrDefault(Optional.ofNullable(line.get().to()).orElse(""), ""),
                line.get().recordedAt(),
                Delivering.told(answers.fields(), line.map(EntryLine::fields).orElse(Map.of())));
        return Optional.of(new Written("/cases/" + number.get() + "/answers/" + due.id(), message));
    }

    private Optional<Written> handOver(Due due, Partner partner) {
        var entry = journal.entries(due.caseId().value()).stream()
                .filter(one -> one.draft().version() == due.version())
                .findFirst();
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        var dossier = readings.one(entry.map(Entry::draft).orElseThrow().actor(), due.caseId());
        var file = dossier.file();
        return handed(partner, file.beginning().scenario()).map(handsOver -> {
            var fields = new TreeMap<String, Object>();
            handsOver
                    .fields()
                    .forEach((ours, becomes) -> Optional.ofNullable(
                                    dossier.answers().get(ours))
                            .flatMap(becomes::of)
                            .ifPresent(answer -> fields.put(becomes.field(), answer)));
            var message = new HandOverMessage(
                    due.id(),
                    due.caseId().value(),
                    numbers.of(due.caseId()),
                    file.standing().area().toString(),
                    entry.get().draft().recordedAt(),
                    fields);
            return new Written("/handed-over/" + due.caseId(), message);
        });
    }

    private static Optional<HandsOver> handed(Partner partner, String scenario) {
        return partner.handsOver().stream()
                .filter(one -> one.scenario().equals(scenario))
                .findFirst();
    }
}
