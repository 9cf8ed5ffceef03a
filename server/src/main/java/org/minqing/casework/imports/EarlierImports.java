package org.minqing.casework.imports;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.minqing.kernel.CaseId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which rows an earlier run has brought in, so that a run that was broken off gets through them quickly. */
@Component
class EarlierImports {

    private final JdbcClient reader;

    EarlierImports(@Qualifier("reader") JdbcClient reader) {
        this.reader = reader;
    }

    Set<UUID> among(Collection<CaseId> ids) {
        return reader.sql("select id from casework.case_file where id = any (:ids)")
                .param("ids", ids.stream().map(CaseId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }
}
