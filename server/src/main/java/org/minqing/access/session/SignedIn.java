package org.minqing.access.session;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import org.minqing.kernel.AccountId;

/**
 * Who is signed in by a session that still runs.
 *
 * @param factorAt when the second factor was shown last in this session
 * @param byProvider whether a provider of identities said who it is
 */
record SignedIn(
        AccountId account,
        String signInName,
        String displayName,
        Instant expiresAt,
        Optional<Instant> factorAt,
        boolean byProvider)
        implements Principal {

    @Override
    public String getName() {
        return signInName;
    }
}
