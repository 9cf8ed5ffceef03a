package org.minqing;

import java.util.List;
import org.minqing.edge.Program;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.modulith.Modulithic;

/** The server of one city: one process, one database, all faces on one port. */
@SpringBootApplication
@Modulithic(systemName = "Minqing")
public class Minqing {

    /** Runs one command; a server that is up keeps the process alive after this returns. */
    public static void main(String[] arguments) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            Program.outline(Minqing.class);
            return;
        }
        var code = Program.of(Minqing.class).run(List.of(arguments));
        if (code != 0) {
            System.exit(code);
        }
    }
}
