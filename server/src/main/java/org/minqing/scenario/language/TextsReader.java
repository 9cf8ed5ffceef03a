package org.minqing.scenario.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.minqing.scenario.Texts;

/** Reads words for people, which must stand in every language of the city; further languages are welcome. */
record TextsReader(List<String> languages) {

    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final int LONGEST = 2_000;
    private static final int MOST_LANGUAGES = 20;

    /** Words that must be there. */
    Texts required(Passage passage) {
        var words = new LinkedHashMap<String, String>();
        for (var text : passage.entries(MOST_LANGUAGES)) {
            if (TAG.matcher(text.key()).matches()) {
                words.put(text.key(), bounded(text));
            } else {
                text.fault(
                        "text.language",
                        "“" + text.key() + "” is no language",
                        text.wide()
                                + "Write a tag such as zh or en; a text with a comma in it stands in quotation marks");
            }
        }
        languages.stream()
                .filter(language -> !words.containsKey(language))
                .forEach(language -> passage.fault(
                        "text.missing",
                        "“" + passage.key() + "” of “" + passage.owner() + "” has no words in “" + language + "”",
                        "Add “" + language + ": …” beside the other languages"));
        return new Texts(words);
    }

    /** Words that may be absent altogether, but not in one language only. */
    Texts optional(Passage passage) {
        return passage.present() ? required(passage) : Texts.NONE;
    }

    private static String bounded(Passage passage) {
        var text = passage.text();
        if (text.length() > LONGEST) {
            passage.fault("text.too-long", "The text has " + text.length() + " characters", "Keep it under " + LONGEST);
        }
        return text;
    }
}
