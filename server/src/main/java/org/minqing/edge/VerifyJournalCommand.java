package org.minqing.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minqing.audit.LookVerifier;
import org.minqing.database.Store;
import org.minqing.journal.Verifier;

/** Proves that the journal and the looks are whole, beside a running server or without one. */
final class VerifyJournalCommand implements Command {

    @Override
    public String name() {
        return "verify-journal";
    }

    @Override
    public String usage() {
        return """
                verify-journal
                Checks every entry against its chain, the seals and their copies outside the database, and the rows of looks,
                exports and searches against the roots in the journal. One JSON line says how many streams, entries, seals and
                rows there are and lists the faults. Ends with 1 when there are faults.
                """;
    }

    @Override
    public int run(List<String> arguments, Console console) {
        var settings = Options.of(arguments, Set.of()).onlyNamed().settings(Map.of());
        try (var store = Store.openBeside(settings)) {
            var verifier = Verifier.over(store.reader(), settings);
            return report(verifier, LookVerifier.over(store.reader(), verifier), console);
        }
    }

    /** Faults of the journal stand before those of the looks. */
    record Whole(long streams, long entries, long seals, long unsealed, Rows looks, List<Object> faults) {}

    record Rows(long rows, long batches, long unsealed) {}

    static int report(Verifier verifier, LookVerifier lookVerifier, Console console) {
        var whole = verify(verifier, lookVerifier);
        console.line(whole);
        return whole.faults().isEmpty() ? Exit.OK : Exit.FINDINGS;
    }

    static Whole verify(Verifier verifier, LookVerifier lookVerifier) {
        var entries = verifier.verify();
        var looks = lookVerifier.verify();
        var faults = new ArrayList<Object>(entries.faults());
        faults.addAll(looks.faults());
        return new Whole(
                entries.streams(),
                entries.entries(),
                entries.seals(),
                entries.unsealed(),
                new Rows(looks.rows(), looks.batches(), looks.unsealed()),
                faults);
    }
}
