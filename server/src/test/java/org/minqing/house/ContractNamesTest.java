package org.minqing.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The contract names a shape after its record alone; of two that are called alike, one would overwrite the other. */
class ContractNamesTest {

    @Test
    void noTwoViewsAreCalledAlike() {
        var alike = HouseRulesTest.PRODUCTION.stream()
                .filter(JavaClass::isRecord)
                .filter(shape -> shape.getSimpleName().endsWith("View"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));
        assertThat(alike).isNotEmpty();
        alike.values().removeIf(count -> count == 1);
        assertThat(alike).isEmpty();
    }
}
