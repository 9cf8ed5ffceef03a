package org.minqing.casework;

import java.util.Map;
import java.util.Optional;
import org.minqing.access.Scope;
import org.minqing.kernel.CaseId;
import org.springframework.stereotype.Component;

/** Reads single cases, under the scope of whoever asks. */
@Component
class CaseFiles {

    private static final String ONE =
            "select %s from casework.case_file f where f.id = :id".formatted(CaseRows.COLUMNS);

    private final ScopedStatements statements;

    CaseFiles(ScopedStatements statements) {
        this.statements = statements;
    }

    Optional<CaseFile> one(Scope scope, CaseId id) {
        return statements.select(scope, ONE, Map.of("id", id.value()), (row, number) -> CaseRows.map(row)).stream()
                .findFirst();
    }
}
