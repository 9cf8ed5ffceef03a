package org.minqing.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minqing.Minqing;
import org.minqing.house.Written;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The order of the migrations follows the walls between the modules. */
class MigrationsTest {

    private static final List<String> WITHOUT_TABLES = List.of("kernel", "database");

    private final ApplicationModules modules = ApplicationModules.of(Minqing.class, Written.notByPeople());

    @Test
    void namesEveryModuleThatMayOwnTables() {
        assertThat(Migrations.modules())
                .containsExactlyInAnyOrderElementsOf(modules.stream()
                        .map(module -> module.getIdentifier().toString())
                        .filter(name -> !WITHOUT_TABLES.contains(name))
                        .toList());
    }

    @Test
    void aModuleMigratesAfterThoseItBuildsOn() {
        var order = Migrations.modules();
        assertThat(modules.stream()
                        .filter(module -> order.contains(module.getIdentifier().toString()))
                        .flatMap(module -> module.getDirectDependencies(modules)
                                .uniqueModules()
                                .filter(lower -> position(order, lower) > position(order, module))
                                .map(lower -> lower.getIdentifier() + " before " + module.getIdentifier())))
                .isEmpty();
    }

    private static int position(List<String> order, ApplicationModule module) {
        return order.indexOf(module.getIdentifier().toString());
    }
}
