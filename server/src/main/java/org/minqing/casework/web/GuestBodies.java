package org.minqing.casework.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.casework.web.CommandController.AnswerView;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;

/** What people without an account send and are told. Neither a code nor an id of theirs is ever part of an address. */
final class GuestBodies {

    private GuestBodies() {}

    /** A report, as {@link ReportBody} with its id and a code that the device made. */
    record GuestReportBody(
            @Nullable UUID id,
            @Nullable String code,
            @Nullable UUID command,
            @Nullable String scenario,
            ReportBody.@Nullable PlaceBody place,
            @Nullable AreaCode area,
            @Nullable Map<String, Object> fields,
            @Nullable List<String> attachments,
            @Nullable Instant observedAt) {

        ReportBody report(@Nullable String source) {
            return new ReportBody(command, scenario, null, place, area, fields, attachments, source, null, observedAt);
        }
    }

    /** The number of a report and its code. */
    record GuestKeyBody(@Nullable String number, @Nullable String code) {}

    /** A photo of the report. */
    record GuestPhotoBody(
            @Nullable String number,
            @Nullable String code,
            @Nullable String hash) {}

    /** A step of the one who reported, as {@link CommandBody}. */
    record GuestCommandBody(
            @Nullable String number,
            @Nullable String code,
            @Nullable UUID command,
            @Nullable String action,
            @Nullable Integer version,
            @Nullable Map<String, Object> fields,
            @Nullable List<String> attachments,
            @Nullable Instant observedAt) {

        CommandBody step() {
            return new CommandBody(command, action, version, fields, attachments, observedAt, null);
        }
    }

    /** The receipt. */
    record GuestAnswerView(
            @JsonProperty("case") CaseId caseId, String number, int version, String state, List<CaseDueView> due) {

        static GuestAnswerView of(AnswerView answer, String number) {
            return new GuestAnswerView(answer.caseId(), number, answer.version(), answer.state(), answer.due());
        }
    }

    /** The report as any reporter sees it. */
    record GuestFollowView(
            @JsonProperty("case") CaseController.CaseView caseView,
            List<CaseController.EntryView> journal,
            OffersView actions,
            DeadlineController.DeadlinesView deadlines) {}
}
