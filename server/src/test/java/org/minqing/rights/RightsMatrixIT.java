package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.TestServer;
import org.minqing.area.CityFolders;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Who may ask what, and what the answer tells them, asked of a running server and compared with the page that people read.
 * An address that nobody has classified fails: what is unknown is denied.
 */
@Timeout(180)
class RightsMatrixIT {

    /** {@code -Dminqing.write-matrix} writes the page anew, for a reader to look at what changed. */
    private static final String WRITE = "minqing.write-matrix";

    private static final Path PAGE = Path.of("..", "docs", "rights-matrix.md");

    private final TestServer server = RightsServer.shared();

    @Test
    void everyAddressOfTheContractIsClassifiedAndNoneThatIsGone() {
        var known = Question.all().stream().map(Question::at).toList();
        assertThat(known).doesNotHaveDuplicates();
        var contract = Contract.of(server).operations().stream()
                .map(Contract.Operation::name)
                .toList();
        assertThat(contract).hasSizeGreaterThan(50);
        assertThat(unclassified(contract, known))
                .as("addresses that endpoints.yaml does not name")
                .isEmpty();
        assertThat(unclassified(known, contract))
                .as("addresses that the contract does not name")
                .isEmpty();
        assertThat(unclassified(List.of("GET /cases/{id}/neighbours"), known)).hasSize(1);
    }

    private static Set<String> unclassified(List<String> some, List<String> known) {
        return some.stream().filter(one -> !known.contains(one)).collect(Collectors.toSet());
    }

    @Test
    void everyRoleOfTheCityAsks() throws IOException {
        var file = CityFolders.shipped("shanwei").resolve("roles.yaml");
        var roles = new YAMLMapper()
                .readTree(Files.readString(file))
                .at("/roles")
                .valueStream()
                .map(role -> role.path("id").asString())
                .collect(Collectors.toSet());
        var played = Matrix.accounts().stream()
                .map(account -> RightsServer.things()
                        .as(account)
                        .get("/me")
                        .body()
                        .at("/posts/0/role")
                        .asString("resident"))
                .collect(Collectors.toSet());
        assertThat(played).isEqualTo(roles);
    }

    @Test
    void theMatrixIsTheOneThatPeopleRead() throws IOException {
        var page = RightsPage.of(RightsServer.things());
        if (System.getProperty(WRITE) != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).doesNotContain("FAILED");
        assertThat(page).isEqualTo(Files.readString(PAGE));
    }
}
