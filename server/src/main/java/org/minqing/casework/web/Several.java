package org.minqing.casework.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.minqing.kernel.CaseId;

/** Cases that an address names one after the other. */
final class Several {

    private Several() {}

    /** The cases, at most so many; refuses an id of blanks, which is read as none. */
    static List<CaseId> of(List<UUID> ids, int most) {
        var checks = new Checks();
        if (ids.size() > most) {
            checks.fault("case", "field.too-many");
        }
        if (ids.stream().anyMatch(Objects::isNull)) {
            checks.fault("case", "field.missing");
        }
        checks.finish();
        return ids.stream().map(CaseId::new).toList();
    }
}
