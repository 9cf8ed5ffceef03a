package org.minqing.access.session;

import jakarta.servlet.http.HttpServletRequest;
import org.minqing.access.AccessProblem;
import org.minqing.access.passkey.Site;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.Settings;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** For which place the passkeys of a request are made. */
@Component
class Sites {

    private final Settings settings;

    Sites(Settings settings) {
        this.settings = settings;
    }

    Site of(HttpServletRequest request) {
        return Site.of(settings.origin(), request.getHeader(HttpHeaders.HOST))
                .orElseThrow(() -> new ProblemException(AccessProblem.PASSKEY_NO_NAME));
    }
}
