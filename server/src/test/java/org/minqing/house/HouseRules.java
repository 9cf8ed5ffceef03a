package org.minqing.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.ApplicationModule;
import org.springframework.web.bind.annotation.RestController;

/** Rules about compiled classes. ArchUnit fails a rule that finds nothing to guard. */
final class HouseRules {

    static final int METHOD_PARAMETERS = 5;
    static final int CONSTRUCTOR_DEPENDENCIES = 6;

    private static final String ROOT = "org.minqing";

    /** A module, and a part of it. */
    private static final int PARTS = 2;

    private static final Set<String> BANNED_WORDS =
            Set.of("Common", "Util", "Utils", "Helper", "Helpers", "Manager", "Base", "Impl", "Dao", "Dto");

    /** Drawers for what has no place, and layers, which cut through every module. */
    private static final Set<String> BANNED_PACKAGES = Set.of(
            "common",
            "shared",
            "misc",
            "core",
            "util",
            "utils",
            "helper",
            "helpers",
            "manager",
            "managers",
            "base",
            "impl",
            "dao",
            "dto",
            "service",
            "services",
            "controller",
            "controllers",
            "repository",
            "repositories",
            "model",
            "models",
            "entity",
            "entities",
            "domain",
            "infrastructure",
            "application");

    private static final Set<String> HIDDEN_SOURCES = Set.of(
            "java.lang.Math.random()",
            "java.lang.System.currentTimeMillis()",
            "java.time.ZoneId.systemDefault()",
            "java.time.Clock.systemUTC()",
            "java.time.Clock.systemDefaultZone()",
            "java.util.Date.<init>()",
            "java.util.TimeZone.getDefault()");

    static final ArchRule TIME_AND_CHANCE_ARE_GIVEN = noClasses()
            .should()
            .callCodeUnitWhere(describe("ask the system for time, zone or chance", HouseRules::isHiddenSource))
            .because("time, zone and randomness are parameters or injected");

    static final ArchRule CONFIGURATION_READS_THE_SYSTEM_CLOCK = noClasses()
            .that()
            .areNotAnnotatedWith(Configuration.class)
            .should()
            .callMethodWhere(describe(
                    "read the system clock",
                    call -> call.getTarget().getFullName().equals("java.time.InstantSource.system()")))
            .because("everybody else injects InstantSource");

    static final ArchRule NAMES_SAY_SOMETHING = classes()
            .should(satisfy(
                    "have a name without empty words",
                    one -> Arrays.stream(one.getSimpleName().split("(?=\\p{Lu})"))
                            .noneMatch(BANNED_WORDS::contains)));

    static final ArchRule PACKAGES_ARE_NAMED_AFTER_THINGS = classes()
            .should(satisfy(
                    "stand in a package that is named after a thing, not after a layer or a drawer",
                    one -> Arrays.stream(below(one).split("\\.")).noneMatch(HouseRules::isNoName)));

    static final ArchRule MODULES_HAVE_ONE_LAYER_OF_PARTS = classes()
            .should(satisfy(
                    "stand in a module or in a part of one, and in nothing below that",
                    one -> below(one).split("\\.").length <= PARTS));

    static final ArchRule MODULES_SAY_WHAT_THEY_USE = classes()
            .that()
            .resideInAPackage(ROOT + ".*..")
            .should(satisfy("stand in a module that says what it may use", one -> saysWhatItUses(one.getPackage())));

    static final ArchRule CONTROLLERS_ARE_INTERNAL =
            classes().that().areAnnotatedWith(RestController.class).should().notHaveModifier(JavaModifier.PUBLIC);

    static final ArchRule INJECTION_IS_BY_CONSTRUCTOR = fields().should()
            .notBeAnnotatedWith(Autowired.class)
            .andShould()
            .notBeAnnotatedWith(Value.class)
            .because("what a class needs stands in its constructor");

