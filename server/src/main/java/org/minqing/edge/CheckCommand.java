package org.minqing.edge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.minqing.access.SharingPart;
import org.minqing.access.StaffPart;
import org.minqing.area.CityCheck;
import org.minqing.area.CityPart;
import org.minqing.area.GroundPart;
import org.minqing.area.Surroundings;
import org.minqing.casework.CaseworkPart;
import org.minqing.casework.sample.SamplePart;
import org.minqing.deadline.TimePart;
import org.minqing.directive.DirectivePart;
import org.minqing.exchange.Open311Part;
import org.minqing.exchange.partner.PartnersPart;
import org.minqing.notice.NoticePart;
import org.minqing.oversight.LooksPart;
import org.minqing.oversight.SafeguardsPart;
import org.minqing.scenario.ScenarioPart;
import org.minqing.workforce.WorkforcePart;

/** Checks a city folder as a whole, without a server and without a database. */
final class CheckCommand implements Command {

    private static final String WORDS = "words";

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String usage() {
        return """
                check DIR [--words zh|en]
                Checks the city folder DIR as a whole. Each fault is a JSON line with code, file, line, path, message and
                fix; with --words it is a sentence in that language instead. The last line counts the faults and what the
                folder holds. Ends with 1 when there are faults.
                """;
    }

    @Override
    public int run(List<String> arguments, Console console) {
        var options = Options.of(arguments, Set.of(WORDS));
        var alone = options.alone();
        if (alone.size() != 1) {
            throw new WrongUse("Which folder?");
        }
        var folder = Path.of(alone.getFirst());
        if (!Files.isDirectory(folder)) {
            throw new WrongUse("There is no folder " + folder + ".");
        }
        var check = CityCheck.of(folder, parts());
        options.value(WORDS)
                .map(CheckCommand::words)
                .ifPresentOrElse(
                        words -> check.faults().forEach(fault -> console.say(words.of(fault))),
                        () -> check.faults().forEach(console::line));
        var summary = new LinkedHashMap<String, Object>();
        summary.put("faults", check.faults().size());
        summary.put("counts", check.counts());
        console.line(summary);
        return check.faults().isEmpty() ? Exit.OK : Exit.FINDINGS;
    }

    private static FaultWords words(String language) {
        if (!FaultWords.LANGUAGES.contains(language)) {
            throw new WrongUse("--words is one of " + String.join(", ", FaultWords.LANGUAGES) + ".");
        }
        return FaultWords.in(language);
    }

    /** In the order in which a server loads them. */
    static List<CityPart> parts() {
        return List.of(
                new GroundPart(),
                new Surroundings(),
                new TimePart(),
                new StaffPart(),
                new SharingPart(),
                new WorkforcePart(),
                new NoticePart(),
                new DirectivePart(),
                new LooksPart(),
                new SafeguardsPart(),
                new ScenarioPart(),
                new CaseworkPart(),
                new SamplePart(),
                new Open311Part(),
                new PartnersPart());
    }
}
