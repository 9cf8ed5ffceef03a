package org.minqing.edge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minqing.database.Store;
import org.minqing.journal.Verifier;

/** Proves that the journal is whole, beside a running server or without one. */
final class VerifyJournalCommand implements Command {

    @Override
    public String name() {
        return "verify-journal";
    }

    @Override
    public String usage() {
        return """
                verify-journal
                Checks every entry against its chain, the seals and their copies outside the database. One JSON line says how
                many streams, entries and seals there are and lists the faults. Ends with 1 when there are faults.
                """;
    }

    @Override
    public int run(List<String> arguments, Console console) {
        var settings = Options.of(arguments, Set.of()).onlyNamed().settings(Map.of());
        try (var store = Store.openBeside(settings)) {
            return report(Verifier.over(store.reader(), settings), console);
        }
    }

    static int report(Verifier verifier, Console console) {
        var verification = verifier.verify();
        console.line(verification);
        return verification.clean() ? Exit.OK : Exit.FINDINGS;
    }
}
