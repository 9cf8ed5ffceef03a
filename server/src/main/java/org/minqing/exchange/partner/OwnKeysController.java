package org.minqing.exchange.partner;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys of this server, for whoever wants to know that a message is its own. Open to everybody. */
@RestController
class OwnKeysController {

    private final OwnKeys keys;

    /** A key set (RFC 7517). */
    record KeySet(List<OwnKeys.PublishedKey> keys) {}

    OwnKeysController(OwnKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/api/v1/public/keys")
    KeySet keySet() {
        return new KeySet(keys.published());
    }
}
