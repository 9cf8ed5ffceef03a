package org.minqing.area;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a city folder, so that its author hears all of it at once. */
public final class Faults {

    private static final int MOST = 1_000;

    private final List<Fault> all = new ArrayList<>();

    /** Adds a fault; from the thousandth on faults are only counted by one closing line. */
    public void add(Fault fault) {
        if (all.size() < MOST) {
            all.add(fault);
            return;
        }
        if (all.size() == MOST) {
            all.add(new Fault(
                    "folder.too-many-faults", "", 0, "", "There are more than 1,000 faults", "Fix the first ones"));
        }
    }

    /** The same collection, for one file. */
    public InFile in(String file) {
        return new InFile(this, file);
    }

    public List<Fault> all() {
        return List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Faults of one file. */
    public record InFile(Faults faults, String file) {

        public void add(String code, int line, String path, String message, String fix) {
            faults.add(new Fault(code, file, line, path, message, fix));
        }
    }
}
