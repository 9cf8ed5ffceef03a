package org.minqing.access.machine;

import java.security.Principal;
import org.minqing.kernel.AccountId;

/** Another system whose signature of the request at hand was good. */
public record SigningMachine(AccountId account, String name) implements Principal {

    @Override
    public String getName() {
        return name;
    }
}
