package org.minqing.scenario.language;

import java.util.List;
import java.util.Optional;
import org.minqing.scenario.Flow;
import org.minqing.scenario.PlaceRule;
import org.minqing.scenario.Retention;

/** Reads whether the reporter is sealed, and sees to it that nothing else of the scenario tells who it was. */
record ReporterReader(Passage reporter, List<Retention> retentions, Flow flow) {

    /** The retention class with which it is forgotten whose pseudonym it was; absent where the reporter is not sealed. */
    Optional<String> read(PlaceRule place) {
        if (!reporter.present()) {
            return Optional.empty();
        }
        reporter.only("sealed");
        var sealed = reporter.at("sealed");
        var id = sealed.id();
        var retention = retentions.stream().filter(one -> one.id().equals(id)).findFirst();
        if (retention.isEmpty()) {
            sealed.fault("retention.unknown", "There is no such retention class", "Add it under “retention”");
        }
        retention
                .filter(one -> one.then() != Retention.Afterwards.ERASE)
                .ifPresent(_ -> sealed.fault(
                        "reporter.archived", "Who reported would be known for ever", "Name a class that is erased"));
        if (place.open()) {
            reporter.root()
                    .at("place")
                    .fault(
                            "reporter.open-place",
                            "An open place may tell who reported",
                            "Seal it or keep the grid only");
        }
        flow.actions().stream()
                .filter(action -> !action.calls().isEmpty())
                .forEach(action -> reporter.root()
                        .at("actions")
                        .at(action.id())
                        .at("calls")
                        .fault(
                                "reporter.calls",
                                "The called case would be reported under the account of whoever takes the step",
                                "Remove the calls"));
        return Optional.of(id);
    }
}
