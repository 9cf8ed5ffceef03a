package org.minqing.notice;

import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The templates: what a kind of notice says, in each language. They take a number and nothing that somebody wrote. */
final class NoticeWords {

    private static final Control AS_ASKED = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    Map<String, String> of(String kind, int count) {
        var words = new LinkedHashMap<String, String>();
        for (var language : SPOKEN) {
            var template = ResourceBundle.getBundle("messages.notice", language, AS_ASKED)
                    .getString("notice." + kind);
            words.put(language.getLanguage(), new MessageFormat(template, language).format(new Object[] {count}));
        }
        return words;
    }
}
