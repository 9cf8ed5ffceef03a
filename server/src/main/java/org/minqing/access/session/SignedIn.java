package org.minqing.access.session;

import java.security.Principal;
import java.time.Instant;
import org.minqing.kernel.AccountId;

/** Who is signed in by a session that still runs. */
record SignedIn(AccountId account, String signInName, String displayName, Instant expiresAt) implements Principal {

    @Override
    public String getName() {
        return signInName;
    }
}
