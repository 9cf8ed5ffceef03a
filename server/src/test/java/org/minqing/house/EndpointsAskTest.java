package org.minqing.house;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.minqing.house.broken.OpenController;
import org.springframework.web.bind.annotation.RequestMapping;

/** Every endpoint asks for permission on its way, or stands here with the reason why it need not. */
class EndpointsAskTest {

    private static final String ACCESS = "org.minqing.access.Access";
    private static final Set<String> QUESTIONS = Set.of("require", "scope");

    /** Short, and each line argued. */
    private static final Map<String, String> OPEN = Map.ofEntries(
            entry("Health.alive", "says only that the process lives"),
            entry("Health.ready", "says only whether the server can work"),
            entry("Health.figures", "counts of the process, told to this machine alone"),
            entry("SessionController.read", "the door itself: tells whether there is a session"),
            entry("SessionController.signIn", "the door itself: signs in"),
            entry("SessionController.signOut", "ends the caller's own session"),
            entry("SessionController.setPassword", "the door itself: whoever has the one-time code is the person"),
            entry("TelephoneController.door", "says only whether the door is open"),
            entry("TelephoneController.askCode", "the door itself: sends a code, whosever the number is"),
            entry("TelephoneController.signInByCode", "the door itself: whoever has the code has the telephone"),
            entry("ReceiptController.keep", "for whoever signs with the secret of the gateway"),
            entry("OwnAssuranceController.assurance", "tells a person about their own account"),
            entry("OwnAssuranceController.deskCode", "gives the caller a code for their own account"),
            entry("OwnHelpController.helpers", "tells a person who helps them"),
            entry("OwnHelpController.offerHelp", "consents to help with what is the caller's own"),
            entry("OwnHelpController.endHelp", "ends a consent of the caller's own"),
            entry("OwnHelpController.helping", "tells a person whom they help"),
            entry("OwnHelpController.takeUpHelp", "whoever has the code was chosen by the person"),
            entry("OwnHelpController.giveUpHelp", "ends help that the caller gives"),
            entry(
                    "SafeguardController.all",
                    "what a city set its safeguards to is public; it holds no data of anybody"),
            entry(
                    "TemporaryBodyController.publicBodies",
                    "which temporary bodies there are is public; it holds no data of anybody"),
            entry(
                    "ShareController.publicShares",
                    "which office lets which see what is public; it holds no data of anybody"),
            entry("OrderController.all", "orders are public; they hold no data of anybody"),
            entry("MeController.me", "tells a person about themselves"),
            entry("OwnAccountController.changePassword", "changes the caller's own password, for whoever knows it"),
            entry("OwnAccountController.sessions", "tells a person about their own sessions"),
            entry("OwnAccountController.entrances", "tells a person when they signed in and were refused"),
            entry("OwnAccountController.endSession", "ends a session of the caller's own account"),
            entry("OwnAccountController.endSessions", "ends the sessions of the caller's own account"),
            entry("FactorController.factor", "tells a person about their own second factor"),
            entry(
                    "FactorController.beginFactor",
                    "sets up the caller's own second factor, for whoever knows the password"),
            entry("FactorController.confirmFactor", "sets up the caller's own second factor, by its first code"),
            entry("FactorController.removeFactor", "takes the caller's own second factor away, by password and code"),
            entry("FactorController.stepUp", "shows the caller's own second factor once more"),
            entry("PasskeyDoorController.askAtDoor", "the door itself: a question for a device, about nobody"),
            entry("PasskeyDoorController.signInByPasskey", "the door itself: signs in"),
            entry("PasskeyDoorController.askForStepUp", "a question for the caller's own device"),
            entry("PasskeyDoorController.stepUpByPasskey", "shows the caller's own passkey once more"),
            entry("PasskeyController.passkeys", "tells a person about their own passkeys"),
            entry(
                    "PasskeyController.beginPasskey",
                    "adds a passkey of the caller's own, for whoever knows the password"),
            entry("PasskeyController.addPasskey", "adds a passkey of the caller's own, by its first answer"),
            entry("PasskeyController.renamePasskey", "gives a passkey of the caller's own another name"),
            entry("PasskeyController.removePasskey", "takes a passkey of the caller's own away, by the password"),
            entry("SourceController.all", "words of the city's folder, with no data of anybody; a session is needed"),
            entry("DiscoveryController.discover", "tells programs where the city's offer is, with no data of anybody"),
            entry(
                    "Open311Controller.services",
                    "kinds of matters that the city's folder publishes, with no data of anybody"),
            entry("Open311Controller.service", "a definition of such a kind, with no data of anybody"),
            entry(
                    "Open311Controller.requests",
                    "what the city's folder publishes to everybody: codes, times and areas"),
            entry("Open311Controller.request", "one of these, by its id"),
            entry("Open311Controller.token", "one of these, by its token"),
            entry("UpdatesController.updates", "how these went on: the states that they were in, and when"),
            entry("OidcDoorController.oidcDoor", "says only whether the door is open"),
            entry("OidcDoorController.beginOidc", "the door itself: leads to the provider, about nobody"),
            entry("OidcDoorController.signInByOidc", "the door itself: signs in"),
            entry("OidcLeaveController.leaveOidc", "the way out: leads to the provider, about nobody"),
            entry(
                    "OidcLeaveController.signedOut",
                    "the provider's own signed word, which ends sessions and tells nothing"),
            entry("OwnKeysController.keySet", "the public halves of the server's own keys, with no data of anybody"),
            entry("ScenarioController.all", "definitions hold no data of anybody"),
            entry("ScenarioController.one", "definitions hold no data of anybody"));

