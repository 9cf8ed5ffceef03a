package org.minqing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.area.CityFolders;
import org.minqing.area.Faults;

/**
 * Who may do what, in words. The print stands beside the city's roles, so that a change of a right is read as a change of a
 * sentence. Delete the print to have it written anew.
 */
class RoleMatrixTest {

    private static final String FILE = "roles.txt";

    @ParameterizedTest
    @ValueSource(strings = {"shanwei", "boston"})
    void thePrintOfTheRolesIsTheOneThatWasRead(String city) throws IOException {
        var folder = CityFolders.open(city);
        var staff = new StaffReader(folder, new Faults()).staff();
        var file = folder.root().resolve(FILE);
        var printed = printed(staff);
        if (Files.notExists(file)) {
            Files.writeString(file, printed);
        }
        assertThat(printed).isEqualTo(Files.readString(file));
    }

    private static String printed(Staff staff) {
        var lines = Stream.concat(
                Stream.of(
                        "everybody · anywhere · may " + words(staff.roles().anywhere()),
                        "everybody · taking part · may " + words(staff.roles().takingPart())),
                staff.roles().templates().values().stream()
                        .sorted(Comparator.comparing(RoleTemplate::id))
                        .flatMap(role -> lines(role, staff)));
        return lines.collect(Collectors.joining("\n", "who · where · what\n", "\n"));
    }

    private static Stream<String> lines(RoleTemplate role, Staff staff) {
        if (role.levels().isEmpty()) {
            return Stream.of(role.id() + " · holds no post · as everybody");
        }
        var limit = (role.ownDepartmentOnly() ? " of the own department" : "")
                + (role.classes().isEmpty() ? "" : " of class " + String.join(", ", role.classes()));
        return role.levels().stream()
                .sorted()
                .map(level -> role.id() + " · own " + level + limit + " · may " + words(role.verbs())
                        + posts(role, level, staff)
                        + (role.secondFactor() ? " · after a second factor" : "")
                        + (role.outside() ? " · outside of the city's offices" : ""));
    }

    private static String posts(RoleTemplate role, String level, Staff staff) {
        return staff.rules().stream()
                .filter(rule -> rule.role().equals(role.id()) && rule.level().equals(level))
                .map(rule -> " · " + rule.each() + " in each"
                        + (rule.departments().isEmpty() ? "" : " for each of " + String.join(", ", rule.departments())))
                .findFirst()
                .orElse(" · no post");
    }

    private static String words(Set<Verb> verbs) {
        return verbs.stream().map(Verb::code).sorted().collect(Collectors.joining(", "));
    }
}
