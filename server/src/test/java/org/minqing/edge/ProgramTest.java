package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.minqing.database.StartRefused;

/** What a shell gets back: the exit codes of the contract, words on one stream and JSON on the other. */
class ProgramTest {

    private final ByteArrayOutputStream machine = new ByteArrayOutputStream();
    private final ByteArrayOutputStream people = new ByteArrayOutputStream();
    private final Program program = new Program(
            List.of(
                    new FixedCommand("greet", () -> Exit.OK),
                    new FixedCommand("misuse", () -> {
                        throw new WrongUse("Which one?");
                    }),
                    new FixedCommand("homeless", () -> {
                        throw new StartRefused("The folder is in use.");
                    }),
                    new FixedCommand("broken", () -> {
                        throw new IllegalStateException("broken");
                    }),
                    new CheckCommand()),
            new Console(
                    new PrintStream(machine, true, StandardCharsets.UTF_8),
                    new PrintStream(people, true, StandardCharsets.UTF_8)));

    @Test
    void runsTheCommandThatIsNamed() {
        assertThat(program.run(List.of("greet"))).isEqualTo(0);
        assertThat(machine).hasToString("{\"said\":\"greet\"}\n");
    }

    @Test
    void knowsNoOtherWords() {
        assertThat(program.run(List.of("dance"))).isEqualTo(2);
        assertThat(people.toString(StandardCharsets.UTF_8)).contains("no command \"dance\"", "greet");
        assertThat(machine.size()).isZero();
    }

    @Test
    void explainsEveryCommand() {
        assertThat(program.run(List.of("--help"))).isEqualTo(0);
        assertThat(program.run(List.of("check", "--help"))).isEqualTo(0);
        assertThat(people.toString(StandardCharsets.UTF_8)).contains("check DIR", "as a whole");
    }

    @Test
    void tellsWrongUseFromSurroundingsAndFailure() {
        assertThat(program.run(List.of("misuse"))).isEqualTo(2);
        assertThat(program.run(List.of("homeless"))).isEqualTo(3);
        assertThat(program.run(List.of("broken"))).isEqualTo(1);
        assertThat(people.toString(StandardCharsets.UTF_8)).contains("Which one?", "The folder is in use.");
    }

    @Test
    void refusesToCheckWhatIsNoFolder() {
        assertThat(program.run(List.of("check"))).isEqualTo(2);
        assertThat(program.run(List.of("check", "nowhere/at/all"))).isEqualTo(2);
        assertThat(program.run(List.of("check", "--fast", "yes"))).isEqualTo(2);
    }

    /** Says its name and ends as it is told. */
    private record FixedCommand(String name, IntSupplier end) implements Command {

        @Override
        public String usage() {
            return name + "\nSays its name.";
        }

        @Override
        public int run(List<String> arguments, Console console) {
            var code = end.getAsInt();
            console.line(Map.of("said", name));
            return code;
        }
    }
}
