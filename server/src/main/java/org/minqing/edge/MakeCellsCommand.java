package org.minqing.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.minqing.area.cells.MakeCells;

/** Makes the generated ground of a city folder again, from the recipe that lies in it. */
final class MakeCellsCommand implements Command {

    @Override
    public String name() {
        return "make-cells";
    }

    @Override
    public String usage() {
        return """
                make-cells --city DIR
                Writes the small grids and boundaries that cells.yaml of the city folder DIR asks for. The same folder gives
                the same files, byte for byte.
                """;
    }

    @Override
    public int run(List<String> arguments, Console console) {
        var folder = Path.of(Options.of(arguments, Set.of("city")).onlyNamed().required("city"));
        if (!Files.isRegularFile(folder.resolve("cells.yaml"))) {
            throw new WrongUse("There is no cells.yaml in " + folder + ".");
        }
        try {
            MakeCells.run(folder);
        } catch (IllegalArgumentException unusable) {
            console.say(String.valueOf(unusable.getMessage()));
            return Exit.FINDINGS;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Exit.OK;
    }
}
