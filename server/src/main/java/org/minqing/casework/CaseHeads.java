package org.minqing.casework;

import java.util.List;
import org.minqing.journal.HeadKeeper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What follows when the journal enters something into a case by itself. */
public final class CaseHeads {

    private CaseHeads() {}

    /** All that casework keeps beside a stream, for a restore, which has no server around it. */
    public static List<HeadKeeper> over(JdbcClient application) {
        return List.of(heads(application), words(application));
    }

    static HeadKeeper heads(JdbcClient jdbc) {
        return entry -> jdbc.sql("select casework.follow(:stream, :version, :hash)")
                .param("stream", entry.draft().stream())
                .param("version", entry.draft().version())
                .param("hash", entry.hash())
                .query((row, number) -> true)
                .single();
    }

    /** An erasure takes what the case was found by with it, in its own transaction. */
    static HeadKeeper words(JdbcClient jdbc) {
        return erased -> CaseWordReader.forget(erased, jdbc);
    }
}
