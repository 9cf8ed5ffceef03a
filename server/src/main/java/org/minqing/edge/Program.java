package org.minqing.edge;

import java.util.List;
import java.util.stream.Collectors;
import org.minqing.database.StartRefused;
import org.slf4j.LoggerFactory;

/** The program as a shell sees it: finds the command, and turns what goes wrong into a sentence and an exit code. */
public final class Program {

    private final List<Command> commands;
    private final Console console;

    Program(List<Command> commands, Console console) {
        this.commands = List.copyOf(commands);
        this.console = console;
    }

    /** All commands of Minqing; {@code application} is the class that Spring starts from. */
    public static Program of(Class<?> application) {
        return new Program(
                List.of(
                        new RunCommand(application),
                        new DeadlineOracleCommand(),
                        new ImportCommand(application),
                        new CheckCommand(),
                        new LeadsCommand(),
                        new MakeCellsCommand(),
                        new VerifyJournalCommand(),
                        new BackupCommand(),
                        new RestoreCommand(),
                        new SettingsCommand()),
                Console.ofProcess());
    }

    /** Begins the server without a store and without a city: for the build, which looks at its beans and goes no further. */
    public static void outline(Class<?> application) {
        RunCommand.spring(application).run();
    }

    /** Runs the command that the first argument names, {@code run} when there is none. Answers the exit code. */
    public int run(List<String> arguments) {
        var name = arguments.isEmpty() ? "run" : arguments.getFirst();
        if (name.equals("--help") || name.equals("help")) {
            console.say(usage());
            return Exit.OK;
        }
        var command =
                commands.stream().filter(known -> known.name().equals(name)).findFirst();
        if (command.isEmpty()) {
            console.say("There is no command \"" + name + "\".\n" + usage());
            return Exit.WRONG_USE;
        }
        return run(command.get(), arguments.subList(Math.min(1, arguments.size()), arguments.size()));
    }

    private int run(Command command, List<String> arguments) {
        if (arguments.contains("--help")) {
            console.say(command.usage().strip());
            return Exit.OK;
        }
        try {
            return command.run(arguments, console);
        } catch (WrongUse wrong) {
            console.say(wrong.getMessage() + "\n" + command.usage().strip());
            return Exit.WRONG_USE;
        } catch (StartRefused refused) {
            console.say(String.valueOf(refused.getMessage()));
            return Exit.ENVIRONMENT;
        } catch (RuntimeException failure) {
            // A logger is asked for only here: most commands never need one, and are over sooner without it.
            LoggerFactory.getLogger(Program.class).error("The command {} failed", command.name(), failure);
            return Exit.FINDINGS;
        }
    }

    private String usage() {
        return commands.stream()
                .map(command -> "  " + command.usage().lines().findFirst().orElse(""))
                .collect(Collectors.joining("\n", "Usage: minqing COMMAND, where COMMAND is one of\n", ""));
    }
}
