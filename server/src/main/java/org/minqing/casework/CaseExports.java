package org.minqing.casework;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.audit.Export;
import org.minqing.audit.Exports;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/** Lists that leave the system: the same cases as on the page, for a reason that is entered before they are handed out. */
@Service
public class CaseExports {

    /** Which cases somebody may open: what may not be opened leaves in no list either. */
    @Component
    record Readable(Access access, Decisions decisions) {

        private List<CaseFile> among(Actor actor, List<CaseFile> files) {
            var scope = access.scope(actor, Verb.CASE_READ);
            return files.stream()
                    .filter(file -> scope.covers(file.thing()))
                    .filter(file -> access.opens(actor, decisions.scenario(file).purpose()))
                    .toList();
        }
    }

    /** The longest list; more is narrowed down first. */
    static final int MOST = 20_000;

    private final Readable readable;
    private final City city;
    private final CaseLists lists;
    private final Needs needs;
    private final Exports exports;
    private final InstantSource clock;

    CaseExports(Readable readable, City city, CaseLists lists, Needs needs, Exports exports, InstantSource clock) {
        this.readable = readable;
        this.city = city;
        this.lists = lists;
        this.needs = needs;
        this.exports = exports;
        this.clock = clock;
    }

    /** What was taken out, under the id that its entry has. */
    public record Taken(UUID id, List<CaseFile> files) {}

    /** Why somebody takes which list; {@code asked} is the question in codes. */
    public record Wanted(CaseQuery query, String asked, String reason) {}

    /** The cases of the question, as far as the actor may take them out. */
    public Taken take(Actor actor, Wanted wanted) {
        var access = readable.access();
        var query = wanted.query();
        var reach = Reach.of(access, city, actor, query, Verb.CASE_EXPORT)
                .waiting(query.need().map(need -> needs.condition(actor, need)));
        if (!reach.figure()) {
            throw new ProblemException(AccessProblem.ACCESS_DENIED);
        }
        var page = lists.page(reach, query.upTo(MOST));
        if (page.next().isPresent()) {
            throw new ProblemException(CaseProblem.EXPORT_TOO_LONG);
        }
        var files = readable.among(actor, page.items());
        var id = UUID.randomUUID();
        exports.record(
                new Export(id, actor, CaseFile.KIND, wanted.reason(), wanted.asked(), files.size(), clock.instant()),
                files.stream().map(file -> file.id().value()).toList(),
                access.sharedFor(actor));
        return new Taken(id, files);
    }
}
