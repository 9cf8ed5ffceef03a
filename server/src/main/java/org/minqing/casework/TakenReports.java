package org.minqing.casework;

import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.Standing;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Takes a report without an account to an account. It makes no entry: an entry would tell those who handle the case that
 * something is known now, and would tie the account to it for longer than the case does.
 */
@Service
public class TakenReports {

    /** Among so many of one's own a report that was taken already is found again. */
    private static final int LATEST = 2_000;

    private final GuestReports reports;
    private final Standing standing;
    private final JdbcClient database;

    TakenReports(GuestReports reports, Standing standing, JdbcClient database) {
        this.reports = reports;
        this.standing = standing;
        this.database = database;
    }

    /**
     * The case, which is this account's now; again it is the same answer, and for anybody else with the code the report is not
     * there any more. Nobody takes one to an account with a post: it would lie among those who see their own office's work.
     */
    public CaseId take(Actor guest, @Nullable String number, Actor person) {
        if (!standing.hands(person.account()).isEmpty()) {
            throw new ProblemException(CaseProblem.TAKEN_IN_OFFICE);
        }
        var id = reports.among(person, number, LATEST).orElseGet(() -> reports.find(guest, number));
        var mine = database.sql("select casework.take_report(:id, :guest, :person)")
                .param("id", id.value())
                .param("guest", guest.account().value())
                .param("person", person.account().value())
                .query(Boolean.class)
                .single();
        if (!mine) {
            throw new ProblemException(AccessProblem.NOT_FOUND);
        }
        return id;
    }
}
