package org.minqing.access;

import java.util.Optional;
import org.minqing.access.telephone.Telephone;
import org.minqing.access.telephone.Telephones;
import org.minqing.kernel.AccountId;
import org.springframework.stereotype.Component;

/** The number of whoever came by telephone, opened for a text that goes to it. Whoever asks keeps and logs it nowhere. */
@Component
public final class TelephoneNumbers {

    private final Telephones telephones;

    TelephoneNumbers(Telephones telephones) {
        this.telephones = telephones;
    }

    /** Empty for an account that did not come by telephone, or whose number lapsed. */
    public Optional<String> of(AccountId account) {
        return telephones.of(account).map(Telephone::text);
    }
}
