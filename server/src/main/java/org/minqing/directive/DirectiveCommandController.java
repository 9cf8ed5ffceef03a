package org.minqing.directive;

import java.util.UUID;
import org.minqing.directive.DirectiveBodies.DeedBody;
import org.minqing.directive.DirectiveBodies.GiveBody;
import org.minqing.directive.DirectiveViews.DirectiveDoneView;
import org.minqing.kernel.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Giving a directive, and what is done with it. */
@RestController
@RequestMapping("/api/v1/directives/{id}")
class DirectiveCommandController {

    private static final JsonMapper JSON = new JsonMapper();

    private final Directives directives;
    private final Recipients recipients;

    DirectiveCommandController(Directives directives, Recipients recipients) {
        this.directives = directives;
        this.recipients = recipients;
    }

    /** Gives a directive: 201, and again 200 with the same body. */
    @PutMapping
    ResponseEntity<DirectiveDoneView> give(Actor actor, @PathVariable UUID id, @RequestBody GiveBody body) {
        var giving = new Directives.Giving(
                DirectiveBodies.version7("id", id),
                actor,
                body.said(),
                DirectiveBodies.needed("to", body.to()).choice(),
                DirectiveBodies.needed("limit", body.limit()).limit(),
                JSON.writeValueAsBytes(body));
        var done = directives.give(giving);
        return ResponseEntity.status(done.isRepeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(DirectiveDoneView.of(done));
    }

    @PostMapping("/commands")
    DirectiveDoneView act(Actor actor, @PathVariable UUID id, @RequestBody DeedBody body) {
        var command = new Directives.Command(
                id,
                body.id(),
                actor,
                body.wish(recipients),
                DirectiveBodies.needed("version", body.version()),
                JSON.writeValueAsBytes(body));
        return DirectiveDoneView.of(directives.act(command));
    }
}
