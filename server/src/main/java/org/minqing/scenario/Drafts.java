package org.minqing.scenario;

import java.util.List;
import java.util.Optional;
import org.minqing.area.Fault;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** Definitions as the city folder has them now, published or not. */
@Component
public class Drafts {

    private final Publishing publishing;

    Drafts(Publishing publishing) {
        this.publishing = publishing;
    }

    /** A definition, or all that is wrong with its file. */
    public record Draft(Optional<Scenario> scenario, List<Fault> faults) {}

    /**
     * Reads and checks the file of a scenario.
     *
     * @throws ProblemException {@code scenario.unknown} where the folder has no such file
     */
    public Draft read(String id) {
        var draft = publishing.draft(id);
        return new Draft(draft.loaded().map(ScenarioPart.Loaded::scenario), draft.faults());
    }
}
