package org.minqing.edge;

import java.util.List;

/** One thing that the program can be told to do from a shell. */
interface Command {

    /** The word that calls it, such as {@code run}. */
    String name();

    /** How it is called and what it does, for a person who asks with {@code --help}. */
    String usage();

    /** Does it and answers with one of the codes of {@link Exit}; a wrong argument is a {@link WrongUse}. */
    int run(List<String> arguments, Console console);
}
