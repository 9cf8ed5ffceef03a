package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minqing.ShortLived;
import org.minqing.TestServer;
import org.minqing.access.StaffPart;
import org.minqing.area.CityFolder;
import org.minqing.area.CityFolders;
import org.minqing.area.Faults;
import org.springframework.util.FileSystemUtils;

/**
 * The matrix has teeth: with one rule after the other switched off on the running server, the sections that it guards become
 * others, and with the rule back they are as before. What two locks guard is tried lock by lock in
 * {@code RightsOneLockIT} beside the decision itself.
 */
@Timeout(240)
class RightsSwitchedOffIT {

    private static final TestServer SERVER = RightsServer.shared();
    private static final Things THINGS = RightsServer.things();
    private static final Path CITY = CityFolders.shipped("shanwei");
    private static final String POLICY = """
            alter policy in_scope on casework.case_file using
                ((access.may_see(area_now, class, department, reporter, assignee) or access.asked(asked))
                 and access.not_about_own(about, reporter))
            """;
    private static final String EVERYWHERE = "{[100000000000000,999999999999999]}";

    /** A rule, how it is switched off and on again, and the part of the page that must show it. */
    record Rule(String name, Runnable off, Runnable on, Supplier<String> seen) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Rule> rules() {
        return Stream.of(ofRoles(), List.of(area()), ofTheDatabase())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Rule> ofRoles() {
        return List.of(
                ofRoles(
                        "a handler sees what is with the own department only",
                        "own-department-only: true",
                        "own-department-only: false",
                        "GET /cases/{id}"),
                ofRoles(
                        "who takes part may open a case",
                        "taking-part: [case.list, case.read,",
                        "taking-part: [case.list,",
                        "GET /cases/{id}"),
                ofRoles(
                        "who takes part has the case in the list",
                        "taking-part: [case.list, case.read,",
                        "taking-part: [case.read,",
                        "GET /cases"),
                ofRoles(
                        "from the county upwards nothing sealed is read",
                        "verbs: [case.list, case.export, case.read, case.act, case.supervise",
                        "verbs: [case.list, case.export, case.read, case.read-sealed, case.act, case.supervise",
                        "GET /cases/{id}"),
                ofRoles(
                        "an oversight officer sees complaints and nothing else",
                        "classes: [complaint]",
                        "classes: [complaint, general, dispute]",
                        "GET /cases/{id}"),
                ofRoles(
                        "who does not handle cases sees none",
                        "verbs: [admin.accounts",
                        "verbs: [case.list, case.read, admin.accounts",
                        "GET /cases/{id}"),
                ofRoles(
                        "an export is no right of everybody",
                        "anywhere: [area.read,",
                        "anywhere: [case.export, area.read,",
                        "POST /cases/export"));
    }

    private static List<Rule> ofTheDatabase() {
        return List.of(
                inTheDatabase(
                        "the policy of the cases", "alter policy in_scope on casework.case_file using (true)", POLICY),
                inTheDatabase("nobody sees what is about their own unit", """
                        alter policy in_scope on casework.case_file using
                            (access.may_see(area_now, class, department, reporter, assignee) or access.asked(asked))
                        """, POLICY),
                inTheDatabase(
                        "row-level security at all",
                        "alter table casework.case_file disable row level security",
                        "alter table casework.case_file enable row level security"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theMatrixNoticesThat(Rule rule) {
        var before = rule.seen().get();
        rule.off().run();
        try {
            assertThat(rule.seen().get()).as("without the rule: " + rule).isNotEqualTo(before);
        } finally {
            rule.on().run();
        }
        assertThat(rule.seen().get()).isEqualTo(before);
    }

    private static Rule ofRoles(String name, String written, String instead, String address) {
        return new Rule(name, () -> roles(with(written, instead)), () -> roles(CITY), () -> section(address));
    }

    /** The post of the grid worker of another county answers for everything. */
    private static Rule area() {
        var post = THINGS.post("outsider");
        var ranges = SERVER.database()
                .owner()
                .sql("select ranges::text from access.post where id = cast(:post as uuid)")
                .param("post", post)
                .query(String.class)
                .single();
        return new Rule(
                "a post answers for its own areas only",
                () -> answersFor(post, EVERYWHERE),
                () -> answersFor(post, ranges),
                () -> section("GET /cases/{id}"));
    }

    private static Rule inTheDatabase(String name, String off, String on) {
        return new Rule(
                name,
                () -> SERVER.database().owner().sql(off).update(),
                () -> SERVER.database().owner().sql(on).update(),
                () -> RightsPage.database(THINGS));
    }

    private static void answersFor(String post, String ranges) {
        SERVER.database()
                .owner()
                .sql("update access.post set ranges = cast(:ranges as int8multirange) where id = cast(:post as uuid)")
                .param("ranges", ranges)
                .param("post", post)
                .update();
        roles(CITY);
    }

    /** Takes the roles of a folder over on the running server, and forgets what was answered from memory. */
    private static void roles(Path folder) {
        var faults = new Faults();
        SERVER.bean(StaffPart.class).load(CityFolder.open(folder, faults).orElseThrow());
        assertThat(faults.all()).isEmpty();
    }

    private static Path with(String written, String instead) {
        try {
            var copy = ShortLived.folder("minqing-roles-");
            FileSystemUtils.copyRecursively(CITY, copy);
            var roles = Files.readString(copy.resolve("roles.yaml"));
            assertThat(roles).contains(written);
            Files.writeString(copy.resolve("roles.yaml"), roles.replace(written, instead));
            return copy;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String section(String address) {
        return Question.all().stream()
                .filter(question -> question.at().equals(address))
                .map(new Matrix(THINGS)::section)
                .collect(Collectors.joining());
    }
}
