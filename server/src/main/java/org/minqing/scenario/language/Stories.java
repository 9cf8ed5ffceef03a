package org.minqing.scenario.language;

import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.scenario.Scenario;

/** What the stories of a scenario prove: how many of its transitions they take. */
public record Stories(int transitions, int covered) {

    /** Of no scenario at all. */
    public static final Stories NOTHING = new Stories(0, 0);

    /** Plays all stories of a file; each that fails, and each fault of the file, is added. */
    public static Stories play(Scenario scenario, Document document, Faults faults) {
        var own = new Faults();
        var reader = new StoryReader(document, own);
        var cast = reader.cast();
        var stories = reader.stories(cast.keySet());
        var run = new StoryRun(scenario, cast);
        if (own.isEmpty()) {
            stories.forEach(run::play);
        }
        own.all().forEach(faults::add);
        var all = StoryRun.all(scenario);
        var covered = run.taken().stream().filter(all::contains).count();
        return new Stories(all.size(), Math.toIntExact(covered));
    }

    /** A scenario without stories. */
    public static Stories none(Scenario scenario) {
        return new Stories(StoryRun.all(scenario).size(), 0);
    }

    public Stories plus(Stories other) {
        return new Stories(transitions + other.transitions, covered + other.covered);
    }

    /** The share of transitions taken, rounded down, so that only all of them are a hundred. */
    public int percent() {
        return transitions == 0 ? 100 : covered * 100 / transitions;
    }
}
