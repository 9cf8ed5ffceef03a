package org.minqing.scenario.language;

import java.util.LinkedHashMap;
import java.util.List;
import org.minqing.scenario.Texts;

/** Reads words for people, which must stand in every language of the city. */
record TextsReader(List<String> languages) {

    private static final int LONGEST = 2_000;

    /** Words that must be there. */
    Texts required(Passage passage) {
        if (!passage.present()) {
            passage.fault(
                    "text.missing",
                    "“" + passage.key() + "” is missing in all languages",
                    "Write it in " + String.join(", ", languages));
            return Texts.NONE;
        }
        return optional(passage);
    }

    /** Words that may be absent altogether, but not in one language only. */
    Texts optional(Passage passage) {
        passage.only(languages.toArray(String[]::new));
        var words = new LinkedHashMap<String, String>();
        if (!passage.node().isObject()) {
            return Texts.NONE;
        }
        for (var language : languages) {
            var text = passage.at(language);
            if (!text.present()
                    || text.node().isString() && text.node().asString().isBlank()) {
                passage.fault(
                        "text.missing",
                        "“" + passage.key() + "” has no words in “" + language + "”",
                        "Write it in " + String.join(", ", languages));
            } else {
                words.put(language, bounded(text));
            }
        }
        return new Texts(words);
    }

    private static String bounded(Passage passage) {
        var text = passage.text();
        if (text.length() > LONGEST) {
            passage.fault("text.too-long", "The text has " + text.length() + " characters", "Keep it under " + LONGEST);
        }
        return text;
    }
}
