package org.minqing.scenario.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.minqing.scenario.Call;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Form;
import org.minqing.scenario.expression.Expression;

/** Reads the calls of an action; what of the called scenario they fit is looked at when all scenarios are read. */
record CallReader(RulesReader rules, Form form) {

    private static final int MOST_CALLS = 20;
    private static final int MOST_FIELDS = 100;

    List<Call> read(Passage calls) {
        return calls.ids(MOST_CALLS).stream().map(this::call).toList();
    }

    private Call call(Passage call) {
        call.only("scenario", "for-each", "when", "with");
        var group = group(call.at("for-each"));
        var reader = rules.expressions(group);
        var with = new LinkedHashMap<String, Expression>();
        for (var field : call.at("with").ids(MOST_FIELDS)) {
            reader.value(field).ifPresent(expression -> with.put(field.key(), expression));
        }
        return new Call(
                call.key(),
                call.at("scenario").id(),
                call.at("for-each").present() ? Optional.of(call.at("for-each").text()) : Optional.empty(),
                reader.condition(call.at("when")),
                with);
    }

    private Optional<FieldType.Group> group(Passage each) {
        if (!each.present()) {
            return Optional.empty();
        }
        var group = form.field(each.text())
                .filter(field -> field.type() instanceof FieldType.Group)
                .map(field -> (FieldType.Group) field.type());
        if (group.isEmpty()) {
            each.fault(
                    "call.each",
                    "“" + each.text() + "” is no group that this action asks for",
                    "Name a group under “needs” or “takes” of the action, or leave “for-each” out");
        }
        return group;
    }
}
