package org.minqing.scenario;

import java.util.Optional;

/**
 * One thing that a case may be asked for. A field is sealed under its retention class unless it is {@code open}; an open
 * one goes into entries and lists as it is, so only codes, bounded numbers, flags and photo hashes may be open.
 */
public record Field(
        String id,
        Texts names,
        FieldType type,
        boolean open,
        String retention,
        Texts hint,
        Optional<Section> section,
        Rules rules,
        Subject subject) {

    /** A field whose answer depends on nothing. */
    public Field(String id, Texts names, FieldType type, boolean open, String retention, Texts hint) {
        this(id, names, type, open, retention, hint, Optional.empty(), Rules.NONE, Subject.UNSAID);
    }

    /** The same field under these rules. */
    public Field with(FieldType typeWithRules, Rules others) {
        return new Field(id, names, typeWithRules, open, retention, hint, section, others, subject);
    }

    /** The same field, asking about this person or nobody. */
    public Field asking(Subject whom) {
        return new Field(id, names, type, open, retention, hint, section, rules, whom);
    }
}
