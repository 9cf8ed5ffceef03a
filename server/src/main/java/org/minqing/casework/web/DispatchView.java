package org.minqing.casework.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.casework.Considered;
import org.minqing.casework.Reason;
import org.minqing.kernel.PostId;
import org.minqing.scenario.AssignRule;

/** Why a case is with the post that it is with. Posts are named beside their ids, people never. */
record DispatchView(@Nullable PostId assignee, List<LookView> looks, List<ObjectionView> objections) {

    static DispatchView of(Reason reason, Labels labels) {
        return new DispatchView(
                reason.assignee().orElse(null),
                reason.looks().stream().map(look -> LookView.of(look, labels)).toList(),
                reason.objections().stream()
                        .map(objection -> ObjectionView.of(objection, labels))
                        .toList());
    }

    /** A search for an assignee; {@code by} is the row of the table that named the posts, where a table did. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LookView(
            int version,
            String action,
            Instant at,
            @Nullable RowView by,
            List<ConsideredView> considered) {

        static LookView of(Reason.Look look, Labels labels) {
            var row = look.grounds().row().map(by -> RowView.of(by, labels));
            var considered = look.grounds().considered().stream()
                    .map(one -> ConsideredView.of(one, labels))
                    .toList();
            return new LookView(look.version(), look.action(), look.at(), row.orElse(null), considered);
        }
    }

    /** A row, counted from 1, and what it asked of the case; a department by its name, too. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RowView(
            String table,
            int row,
            Map<String, String> asked,
            @Nullable String departmentName) {

        static RowView of(AssignRule.TableRow by, Labels labels) {
            var department = Optional.ofNullable(by.asked().get("department"));
            return new RowView(
                    by.table(),
                    by.row(),
                    by.asked(),
                    department.map(labels::department).orElse(null));
        }
    }

    /**
     * A post with the reason why it was taken or passed over, as a code; {@code standIn} covers its leave. Where nobody holds
     * one, {@code officeName} says which post was sought.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConsideredView(
            String role,
            String level,
            String officeName,
            @Nullable PostId post,
            @Nullable String postName,
            @Nullable PostId standIn,
            @Nullable String standInName,
            String result) {

        static ConsideredView of(Considered considered, Labels labels) {
            return new ConsideredView(
                    considered.role(),
                    considered.level(),
                    labels.office(considered.role(), considered.level()),
                    considered.post(),
                    name(Optional.ofNullable(considered.post()), labels),
                    considered.standIn(),
                    name(Optional.ofNullable(considered.standIn()), labels),
                    considered.result().code());
        }
    }

    /** A post that said “not ours”, and what came of it; nothing did yet without {@code decided}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ObjectionView(
            int version,
            Instant at,
            @Nullable PostId by,
            @Nullable String byName,
            Map<String, Object> answers,
            @Nullable DecisionView decided) {

        static ObjectionView of(Reason.Objection objection, Labels labels) {
            return new ObjectionView(
                    objection.version(),
                    objection.at(),
                    objection.by().orElse(null),
                    name(objection.by(), labels),
                    objection.answers(),
                    objection
                            .decided()
                            .map(decision -> DecisionView.of(decision, labels))
                            .orElse(null));
        }
    }

    /** The step that decided an objection; {@code byTime} where nobody did in time. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DecisionView(
            int version,
            String action,
            Instant at,
            @Nullable PostId by,
            @Nullable String byName,
            boolean byTime,
            @Nullable PostId to,
            @Nullable String toName) {

        static DecisionView of(Reason.Decision decision, Labels labels) {
            return new DecisionView(
                    decision.version(),
                    decision.action(),
                    decision.at(),
                    decision.by().orElse(null),
                    name(decision.by(), labels),
                    decision.byTime(),
                    decision.to().orElse(null),
                    name(decision.to(), labels));
        }
    }

    private static @Nullable String name(Optional<PostId> post, Labels labels) {
        return post.flatMap(labels::post).orElse(null);
    }
}
