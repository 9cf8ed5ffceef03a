package org.minqing.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The extension for updates: how requests went on, and what a program adds to those that it reported. Reading needs no key. */
@RestController
@RequestMapping(Open311Errors.BASE + "v2")
class UpdatesController {

    private static final String ROOT = "service_request_updates";
    private static final String EACH = "request_update";

    private final Questions questions;
    private final Updates updates;
    private final Wording wording;
    private final PartnerDoor door;

    UpdatesController(Questions questions, Updates updates, Wording wording, PartnerDoor door) {
        this.questions = questions;
        this.updates = updates;
        this.wording = wording;
        this.door = door;
    }

    @GetMapping("/servicerequestupdates.{format}")
    ResponseEntity<byte[]> updates(@PathVariable String format, HttpServletRequest request) {
        var question = questions.read(format, request);
        return question.answer(
                ROOT,
                Content.Rows.of(
                        EACH,
                        updates.find(question.parameters()),
                        update -> wording.update(update, question.tongue())));
    }

    /** An addition with the key that reported the request; sent again it is the same one. */
    @PostMapping("/servicerequestupdates.{format}")
    ResponseEntity<byte[]> add(@PathVariable String format, HttpServletRequest request) {
        var question = questions.read(format, request);
        var row = Content.Parts.of()
                .with("update_id", door.add(question.parameters()))
                .with("account_id", Optional.empty());
        return question.answer(ROOT, new Content.Rows(EACH, List.of(row)));
    }
}
