package org.minqing.casework;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minqing.area.Point;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;

/**
 * As much of a case as may be told to everybody: codes, times and where it is. Who reported it, who has it and every word of it
 * are not here.
 *
 * @param kind the choice by which it was asked for; its scenario where it was asked for as a whole
 * @param place only where the scenario keeps the point in the open
 * @param due until when, by clock
 * @param moved when something about it last changed
 * @param length how many entries it has
 */
public record PublishedCase(
        CaseId id,
        String scenario,
        String version,
        String kind,
        String state,
        AreaCode area,
        Optional<String> department,
        Optional<Point> place,
        Map<String, Instant> due,
        Instant reported,
        Instant moved,
        int length,
        Origin origin) {

    public PublishedCase {
        due = Map.copyOf(due);
    }

    static PublishedCase of(CaseFile file, String kind) {
        var beginning = file.beginning();
        var standing = file.standing();
        return new PublishedCase(
                file.id(),
                beginning.scenario(),
                beginning.scenarioVersion(),
                kind,
                standing.state(),
                standing.area(),
                standing.department(),
                Optional.ofNullable(beginning.point()),
                standing.clocks().stream()
                        .filter(clock -> clock.due().isPresent())
                        .collect(Collectors.toMap(
                                CaseClock::clock, clock -> clock.due().orElseThrow(), (one, other) -> other)),
                beginning.reportedAt(),
                standing.changedAt(),
                file.version(),
                beginning.origin());
    }
}
