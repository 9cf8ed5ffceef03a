package org.minqing.rights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.TestServer.Client;
import org.minqing.rights.Question.Reply;
import org.minqing.rights.Things.Subject;

/** Asks every address as everybody about everything, and writes down in words what came of it. */
final class Matrix {

    /** Who asks: how a reader of the matrix would call them, and the account that plays them. */
    private static final Map<String, String> EVERYBODY = people();

    /** So many with the same answers are "everybody else". */
    private static final int CROWD = 5;

    private final Things things;

    Matrix(Things things) {
        this.things = things;
    }

    private static Map<String, String> people() {
        var people = new LinkedHashMap<String, String>();
        people.put("somebody not signed in", "");
        people.put("resident (reported A, C, E, F and G)", "resident");
        people.put("grid worker of the place (reported B)", "worker");
        people.put("village officer of the place", "village");
        people.put("duty officer of the town", "duty");
        people.put("inspector of the town", "inspector");
        people.put("handler of the town, urban management (has A, had E; F is about them)", "handler");
        people.put("handler of the town, planning and works (has B)", "works");
        people.put("handler of the town, safety", "safety");
        people.put("handler of the town, peace and justice", "peace");
        people.put("county officer of the place", "county");
        people.put("city officer (G is about them)", "city");
        people.put("oversight officer of the county (has F)", "oversight");
        people.put("oversight officer of the city", "reviewer");
        people.put("office outside of the city", "outside");
        people.put("administrator", "administrator");
        people.put("grid worker of another county (reported D)", "outsider");
        return people;
    }

    static List<String> accounts() {
        return EVERYBODY.values().stream().filter(account -> !account.isEmpty()).toList();
    }

    /** The section of one address. */
    String section(Question question) {
        var subjects = things.of(question.about());
        var columns = subjects.stream()
                .map(subject -> subject.letter().isEmpty() ? "what comes of it" : subject.letter())
                .toList();
        var rows = new LinkedHashMap<List<String>, List<String>>();
        EVERYBODY.forEach((who, account) -> rows.computeIfAbsent(
                        subjects.stream()
                                .map(subject -> cell(question, account, subject))
                                .toList(),
                        _ -> new ArrayList<>())
                .add(who));
        var lines = new ArrayList<String>();
        lines.add("### " + question.says());
        lines.add("`" + question.at() + "`" + about(question));
        lines.add("");
        lines.add(line(Stream.concat(Stream.of("Who"), columns.stream())));
        lines.add("|" + "---|".repeat(columns.size() + 1));
        var most = rows.values().stream().mapToInt(List::size).max().orElse(0);
        rows.forEach((cells, people) -> lines.add(line(Stream.concat(
                Stream.of(people.size() == most && most >= CROWD ? crowd(people) : String.join("; ", people)),
                cells.stream()))));
        return String.join("\n", lines) + "\n";
    }

    private static String crowd(List<String> people) {
        return switch (EVERYBODY.size() - people.size()) {
            case 0 -> "everybody, signed in or not";
            case 1 -> "everybody who is signed in";
            default -> "everybody else";
        };
    }

    private static String about(Question question) {
        return question.about().equals("nothing") ? "" : ", asked about each " + question.about();
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |"));
    }

    private String cell(Question question, String account, Subject subject) {
        var reply = question.ask(client(question, account), things.names(subject));
        if (question.how().equals("watch") && !account.isEmpty() && things.takesTurns(account, subject)) {
            return inTurn(things.hasTheWatch(account, subject), reply);
        }
        return switch (reply.status()) {
            case 401 -> "must sign in";
            case 403 -> "refused";
            case 404 -> "unknown";
            case 200, 201, 204 -> allowed(question, subject, reply);
            case 409, 422 -> reply.code().equals("flow.refused") ? "refused" : "may";
            default -> "FAILED with " + reply.status();
        };
    }

    /** Who has the watch changes with the hour; what whoever has it may do does not. */
    private static String inTurn(boolean hasIt, Reply reply) {
        var may = reply.status() != 403;
        return may == hasIt
                ? "may while the watch is theirs"
                : "FAILED: " + reply.status() + ", has the watch: " + hasIt;
    }

    private Client client(Question question, String account) {
        if (account.isEmpty()) {
            return things.server().stranger();
        }
        return switch (question.how()) {
            case "fresh" -> things.server().as(account);
            case "everywhere" -> things.leaving(account);
            default -> things.as(account);
        };
    }

    /** What the answer gives away of the subject. */
    private static String allowed(Question question, Subject subject, Reply reply) {
        var marks = new LinkedHashMap<>(subject.marks());
        marks.putAll(question.tells());
        if (marks.isEmpty()) {
            return "may";
        }
        var seen = marks.entrySet().stream()
                .filter(mark -> Stream.of(mark.getValue().split("\\|")).anyMatch(reply.text()::contains))
                .map(Map.Entry::getKey)
                .toList();
        return seen.isEmpty() ? (question.reads() ? "nothing of it" : "may") : "sees " + String.join(", ", seen);
    }

    /** The things, one a line. */
    String legend() {
        return things.byKind().entrySet().stream()
                .filter(kind -> !kind.getKey().equals("nothing"))
                .map(kind -> "- **" + kind.getKey() + "**: "
                        + kind.getValue().stream()
                                .map(subject -> subject.letter() + " is " + subject.says())
                                .collect(Collectors.joining("; ")))
                .collect(Collectors.joining("\n"));
    }
}
