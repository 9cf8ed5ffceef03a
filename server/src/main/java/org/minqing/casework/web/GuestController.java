package org.minqing.casework.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.minqing.attachment.StoredFile;
import org.minqing.casework.GuestReports;
import org.minqing.casework.web.CommandController.AnswerView;
import org.minqing.casework.web.GuestBodies.GuestAnswerView;
import org.minqing.casework.web.GuestBodies.GuestCommandBody;
import org.minqing.casework.web.GuestBodies.GuestFollowView;
import org.minqing.casework.web.GuestBodies.GuestKeyBody;
import org.minqing.casework.web.GuestBodies.GuestPhotoBody;
import org.minqing.casework.web.GuestBodies.GuestReportBody;
import org.minqing.casework.web.GuestPace.Wish;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Reports without an account. A code stands in for one: whoever has it is the reporter, and what they are told and may do is
 * what the addresses for reporters with an account say, which are asked here in their name. No session of the request counts.
 */
@RestController
@RequestMapping("/api/v1/public")
class GuestController {

    private final CommandController commands;
    private final CaseController cases;
    private final DeadlineController deadlines;
    private final AttachmentController photos;
    private final GuestReports reports;
    private final GuestDoor door;

    GuestController(
            CommandController commands,
            CaseController cases,
            DeadlineController deadlines,
            AttachmentController photos,
            GuestReports reports,
            GuestDoor door) {
        this.commands = commands;
        this.cases = cases;
        this.deadlines = deadlines;
        this.photos = photos;
        this.reports = reports;
        this.door = door;
    }

    /** 201, and again 200 with the same body. */
    @PostMapping("/reports")
    ResponseEntity<GuestAnswerView> report(@RequestBody GuestReportBody body, HttpServletRequest request) {
        var guest = door.reporting(body.code(), Wish.REPORT, request);
        var id = body.id();
        if (id == null) {
            throw GuestDoor.wrong("id", "field.missing");
        }
        var answer = commands.report(guest, id, body.report(reports.source().orElse(null)));
        var told = Objects.requireNonNull(answer.getBody());
        return ResponseEntity.status(answer.getStatusCode())
                .body(GuestAnswerView.of(told, reports.number(told.caseId())));
    }

    @PostMapping("/reports/follow-up")
    GuestFollowView follow(@RequestBody GuestKeyBody body, HttpServletRequest request) {
        var guest = door.following(body.code(), request);
        var id = reports.find(guest, body.number()).value();
        return new GuestFollowView(
                cases.one(guest, id),
                cases.journal(guest, id),
                cases.actions(guest, id),
                deadlines.deadlines(guest, id));
    }

    @PostMapping("/reports/commands")
    AnswerView act(@RequestBody GuestCommandBody body, HttpServletRequest request) {
        var guest = door.following(body.code(), request);
        return commands.act(guest, reports.find(guest, body.number()).value(), body.step());
    }

    @PostMapping("/reports/photo")
    ResponseEntity<byte[]> photo(@RequestBody GuestPhotoBody body, HttpServletRequest request) {
        var guest = door.following(body.code(), request);
        var id = reports.find(guest, body.number()).value();
        return photos.photo(guest, id, body.hash() == null ? "" : body.hash());
    }

    @PostMapping(path = "/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    StoredFile add(
            @RequestParam("file") MultipartFile file,
            @RequestParam(name = "code", defaultValue = "") String code,
            HttpServletRequest request)
            throws IOException {
        return photos.add(door.reporting(code, Wish.PHOTO, request), file);
    }
}
