package org.minqing.casework;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Pseudonyms;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.CaseId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose name it is stands in the row of the case alone, until it is forgotten. */
@Component
class CasePseudonyms implements Pseudonyms {

    private final JdbcClient reader;
    private final JdbcClient database;

    CasePseudonyms(@Qualifier("reader") JdbcClient reader, JdbcClient database) {
        this.reader = reader;
        this.database = database;
    }

    @Override
    public Optional<AccountId> behind(UUID thing, AccountId name) {
        return reader.sql("""
                        select f.reporter from casework.case_file f
                        where f.id = :id and f.reporter <> :name::uuid
                          and coalesce(f.attributes -> 'flow.pseudonym' ->> 'name', f.named::text) = :name
                        """)
                .param("id", thing)
                .param("name", name.toString())
                .query((row, number) -> new AccountId(row.getObject("reporter", UUID.class)))
                .optional();
    }

    /** Leaves the pseudonym alone in the row, where this class of content, or all of it, ends what ties it to a person. */
    void forget(CaseId id, @Nullable String retention) {
        database.sql("select casework.forget_reporter(:id, cast(:retention as text))")
                .param("id", id.value())
                .param("retention", retention)
                .query()
                .listOfRows();
    }
}
