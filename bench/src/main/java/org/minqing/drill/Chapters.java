package org.minqing.drill;

import java.util.LinkedHashMap;
import java.util.Map;

/** The bad days by name, in the order in which they are played. */
final class Chapters {

    private Chapters() {}

    static Map<String, Drill.Chapter> all() {
        var all = new LinkedHashMap<String, Drill.Chapter>();
        all.put("kills", Killing::kills);
        all.put("nodes", Fleet::nodes);
        all.put("freeze", Fleet::freeze);
        all.put("partition", Fleet::partition);
        all.put("rolling", Fleet::rolling);
        all.put("replica", Database::replica);
        all.put("database-away", Database::away);
        all.put("pool", Database::pool);
        all.put("disk", Database::disk);
        all.put("clock", Crowds::clock);
        all.put("slow", Crowds::slow);
        all.put("streams", Crowds::streams);
        all.put("import", LongDays::importing);
        all.put("soak", LongDays::soak);
        return all;
    }
}
