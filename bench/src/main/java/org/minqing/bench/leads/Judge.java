package org.minqing.bench.leads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.minqing.bench.leads.Verdict.Difference;
import org.minqing.bench.leads.Verdict.Duplicates;

/** Compares answers with what is right, row by row. */
final class Judge {

    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Integer> queues = new TreeMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private final Map<LeadNumber, Answer> answers;

    private Judge(Map<LeadNumber, Answer> answers) {
        this.answers = answers;
    }

    static Verdict judge(List<Truth> truths, List<Answer> answers) {
        var byLead = new LinkedHashMap<LeadNumber, Answer>();
        answers.forEach(answer -> byLead.putIfAbsent(answer.lead(), answer));
        var judge = new Judge(byLead);
        for (var truth : truths) {
            judge.row(truth, Optional.ofNullable(byLead.get(truth.lead())));
        }
        var asked = truths.stream().map(Truth::lead).toList();
        return judge.verdict(
                truths.size(),
                answers.size() - (truths.size() - judge.count("unanswered")),
                answers.stream().map(Answer::lead).toList().equals(asked));
    }

    private void row(Truth truth, Optional<Answer> given) {
        if (given.isEmpty()) {
            add("unanswered");
            differences.add(new Difference(truth, given, "unanswered"));
            return;
        }
        var answer = given.get();
        if (answer.outcome() == Outcome.QUEUE) {
            queues.merge(answer.rule(), 1, Integer::sum);
        }
        var right = truth.holds(answer) && agrees(truth, answer);
        duplicates(truth, answer);
        if (right) {
            add("as truth");
            return;
        }
        var fault = fault(truth, answer);
        add(fault);
        differences.add(new Difference(truth, given, fault));
    }

    /** Whether only one of the rows about the same stands, and this one names it. */
    private boolean agrees(Truth truth, Answer answer) {
        return answer.isDuplicate()
                ? truth.standsFor().stream().anyMatch(one -> one.toString().equals(answer.because()) && stands(one))
                : !standsTwice(truth);
    }

    private boolean standsTwice(Truth truth) {
        return !truth.mayBeOwn()
                && truth.same().standingBefore(truth.lead()).stream().anyMatch(this::stands);
    }

    private boolean stands(LeadNumber lead) {
        return Optional.ofNullable(answers.get(lead))
                .filter(answer -> !answer.isDuplicate())
                .isPresent();
    }

    private void duplicates(Truth truth, Answer answer) {
        if (truth.isDuplicate() || (truth.mayBeDuplicate() && !truth.mayBeOwn())) {
            count(truth, answer);
        } else if (answer.isDuplicate() && !truth.mayBeDuplicate()) {
            add("invented");
        }
    }

    /** Of rows about the same the one that rightly stands is neither found nor missed. */
    private void count(Truth truth, Answer answer) {
        if (answer.isDuplicate()) {
            add("found");
        } else if (truth.isDuplicate() || standsTwice(truth)) {
            add("missed");
        }
    }

    /** What is wrong, the dangerous kind first: somebody would look in the wrong place. */
    private String fault(Truth truth, Answer answer) {
        if (truth.isWronglyRouted(answer)) {
            return "wrongly routed";
        }
        if (answer.isDuplicate()) {
            return truth.mayBeDuplicate() ? "other first row" : "invented duplicate";
        }
        if (truth.isDuplicate() || standsTwice(truth)) {
            return "missed duplicate";
        }
        if (truth.accepted().stream().anyMatch(one -> one.isAt(answer))) {
            return "other rule";
        }
        if (answer.outcome() == Outcome.QUEUE) {
            return truth.mustBeRouted() ? "queued without need" : "other queue";
        }
        return "no outcome";
    }

    private void add(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private int count(String what) {
        return counts.getOrDefault(what, 0);
    }

    private Verdict verdict(int rows, int surplus, boolean inOrder) {
        return new Verdict(
                rows,
                count("as truth"),
                count("wrongly routed"),
                count("queued without need"),
                count("other queue"),
                count("other rule"),
                count("unanswered"),
                surplus,
                inOrder,
                new Duplicates(count("found"), count("missed"), count("invented")),
                queues,
                differences);
    }
}
