package org.minqing.access.delegation;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.ShareSight;
import org.minqing.access.Unit;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.Purpose;

/** What of a share somebody wants to give or asks for, as it was sent. */
final class WantedShare {

    static final Wanted WANTED = new Wanted(AccessProblem.SHARE_INVALID);

    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z0-9-]{1,63}");

    private WantedShare() {}

    static Purpose purpose(@Nullable String written) {
        var purpose = WANTED.needed("/purpose", written);
        if (!PURPOSE.matcher(purpose).matches()) {
            throw WANTED.wrong("/purpose", "field.choice");
        }
        return new Purpose(purpose);
    }

    static Share.Sight sight(AreaCode area, Set<String> classes, @Nullable String how, @Nullable Boolean export) {
        return new Share.Sight(
                area,
                classes,
                ShareSight.of(WANTED.needed("/sight", how)).orElseThrow(() -> WANTED.wrong("/sight", "field.choice")),
                Boolean.TRUE.equals(export));
    }

    /** At least one, all of them codes. */
    static Set<String> classes(@Nullable Set<String> written) {
        var classes = WANTED.needed("/classes", written);
        if (classes.isEmpty() || classes.size() > Share.MOST_CLASSES) {
            throw WANTED.wrong("/classes", "field.range");
        }
        return WANTED.classes(classes);
    }

    static Unit office(String path, @Nullable String written) {
        try {
            return Unit.read(WANTED.needed(path, written));
        } catch (IllegalArgumentException unreadable) {
            throw WANTED.wrong(path, "field.choice");
        }
    }
}
