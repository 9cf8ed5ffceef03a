package org.minqing.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minqing.house.broken.AsksTooMuch;
import org.minqing.house.broken.OpenController;
import org.minqing.house.broken.StringHelper;
import org.minqing.house.broken.TakesWhatItWants;
import org.minqing.house.broken.util.Odds;

/** The code keeps the house rules, and each rule would notice if it did not. */
class HouseRulesTest {

    static final JavaClasses PRODUCTION =
            new ClassFileImporter().withImportOption(new Written()).importPackages("org.minqing");

    /** A rule, its name, and a class that breaks it. */
    record Guard(String name, ArchRule rule, Class<?> offender) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Guard> guards() {
        return Stream.of(
                new Guard("time and chance are given", HouseRules.TIME_AND_CHANCE_ARE_GIVEN, TakesWhatItWants.class),
                new Guard(
                        "configuration reads the system clock",
                        HouseRules.CONFIGURATION_READS_THE_SYSTEM_CLOCK,
                        TakesWhatItWants.class),
                new Guard("names say something", HouseRules.NAMES_SAY_SOMETHING, StringHelper.class),
                new Guard("packages are named after things", HouseRules.PACKAGES_ARE_NAMED_AFTER_THINGS, Odds.class),
                new Guard("modules have one layer of parts", HouseRules.MODULES_HAVE_ONE_LAYER_OF_PARTS, Odds.class),
                new Guard("modules say what they use", HouseRules.MODULES_SAY_WHAT_THEY_USE, StringHelper.class),
                new Guard("controllers are internal", HouseRules.CONTROLLERS_ARE_INTERNAL, OpenController.class),
                new Guard(
                        "injection is by constructor", HouseRules.INJECTION_IS_BY_CONSTRUCTOR, TakesWhatItWants.class),
                new Guard(
                        "nobody is changed from outside",
                        HouseRules.NOBODY_IS_CHANGED_FROM_OUTSIDE,
                        StringHelper.class),
                new Guard("constructors ask for little", HouseRules.CONSTRUCTORS_ASK_FOR_LITTLE, AsksTooMuch.class),
                new Guard("methods ask for little", HouseRules.METHODS_ASK_FOR_LITTLE, AsksTooMuch.class),
                new Guard("every package is null-marked", HouseRules.EVERY_PACKAGE_IS_NULL_MARKED, StringHelper.class));
    }

    @ParameterizedTest
    @MethodSource("guards")
    void theCodeKeeps(Guard guard) {
        guard.rule().check(PRODUCTION);
    }

    @ParameterizedTest
    @MethodSource("guards")
    void theRuleNoticesAnOffender(Guard guard) {
        var offender = new ClassFileImporter().importClasses(guard.offender());
        assertThatThrownBy(() -> guard.rule().check(offender))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(guard.offender().getSimpleName());
    }

    @ParameterizedTest
    @MethodSource("guards")
    void theRuleFailsWhenThereIsNothingToGuard(Guard guard) {
        var nothing = new ClassFileImporter().importClasses(List.of());
        assertThatThrownBy(() -> guard.rule().check(nothing)).isInstanceOf(AssertionError.class);
    }

    @Test
    void theKernelStaysSmallAndPlain() {
        HouseRules.THE_KERNEL_HAS_NO_BEAN_AND_NO_SQL.check(PRODUCTION);
        var types = PRODUCTION.stream()
                .filter(one -> one.getPackageName().equals("org.minqing.kernel"))
                .filter(one -> one.isTopLevelClass() && !one.getSimpleName().equals("package-info"))
                .toList();
        assertThat(types).hasSizeBetween(5, 20);
    }

    @Test
    void nobodyCanMockOrGenerateAccessors() {
        var unwanted =
                Map.of("org.mockito.Mockito", "mocks", "org.easymock.EasyMock", "mocks", "lombok.Data", "Lombok");
        assertThat(unwanted.keySet().stream().filter(HouseRulesTest::isPresent)).isEmpty();
        assertThat(isPresent("org.junit.jupiter.api.Test"))
                .as("the probe itself works")
                .isTrue();
    }

    private static boolean isPresent(String className) {
        try {
            Class.forName(className, false, HouseRulesTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
