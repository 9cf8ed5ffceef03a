package org.minqing.casework.web;

import java.io.IOException;
import java.util.UUID;
import org.minqing.access.Access;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.attachment.Attachments;
import org.minqing.attachment.Content;
import org.minqing.attachment.Piece;
import org.minqing.attachment.StoredFile;
import org.minqing.attachment.UploadProgress;
import org.minqing.attachment.Uploads;
import org.minqing.casework.Evidence;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Photos: uploaded first, named by a report or a step, then seen through the case. */
@RestController
class AttachmentController {

    private final Attachments attachments;
    private final Uploads uploads;
    private final Evidence evidence;
    private final Access access;
    private final City city;

    AttachmentController(Attachments attachments, Uploads uploads, Evidence evidence, Access access, City city) {
        this.attachments = attachments;
        this.uploads = uploads;
        this.evidence = evidence;
        this.access = access;
        this.city = city;
    }

    @PostMapping(path = "/api/v1/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    StoredFile add(Actor actor, @RequestParam("file") MultipartFile file) throws IOException {
        mayAdd(actor);
        return attachments.add(actor.account(), file.getBytes());
    }

    /** A photo comes in pieces: this one begins so far in a photo of so many bytes. The answer says how much of it is here. */
    @PutMapping(path = "/api/v1/attachments/begun/{id}", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    UploadProgress take(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam int from,
            @RequestParam int of,
            @RequestBody byte[] piece) {
        mayAdd(actor);
        return uploads.take(actor.account(), id, new Piece(from, of, piece));
    }

    /** The photo is what its bytes are, may be kept by this browser only, and is never run as a page. */
    @GetMapping("/api/v1/cases/{id}/attachments/{hash}")
    ResponseEntity<byte[]> photo(Actor actor, @PathVariable UUID id, @PathVariable String hash) {
        return handedOut(evidence.photo(actor, new CaseId(id), hash));
    }

    /** A small JPEG of it, at most 30 kB, for a phone that takes it along; 404 also for a photo that cannot be drawn here. */
    @GetMapping("/api/v1/cases/{id}/attachments/{hash}/preview")
    ResponseEntity<byte[]> preview(Actor actor, @PathVariable UUID id, @PathVariable String hash) {
        return handedOut(evidence.preview(actor, new CaseId(id), hash));
    }

    private void mayAdd(Actor actor) {
        access.require(
                actor, Verb.ATTACHMENT_ADD, Thing.at(city.roots().getFirst().code()));
    }

    private static ResponseEntity<byte[]> handedOut(Content photo) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(photo.type()))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Content-Disposition", "inline")
                .body(photo.bytes());
    }
}
