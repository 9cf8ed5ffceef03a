package org.minqing.access.session;

import java.util.Optional;
import org.minqing.access.AccessProblem;
import org.minqing.access.CodeTexts;
import org.minqing.access.session.Attempts.Subject;
import org.minqing.access.telephone.Telephone;
import org.minqing.access.telephone.TelephoneCodes;
import org.minqing.access.telephone.Telephones;
import org.minqing.kernel.ProblemException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The door for residents: whoever has the code that was sent to a telephone comes in as the account of that telephone. */
@Component
class TelephoneSignIn {

    private final ObjectProvider<CodeTexts> texts;
    private final TelephoneCodes codes;
    private final Telephones telephones;
    private final Attempts attempts;
    private final Doorway doorway;

    TelephoneSignIn(
            ObjectProvider<CodeTexts> texts,
            TelephoneCodes codes,
            Telephones telephones,
            Attempts attempts,
            Doorway doorway) {
        this.texts = texts;
        this.codes = codes;
        this.telephones = telephones;
        this.attempts = attempts;
        this.doorway = doorway;
    }

    boolean open() {
        return texts.stream().anyMatch(CodeTexts::open);
    }

    /** Sends a code. No account is looked for, so what comes back tells nothing of whether there is one. */
    void ask(Telephone telephone, SessionToken browser, Visitor visitor) {
        var way = texts.stream()
                .filter(CodeTexts::open)
                .findFirst()
                .orElseThrow(() -> new ProblemException(AccessProblem.TELEPHONE_CLOSED));
        var code = codes.make(telephone, browser.hash(), visitor.address());
        if (!way.send(telephone.text(), code)) {
            throw new ProblemException(AccessProblem.TELEPHONE_NOT_SENT);
        }
    }

    SessionToken with(Telephone telephone, SessionToken browser, String code, Visitor visitor) {
        var address = Subject.address(visitor.address());
        attempts.count(address);
        if (!codes.takes(telephone, code, browser.hash())) {
            doorway.refused(Optional.empty());
            throw new ProblemException(AccessProblem.TELEPHONE_CODE_REFUSED);
        }
        attempts.takeBack(address);
        return doorway.enter(telephones.account(telephone), Doorway.Way.TELEPHONE, visitor, false);
    }
}
