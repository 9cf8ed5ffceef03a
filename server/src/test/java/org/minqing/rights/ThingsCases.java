package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minqing.area.Point;
import org.minqing.rights.Things.Subject;

/** Seven cases with content of every kind, each text unlike all others so that it gives itself away wherever it shows. */
final class ThingsCases {

    private final Things things;
    private final List<Subject> all;

    /** What was planted in a case. */
    private record Planted(String said, String contact, Point place) {

        static Planted in(Point grid) {
            var nobody = UUID.randomUUID().toString();
            return new Planted("示例情况" + nobody, "示例电话 199-" + nobody.substring(0, 13), grid);
        }

        Map<String, Object> general(String kind) {
            return Map.of("kind", kind, "severity", "ordinary", "description", said, "contact", contact);
        }
    }

    ThingsCases(Things things) {
        this.things = things;
        this.all = List.of(handled(), nearby(), dispute(), elsewhere(), rated(), complaint(), complaintAbove());
    }

    List<Subject> all() {
        return all;
    }

    private Subject handled() {
        var planted = Planted.in(things.inside(Things.GRID));
        var photo = things.photo("resident", 41);
        var fields = new HashMap<>(planted.general("exposed-waste"));
        fields.put("photos", List.of(photo));
        var id = things.dispatchedTo("handler", "resident", report("general-event", planted, fields));
        return subject("A", "a report of the resident from the place, which urban management has", id, planted, photo);
    }

    private Subject nearby() {
        var planted = Planted.in(things.inside(Things.GRID));
        var photo = things.photo("worker", 43);
        var fields = new HashMap<>(planted.general("road-damage"));
        fields.put("photos", List.of(photo));
        var id = things.dispatchedTo("works", "worker", report("general-event", planted, fields));
        return subject(
                "B", "a report of the grid worker from the place, which planning and works has", id, planted, photo);
    }

    private Subject dispute() {
        var planted = Planted.in(things.inside(Things.GRID));
        var fields = Map.<String, Object>of(
                "kind",
                "neighbours",
                "hot",
                false,
                "matter",
                planted.said(),
                "first-side",
                "示例甲",
                "second-side",
                "示例乙",
                "first-telephone",
                planted.contact());
        var id = things.reported("resident", report("dispute", planted, fields));
        return subject(
                "C",
                "a dispute at the place that the resident registered; its exact place is sealed",
                id,
                planted,
                "0".repeat(64));
    }

    private Subject elsewhere() {
        var planted = Planted.in(things.inside(Things.FAR_GRID));
        var photo = things.photo("outsider", 47);
        var fields = new HashMap<>(planted.general("exposed-waste"));
        fields.put("photos", List.of(photo));
        var id = things.reported("outsider", report("general-event", planted, fields));
        return subject("D", "a report of the grid worker of another county, from there", id, planted, photo);
    }

    private Subject rated() {
        var planted = Planted.in(things.inside(Things.GRID));
        var id = things.dispatchedTo(
                "handler", "resident", report("general-event", planted, planted.general("exposed-waste")));
        things.act("handler", id, "receive", 3, Map.of());
        things.act("handler", id, "start", 4, Map.of());
        things.act("handler", id, "feed-back", 5, Map.of("measures", "示例：已清理"));
        things.act("inspector", id, "verify", 6, Map.of());
        var words = "示例评价" + UUID.randomUUID();
        things.act("resident", id, "rate", 7, Map.of("solved", true, "rating", 3, "comment", words));
        var plain = subject(
                "E",
                "a report of the resident that was handled, checked and rated by the resident",
                id,
                planted,
                "0".repeat(64));
        var marks = new LinkedHashMap<>(plain.marks());
        marks.put("the rating", words);
        return new Subject(plain.letter(), plain.says(), plain.names(), marks);
    }

    private Subject complaint() {
        return complaint("F", "a complaint of the resident about urban management of the town", "town-urban");
    }

    private Subject complaintAbove() {
        return complaint("G", "a complaint of the resident about the city officers", "city-command");
    }

    private Subject complaint(String letter, String says, String unit) {
        var planted = Planted.in(things.inside(Things.GRID));
        var photo = things.photo("resident", letter.equals("F") ? 53 : 59);
        var fields = Map.<String, Object>of(
                "whom", unit,
                "conduct", "delay",
                "matter", planted.said(),
                "telephone", planted.contact(),
                "evidence", List.of(photo));
        var id = things.reported("resident", report("unit-complaint", planted, fields));
        return subject(letter, says, id, planted, photo);
    }

    private static Map<String, Object> report(String scenario, Planted planted, Map<String, Object> fields) {
        return Map.of(
                "scenario", scenario,
                "place", Map.of("x", planted.place().x(), "y", planted.place().y(), "datum", "WGS84"),
                "fields", fields);
    }

    private Subject subject(String letter, String says, UUID id, Planted planted, String photo) {
        var reporter = letter.equals("D") ? "outsider" : letter.equals("B") ? "worker" : "resident";
        var seen = things.as(reporter).get("/cases/" + id).body();
        var number = seen.at("/number").asString();
        assertThat(number).isNotEmpty();
        var marks = new LinkedHashMap<String, String>();
        marks.put("that it is there", number + "|" + id);
        marks.put("its area", letter.equals("D") ? Things.FAR_GRID : Things.GRID);
        marks.put("its exact place", String.valueOf(planted.place().x()));
        marks.put("the reporter's id", things.account(reporter));
        marks.put("what was said", planted.said());
        marks.put("the telephone", planted.contact());
        return new Subject(letter, says, Map.of("id", id.toString(), "number", number, "hash", photo), marks);
    }
}
