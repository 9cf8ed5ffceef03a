package org.minqing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.area.CityFolder;
import org.minqing.area.Fault;
import org.minqing.area.Faults;

/** Everything that is wrong with roles, posts and departments is said at once, with its place. */
class StaffReaderTest {

    @TempDir
    private Path folder;

    @Test
    void theSmallCityHasNoFaultAndItsPosts() {
        var part = new StaffPart();
        var faults = new Faults();
        part.check(Lakeside.folder(), faults);
        assertThat(faults.all()).isEmpty();
        // City 2, counties 2, towns 3 with duty, inspector and 6 handlers each, villages 4, small grids 5.
        assertThat(part.counts(Lakeside.folder()))
                .containsEntry("posts", 2 + 2 + 3 * 8 + 4 + 5)
                .containsEntry("departments", 6);
    }

    @Test
    void theSameFolderMakesTheSamePosts() {
        assertThat(plan().posts()).isEqualTo(plan().posts());
        assertThat(plan().posts()).extracting(Appointment::id).doesNotHaveDuplicates();
        assertThat(plan().posts()).extracting(Appointment::signInName).doesNotHaveDuplicates();
    }

    @Test
    void wrongRolesAreSaidWithTheirLine() throws IOException {
        copy();
        Files.writeString(folder.resolve("roles.yaml"), """
                everybody: {anywhere: [area.read], taking-part: []}
                roles:
                  - {id: duty-officer, names: {zh: 值班员, en: Duty}, levels: [galaxy], verbs: [case.read]}
                  - {id: duty-officer, names: {zh: 值班员, en: Duty}, levels: [town], verbs: [case.read]}
                  - {id: inspector, names: {zh: 核查员, en: Inspector}, levels: [town], verbs: []}
                  - {id: handler, names: {zh: 处置员}, levels: [town], verbs: [case.fly], extra: 1}
                  - {id: keeper, names: {zh: 管理员, en: Keeper}, levels: [town], verbs: [case.read], second-factor: yes please}
                """);
        assertThat(codes("roles.yaml"))
                .containsExactlyInAnyOrder(
                        "level.unknown 3",
                        "role.without-level 3",
                        "id.twice 4",
                        "role.without-verbs 5",
                        "name.missing 6",
                        "verb.unknown 6",
                        "role.without-verbs 6",
                        "key.unknown 6",
                        "value.boolean 7");
    }

    @Test
    void wrongPostsAreSaid() throws IOException {
        copy();
        Files.writeString(folder.resolve("posts.yaml"), """
                posts:
                  - {role: emperor, level: town, each: 1}
                  - {role: duty-officer, level: village, each: 0}
                  - {role: handler, level: town, each: 1, departments: [magic]}
                holders: [示例甲]
                samples:
                  - {name: worker, display: 示例, role: grid-worker, area: 990109000000000}
                  - {name: duty, display: 示例, role: inspector, area: 990101001000000}
                """);
        assertThat(codes("posts.yaml"))
                .containsExactlyInAnyOrder(
                        "role.unknown 2",
                        "post.level 3",
                        "post.each 3",
                        "department.unknown 4",
                        "area.unknown 7",
                        "sample.post 0");
    }

    @Test
    void rubbishIsAFaultAndNoFailure() throws IOException {
        copy();
        Files.writeString(folder.resolve("roles.yaml"), "[1, 2, {");
        Files.writeString(folder.resolve("posts.yaml"), "just a text");
        Files.delete(folder.resolve("departments.yaml"));
        assertThat(codes("roles.yaml")).isNotEmpty();
        assertThat(codes("posts.yaml")).isNotEmpty();
        assertThat(codes("departments.yaml")).containsExactly("file.missing 0");
    }

    private static PostPlan plan() {
        var open = Lakeside.folder();
        return PostPlan.of(new StaffReader(open, new Faults()).staff(), open.city());
    }

    private void copy() throws IOException {
        try (var files = Files.list(Lakeside.path())) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private List<String> codes(String file) {
        var faults = new Faults();
        var open = CityFolder.open(folder, faults).orElseThrow();
        new StaffPart().check(open, faults);
        return faults.all().stream()
                .filter(fault -> fault.file().equals(file))
                .map(StaffReaderTest::shown)
                .toList();
    }

    private static String shown(Fault fault) {
        return fault.code() + " " + fault.line();
    }
}
