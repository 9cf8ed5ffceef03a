package org.minqing.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.minqing.access.Verb;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.Purpose;
import org.springframework.stereotype.Service;

/**
 * The whole words in which somebody else may be named, for whoever reads the case and says why. The reason stands in the look,
 * which whoever reported the case reads.
 */
@Service
public class CoveredWords {

    private final CaseOpening opening;
    private final CaseHistory history;

    /** Why somebody must know; nobody writes of anybody here. */
    public enum Why {
        /** To ask or to find whoever is named. */
        REACH_THEM("reach-them"),
        /** To tell two matters or people apart. */
        TELL_APART("tell-apart"),
        /** Somebody may be in danger. */
        DANGER("danger");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        /** As it is sent. */
        public String code() {
            return code;
        }

        Purpose purpose() {
            return new Purpose("covered-" + code);
        }
    }

    /** What one entry says in one field. */
    public record Said(int version, String field, String text) {}

    CoveredWords(CaseOpening opening, CaseHistory history) {
        this.opening = opening;
        this.history = history;
    }

    /** All of the case that are covered for this reader; the look is entered before they are handed out. */
    public List<Said> open(Actor actor, CaseId id, Why why) {
        var file = opening.found(actor, id, Verb.CASE_READ_SEALED);
        var said = said(file, actor);
        if (said.isEmpty()) {
            return said;
        }
        var fields = new TreeSet<String>();
        said.forEach(one -> fields.add(one.field()));
        opening.look(actor, file, why.purpose(), List.copyOf(fields));
        return said;
    }

    private List<Said> said(CaseFile file, Actor actor) {
        var self = file.named(actor.account());
        var hidden = opening.hidden(actor, file);
        var said = new ArrayList<Said>();
        for (var spoken : history.words(file.id())) {
            var fields = spoken.words().fields();
            spoken.coveredFor(self).stream()
                    .filter(field -> fields.containsKey(field) && !hidden.contains(field))
                    .forEach(field -> said.add(new Said(spoken.version(), field, String.valueOf(fields.get(field)))));
        }
        return List.copyOf(said);
    }
}
