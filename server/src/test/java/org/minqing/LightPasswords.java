package org.minqing;

import org.minqing.access.secret.PasswordCost;
import org.springframework.context.support.GenericApplicationContext;

/** Hashes lightly in tests: a third of their processor time went into hashing what nobody will ever steal. */
final class LightPasswords {

    private static final PasswordCost COST = new PasswordCost(64, 1);

    private LightPasswords() {}

    static void in(GenericApplicationContext context) {
        context.registerBean("lightPasswords", PasswordCost.class, () -> COST, bean -> bean.setPrimary(true));
    }
}
