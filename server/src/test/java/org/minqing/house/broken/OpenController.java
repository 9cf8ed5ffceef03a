package org.minqing.house.broken;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Breaks rules on purpose: public, and an endpoint that asks nobody for permission. Never part of a running server. */
@RestController
public class OpenController {

    @GetMapping("/everything")
    String everything() {
        return "everything";
    }
}
