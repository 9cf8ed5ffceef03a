package org.minqing.casework.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minqing.casework.CalledBy;
import org.minqing.casework.Dossier;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.PostId;
import org.minqing.scenario.Joint;
import org.minqing.scenario.Texts;
import org.minqing.scenario.Words;

/**
 * The work of others on a case, and the cases that it called and was called by.
 *
 * @param joint how many answers the case waits for now; absent while it waits for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OthersView(
        List<TaskView> tasks,
        @Nullable JointView joint,
        List<CalledView> called,
        @Nullable CallerView calledBy) {

    /** A task: who was asked, where it stands, until when, and what was answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TaskView(
            int number,
            int work,
            String action,
            String task,
            Texts names,
            String state,
            PostId post,
            @Nullable String postName,
            @Nullable String department,
            Instant askedAt,
            @Nullable Instant due,
            Map<String, Object> fields) {}

    /** The join of the joint work that the case is in. */
    record JointView(String action, int needed, int answered, boolean met, List<Integer> tasks) {}

    /** A called case; {@code caseState} is told to those who may see it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CalledView(
            int number,
            String call,
            String scenario,
            @JsonProperty("case") CaseId caseId,
            String caseNumber,
            String state,
            @Nullable String end,
            @Nullable String caseState) {}

    record CallerView(@JsonProperty("case") CaseId caseId, String caseNumber, String scenario, String call) {}

    static OthersView of(Dossier dossier, Labels labels) {
        var others = dossier.others();
        return new OthersView(
                others.tasks().stream().map(part -> task(part, labels)).toList(),
                others.joint().map(OthersView::joint).orElse(null),
                others.called().stream().map(link -> called(link, labels)).toList(),
                dossier.file().calledBy().map(caller -> caller(caller, labels)).orElse(null));
    }

    private static TaskView task(Dossier.Part part, Labels labels) {
        var task = part.task();
        return new TaskView(
                task.number(),
                task.work(),
                task.action(),
                task.part(),
                part.names(),
                Words.of(task.state()),
                task.post(),
                labels.post(task.post()).orElse(null),
                task.department().orElse(null),
                task.askedAt(),
                task.due().orElse(null),
                part.answers());
    }

    private static JointView joint(Joint joint) {
        var numbers = joint.tasks().stream().map(task -> task.number()).toList();
        return new JointView(joint.action().id(), joint.needed(), joint.answered(), joint.isMet(), numbers);
    }

    private static CalledView called(Dossier.Link link, Labels labels) {
        var call = link.call();
        return new CalledView(
                call.number(),
                call.call(),
                call.scenario(),
                call.caseId(),
                labels.number(call.caseId()),
                Words.of(call.state()),
                call.end().orElse(null),
                link.state().orElse(null));
    }

    private static CallerView caller(CalledBy caller, Labels labels) {
        return new CallerView(caller.caller(), labels.number(caller.caller()), caller.scenario(), caller.call());
    }
}