    static final ArchRule NOBODY_IS_CHANGED_FROM_OUTSIDE = methods()
            .that()
            .arePublic()
            .and(describe("are of our own making", method -> !isAskedForByAForeignType(method)))
            .should()
            .haveNameNotMatching("set\\p{Lu}.*")
            .because("an object that exists is valid");

    static final ArchRule CONSTRUCTORS_ASK_FOR_LITTLE = constructors()
            .that()
            .areDeclaredInClassesThat(describe("are written by hand", one -> !one.isRecord() && !one.isEnum()))
            .should(takeAtMost(CONSTRUCTOR_DEPENDENCIES));

    static final ArchRule METHODS_ASK_FOR_LITTLE = methods()
            .that(describe(
                    "are written by hand", method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC)))
            .should(takeAtMost(METHOD_PARAMETERS));

    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .should(satisfy(
                    "stand in a package that is @NullMarked",
                    one -> one.getPackage().isAnnotatedWith(NullMarked.class)));

    static final ArchRule THE_KERNEL_HAS_NO_BEAN_AND_NO_SQL = noClasses()
            .that()
            .resideInAPackage("org.minqing.kernel")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework..")
                    .or(resideInAPackage("java.sql.."))
                    .or(resideInAPackage("javax.sql..")));

    private HouseRules() {}

    /** The package of the class without what all packages begin with; empty for the root itself. */
    private static String below(JavaClass one) {
        var name = one.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1) : "";
    }

    private static boolean isNoName(String word) {
        return BANNED_PACKAGES.contains(word) || !word.chars().allMatch(sign -> sign >= 'a' && sign <= 'z');
    }

    private static boolean saysWhatItUses(JavaPackage part) {
        var module = part;
        while (!module.getName().substring(ROOT.length() + 1).matches("\\w+")) {
            module = module.getParent().orElseThrow();
        }
        return module.tryGetAnnotationOfType(ApplicationModule.class)
                .filter(said -> !List.of(said.allowedDependencies()).contains(ApplicationModule.OPEN_TOKEN))
                .isPresent();
    }

    private static boolean isHiddenSource(JavaCall<?> call) {
        CodeUnitCallTarget target = call.getTarget();
        var isNow = target.getName().equals("now")
                && target.getRawParameterTypes().isEmpty()
                && target.getOwner().getPackageName().equals("java.time");
        return isNow || HIDDEN_SOURCES.contains(nameOf(call));
    }

    private static boolean isAskedForByAForeignType(JavaMethod method) {
        return Stream.concat(
                        method.getOwner().getAllRawSuperclasses().stream(),
                        method.getOwner().getAllRawInterfaces().stream())
                .filter(type -> !type.getPackageName().startsWith("org.minqing"))
                .flatMap(type -> type.getMethods().stream())
                .anyMatch(foreign -> foreign.getName().equals(method.getName()));
    }

    private static String nameOf(JavaAccess<?> call) {
        return call.getTarget().getFullName();
    }

    private static ArchCondition<JavaClass> satisfy(String description, Predicate<JavaClass> condition) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                events.add(new SimpleConditionEvent(one, condition.test(one), one.getDescription()));
            }
        };
    }

    private static <T extends JavaCodeUnit> ArchCondition<T> takeAtMost(int most) {
        return new ArchCondition<>("take at most " + most + " parameters") {
            @Override
            public void check(T unit, ConditionEvents events) {
                var few = unit.getRawParameterTypes().size() <= most || isLambdaBody(unit);
                events.add(new SimpleConditionEvent(unit, few, unit.getDescription()));
            }
        };
    }

    /** What a lambda captures is not asked of anybody. */
    private static boolean isLambdaBody(JavaCodeUnit unit) {
        return unit.getName().startsWith("lambda$");
    }

    /** For tests that want the type spelled out. */
    static DescribedPredicate<JavaClass> restControllers() {
        return describe("REST controllers", one -> one.isAnnotatedWith(RestController.class));
    }
}
