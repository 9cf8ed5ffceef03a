package org.minqing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.minqing.house.Written;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(Minqing.class, Written.notByPeople());

    @Test
    void everyModuleKeepsToItsAllowedDependencies() {
        assertThat(modules.stream().count()).isGreaterThanOrEqualTo(12);
        modules.verify();
    }

    @Test
    void writesTheModuleDocumentation() {
        new Documenter(modules).writeDocumentation();
    }
}
