package org.minqing.casework.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.area.City;
import org.minqing.casework.CaseFile;
import org.minqing.scenario.Scenarios;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Cases as comma-separated text (RFC 4180) for a spreadsheet: what stands in the list, and nothing that somebody wrote. A
 * cell that a spreadsheet would take for a formula gets an apostrophe before it. The mark at the beginning tells the
 * spreadsheet that it is UTF-8. The last cell of each row says who took it out, so that a row that is copied says it too.
 */
@Component
class CaseCsv {

    private static final String MARK = "\uFEFF";
    private static final String COLUMNS =
            "number,scenario,state,area,reported_at,changed_at,holder,due_at,ended_at,sample,taken_out";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Labels labels;
    private final Scenarios scenarios;
    private final City city;

    CaseCsv(Labels labels, Scenarios scenarios, City city) {
        this.labels = labels;
        this.scenarios = scenarios;
        this.city = city;
    }

    String of(List<CaseFile> files, String takenOut) {
        return Stream.concat(Stream.of(COLUMNS), files.stream().map(file -> line(CaseItem.of(file, labels), takenOut)))
                .collect(Collectors.joining("\r\n", MARK, "\r\n"));
    }

    private String line(CaseItem item, String takenOut) {
        var scenario = scenarios.exact(item.scenario(), item.scenarioVersion());
        var due = item.due().stream()
                .map(CaseDueView::at)
                .filter(Objects::nonNull)
                .findFirst();
        return Stream.of(
                        item.number(),
                        scenario.map(known -> known.names().in(language())).orElse(item.scenario()),
                        scenario.flatMap(known -> known.flow().state(item.state()))
                                .map(state -> state.names().in(language()))
                                .orElse(item.state()),
                        item.areaName(),
                        moment(item.reportedAt()),
                        moment(item.changedAt()),
                        Optional.ofNullable(item.assigneeName()).orElse(""),
                        due.map(this::moment).orElse(""),
                        moment(item.endedAt()),
                        Boolean.TRUE.equals(item.sample()) ? "sample" : "",
                        takenOut)
                .map(CaseCsv::cell)
                .collect(Collectors.joining(","));
    }

    private String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at.atZone(ZoneId.of(city.zone())));
    }

    /** A cell that stays text: quoted where it must be, and never begun by what begins a formula. */
    static String cell(String text) {
        var harmless = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(letter -> ",\"\r\n".indexOf(letter) >= 0)
                ? "\"" + harmless.replace("\"", "\"\"") + "\""
                : harmless;
    }

    private static String language() {
        return LocaleContextHolder.getLocale().getLanguage();
    }
}
