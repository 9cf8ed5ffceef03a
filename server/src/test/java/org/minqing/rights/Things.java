package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.Told;
import org.minqing.access.SampleAccounts;
import org.minqing.area.City;
import org.minqing.area.Point;
import org.minqing.attachment.Pictures;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.UuidV7;
import tools.jackson.databind.JsonNode;

/** The things that everybody asks about: cases here and elsewhere, a task, leaves, watches and a notice. All invented. */
final class Things {

    static final String GRID = "441521110220001";
    static final String VILLAGE = "441521110220000";
    static final String TOWN = "441521110000000";
    static final String COUNTY = "441521000000000";
    static final String CITY = "441500000000000";
    static final String FAR_GRID = "441523100001001";
    static final String FAR_TOWN = "441523100000000";

    /** Posts that are alike get cases in turn. */
    private static final int MOST_TRIES = 20;

    private final TestServer server;
    private final Map<String, Client> clients = new HashMap<>();
    private final Random random = new Random();
    private final Map<String, List<Subject>> byKind = new LinkedHashMap<>();
    private final Map<String, String> always;

    /**
     * One thing.
     *
     * @param letter by which the matrix names it
     * @param says what it is, in words
     * @param names what stands for it in an address or a body
     * @param marks kinds of content, each with the text that gives it away
     */
    record Subject(String letter, String says, Map<String, String> names, Map<String, String> marks) {

        static Subject nothing() {
            return new Subject(
                    "",
                    "",
                    Map.of("id", "general-event", "reference", "general-event", "name", "nobody.zzzz"),
                    Map.of());
        }
    }

    Things(TestServer server) {
        this.server = server;
        var cases = new ThingsCases(this);
        always = always();
        byKind.put("nothing", List.of(Subject.nothing()));
        byKind.put("case", cases.all());
        byKind.put("area", areas());
        byKind.put("directive", directives());
        byKind.put("leave", leaves());
        byKind.put("centre", centres());
        byKind.put(
                "notice", notices(UUID.fromString(cases.all().getFirst().names().get("id"))));
        byKind.put("supervision", List.of(supervision(cases.all().getFirst())));
    }

    TestServer server() {
        return server;
    }

    Client as(String account) {
        return clients.computeIfAbsent(account, server::as);
    }

    /** Somebody who will end all sessions of the account; whoever acts as it next signs in anew. */
    Client leaving(String account) {
        clients.remove(account);
        return server.as(account);
    }

    Map<String, List<Subject>> byKind() {
        return byKind;
    }

    List<Subject> of(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** The names of a subject, and of things that are made anew at each asking. */
    Map<String, String> names(Subject subject) {
        var names = new HashMap<>(always);
        names.put("id", id().toString());
        names.put("fresh", id().toString());
        names.put("request", id().toString());
        names.put("key", id().toString());
        names.put("partner", "hotline-12345");
        names.put("number", "20260101-1");
        names.putAll(subject.names());
        return names;
    }

    private Map<String, String> always() {
        var point = inside(GRID);
        var version = as("resident").get("/scenarios/general-event").body().at("/version");
        return Map.of(
                "grid", GRID,
                "x", String.valueOf(point.x()),
                "y", String.valueOf(point.y()),
                "tomorrow",
                        LocalDate.ofInstant(InstantSource.system().instant(), ZoneId.of("Asia/Shanghai"))
                                .plusDays(1)
                                .toString(),
                "past", "2026-01-01T00:00:00Z",
                "version", version.asString());
    }

    UUID id() {
        return UuidV7.at(InstantSource.system().instant(), random);
    }

    /** By which id entries name an account. */
    String account(String name) {
        return server.bean(SampleAccounts.class).account(name).orElseThrow().toString();
    }

    String post(String account) {
        return as(account).get("/me").body().at("/posts/0/id").asString();
    }

    /** A place in the grid that no other test of this server names. */
    Point inside(String grid) {
        var city = server.bean(City.class);
        var code = new AreaCode(Long.parseLong(grid));
        var shape = as("worker")
                .get("/areas.geojson?level=small-grid&within=" + grid)
                .body();
        var ring = firstRing(shape.at("/features/0/geometry/coordinates"));
        for (var one = 0; one < ring.size(); one++) {
            for (var other = one + 1; other < ring.size(); other++) {
                var middle = new Point(
                        (ring.get(one).get(0).asDouble()
                                        + ring.get(other).get(0).asDouble())
                                / 2,
                        (ring.get(one).get(1).asDouble()
                                        + ring.get(other).get(1).asDouble())
                                / 2);
                if (city.locate(middle).filter(code::equals).isPresent()) {
                    return middle;
                }
            }
        }
        throw new AssertionError("no place in " + grid);
    }

    private static JsonNode firstRing(JsonNode coordinates) {
        var ring = coordinates;
        while (!ring.at("/0/0").isNumber()) {
            ring = ring.get(0);
        }
        return ring;
    }

    /** Takes a step that must succeed. */
    void act(String account, UUID id, String action, int version, Map<String, Object> fields) {
        var answer = tried(account, id, action, version, fields);
        assertThat(answer.status()).as(action + answer.raw().body()).isEqualTo(200);
    }

    private Answer tried(String account, UUID id, String action, int version, Map<String, Object> fields) {
        return as(account)
                .post(
                        "/cases/" + id + "/commands",
                        Map.of("command", id(), "action", action, "version", version, "fields", fields));
    }

    /** A case that the post of this account has: reported again and again until it is that post's turn. */
    UUID dispatchedTo(String account, String reporter, Map<String, Object> report) {
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            var id = reported(reporter, report);
            act("duty", id, "accept", 1, Map.of());
            act("duty", id, "dispatch", 2, Map.of());
            var assignee = as("duty").get("/cases/" + id).body().at("/assignee").asString();
            if (assignee.equals(post(account))) {
                return id;
            }
        }
        throw new AssertionError("no case came to " + account);
    }

