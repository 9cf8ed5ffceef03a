package org.minqing.workforce;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The explanation of a choice in words. */
public final class ChoiceWords {

    private static final Control AS_ASKED = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private ChoiceWords() {}

    /** What a reason means, for people. */
    public static String of(Choice.Reason reason, Locale language) {
        return ResourceBundle.getBundle("messages.workforce", language, AS_ASKED)
                .getString("choice." + reason.code());
    }
}
