package org.minqing.scenario;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words for differences between versions, from the module's messages. */
final class ChangeWords {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle words;
    private final String language;

    ChangeWords(Locale language) {
        this.words = ResourceBundle.getBundle("messages.scenario", language, NO_FALLBACK);
        this.language = language.getLanguage();
    }

    String added(String part, Texts names) {
        return said("change.added", word("change.part." + part), names.in(language));
    }

    String removed(String part, Texts names) {
        return said("change.removed", word("change.part." + part), names.in(language));
    }

    String changed(String part, Texts names, List<String> traits) {
        var separator = word("change.separator");
        var different = String.join(
                separator,
                traits.stream().map(trait -> word("change.trait." + trait)).toList());
        return said("change.changed", word("change.part." + part), names.in(language), different);
    }

    private String said(String key, Object... arguments) {
        return new MessageFormat(word(key), Locale.ROOT).format(arguments);
    }

    private String word(String key) {
        return words.getString(key);
    }
}