    UUID reported(String reporter, Map<String, Object> report) {
        var id = id();
        var body = new HashMap<>(report);
        body.put("command", id());
        var answer = as(reporter).put("/cases/" + id, body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return id;
    }

    String photo(String account, int width) {
        var answer = as(account).upload("a.png", Pictures.png(width, 17));
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().at("/hash").asString();
    }

    /** Kinds of content with the text that gives each away, in the order in which they are told. */
    private static Map<String, String> marks(String... pairs) {
        var marks = new LinkedHashMap<String, String>();
        for (var at = 0; at < pairs.length; at += 2) {
            marks.put(pairs[at], pairs[at + 1]);
        }
        return marks;
    }

    /** Whether the account's post is one of those that take turns in the watch of a centre. */
    boolean takesTurns(String account, Subject centre) {
        var town = centre.names().get("area");
        return as("city")
                .get("/workforce/centres?area=" + town)
                .body()
                .at("/centres/0/posts")
                .findValuesAsString("post")
                .contains(post(account));
    }

    /** Whether the account's post has the watch of a centre now. */
    boolean hasTheWatch(String account, Subject centre) {
        var sheet = as("city").get("/duty/" + centre.names().get("centre")).body();
        return sheet.at("/now/post").asString("").equals(post(account));
    }

    private static List<Subject> areas() {
        return List.of(
                area("grid", "the small grid " + GRID, GRID),
                area("village", "the village of the grid", VILLAGE),
                area("town", "the town of the grid", TOWN),
                area("county", "the county of the grid", COUNTY),
                area("city", "the whole city", CITY),
                area("elsewhere", "a small grid of another county", FAR_GRID));
    }

    private static Subject area(String letter, String says, String code) {
        return new Subject(letter, says, Map.of("area", code, "code", code), Map.of());
    }

    private List<Subject> directives() {
        return List.of(
                directive("here", "a task that the county gave to the town", "county", TOWN),
                directive("elsewhere", "a task that the city gave to a town of another county", "city", FAR_TOWN));
    }

    private Subject directive(String letter, String says, String giver, String to) {
        var id = id();
        var title = "示例任务" + UUID.randomUUID();
        var answer = as(giver)
                .put(
                        "/directives/" + id,
                        Map.of(
                                "title",
                                title,
                                "text",
                                "示例：" + title,
                                "to",
                                Map.of("areas", List.of(Long.parseLong(to))),
                                "limit",
                                Map.of("amount", 10, "unit", "days")));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return new Subject(
                letter,
                says,
                Map.of("id", id.toString(), "area", to),
                marks("that it is there", id.toString(), "its area", to, "what was written", title));
    }

    private List<Subject> leaves() {
        return List.of(
                leave("here", "a leave of the grid worker of the place", "worker"),
                leave("elsewhere", "a leave of the grid worker of another county", "outsider"));
    }

    private Subject leave(String letter, String says, String account) {
        var id = id();
        var answer = as(account)
                .post(
                        "/leaves",
                        Map.of(
                                "id",
                                id,
                                "post",
                                post(account),
                                "from",
                                "2031-03-03",
                                "to",
                                "2031-03-04",
                                "gap",
                                "training"));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return new Subject(
                letter,
                says,
                Map.of("leave", id.toString(), "post", post(account)),
                marks("that it is there", id.toString()));
    }

    private List<Subject> centres() {
        return List.of(
                centre("here", "the command centre of the town", TOWN),
                centre("elsewhere", "the command centre of a town of another county", FAR_TOWN));
    }

    private Subject centre(String letter, String says, String town) {
        var id = as("city")
                .get("/workforce/centres?area=" + town)
                .body()
                .at("/centres/0/id")
                .asString();
        return new Subject(letter, says, Map.of("centre", id, "area", town), marks("that it is there", id));
    }

    private List<Subject> notices(UUID about) {
        var reader = as("resident");
        Patience.until(() -> !Told.of(server, reader, about).isEmpty());
        var id = Told.of(server, reader, about).getFirst().at("/id").asString();
        return List.of(new Subject(
                "the resident's", "a notice to the resident about one of the cases", Map.of("id", id), Map.of()));
    }

    private Subject supervision(Subject about) {
        var id = id();
        var text = "示例：为什么还没有清完？" + UUID.randomUUID();
        var answer = as("county")
                .put(
                        "/cases/" + about.names().get("id") + "/supervisions/" + id,
                        Map.of("text", text, "limit", Map.of("amount", 3, "unit", "days")));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        var names = new HashMap<>(about.names());
        names.put("supervision", id.toString());
        return new Subject(
                "on A", "a question of the county to whoever has case A", names, marks("what was asked", text));
    }
}