    @Test
    void everyEndpointAsksForPermission() {
        var silent = silent(HouseRulesTest.PRODUCTION);
        assertThat(silent).as("endpoints that ask nobody").isSubsetOf(OPEN.keySet());
    }

    @Test
    void theListOfOpenEndpointsNamesNoneThatIsGone() {
        assertThat(OPEN.keySet())
                .isSubsetOf(endpoints(HouseRulesTest.PRODUCTION).stream()
                        .map(EndpointsAskTest::nameOf)
                        .collect(Collectors.toSet()));
    }

    @Test
    void thereAreEndpointsToGuard() {
        assertThat(endpoints(HouseRulesTest.PRODUCTION)).hasSizeGreaterThan(OPEN.size());
    }

    @Test
    void anEndpointThatNeverAsksIsNoticed() {
        assertThat(silent(new ClassFileImporter().importClasses(OpenController.class)))
                .containsExactly("OpenController.everything");
    }

    private static Set<String> silent(JavaClasses classes) {
        return endpoints(classes).stream()
                .filter(endpoint -> !asks(endpoint, classes))
                .map(EndpointsAskTest::nameOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<JavaMethod> endpoints(JavaClasses classes) {
        return classes.stream()
                .filter(HouseRules.restControllers())
                .flatMap(controller -> controller.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(RequestMapping.class))
                .toList();
    }

    /** Follows the calls from the endpoint through our own classes until one of them asks. */
    private static boolean asks(JavaMethod endpoint, JavaClasses classes) {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<JavaCodeUnit>(List.of(endpoint));
        while (!open.isEmpty()) {
            var unit = open.pop();
            for (var call : unit.getCallsFromSelf()) {
                var target = call.getTarget();
                if (target.getOwner().getName().equals(ACCESS) && QUESTIONS.contains(target.getName())) {
                    return true;
                }
                target.resolveMember()
                        .filter(member -> classes.contain(member.getOwner().getName()))
                        .filter(member -> seen.add(member.getFullName()))
                        .ifPresent(open::push);
            }
            for (var reference : unit.getMethodReferencesFromSelf()) {
                reference
                        .getTarget()
                        .resolveMember()
                        .filter(member -> classes.contain(member.getOwner().getName()))
                        .filter(member -> seen.add(member.getFullName()))
                        .ifPresent(open::push);
            }
        }
        return false;
    }

    private static String nameOf(JavaMethod endpoint) {
        JavaClass controller = endpoint.getOwner();
        return controller.getSimpleName() + "." + endpoint.getName();
    }
}
