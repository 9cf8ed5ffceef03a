package org.minqing.scenario.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Form;
import org.minqing.scenario.Guard;
import org.minqing.scenario.Rules;
import org.minqing.scenario.expression.Expression;
import org.minqing.scenario.expression.Kind;
import org.minqing.scenario.expression.Terms;

/** Reads what fields and actions depend on, once the kinds of all fields are known. */
record RulesReader(TextsReader texts, ExpressionReader expressions) {

    /** The keys under which a field's rules stand. */
    static final String[] KEYS = {"visible-when", "required-when", "constraint", "computed"};

    static RulesReader of(TextsReader texts, List<Field> fields, Map<String, String> patterns) {
        return new RulesReader(texts, new ExpressionReader(new Terms(kinds(fields), patterns)));
    }

    static Map<String, Kind> kinds(List<Field> fields) {
        var kinds = new LinkedHashMap<String, Kind>();
        fields.forEach(field -> kinds.put(field.id(), ExpressionReader.kind(field.type())));
        return kinds;
    }

    /** The same fields with their rules. */
    List<Field> read(List<Field> fields, Passage passages) {
        return fields.stream()
                .map(field -> withRules(field, passages.at(field.id())))
                .toList();
    }

    private Field withRules(Field field, Passage passage) {
        return field.with(type(field.type(), passage), rules(field, passage, expressions));
    }

    private FieldType type(FieldType type, Passage passage) {
        if (!(type instanceof FieldType.Group group)) {
            return type;
        }
        var fields = group.form().questions().stream().map(Form.Question::field).toList();
        var inRows = expressions.inRows(kinds(fields));
        var questions = group.form().questions().stream()
                .map(question -> new Form.Question(
                        question.field()
                                .with(
                                        question.field().type(),
                                        rules(
                                                question.field(),
                                                passage.at("fields")
                                                        .at(question.field().id()),
                                                inRows)),
                        question.required()))
                .toList();
        return new FieldType.Group(new Form(questions), group.fewest(), group.most());
    }

    private Rules rules(Field field, Passage passage, ExpressionReader reader) {
        var computed = passage.at("computed");
        if (computed.present() && passage.at("required-when").present()) {
            computed.fault("field.computed-required", "Nobody gives a computed answer", "Remove “required-when”");
        }
        return new Rules(
                reader.condition(passage.at("visible-when")),
                reader.condition(passage.at("required-when")),
                said(passage.at("constraint"), reader).map(one -> new Rules.Constraint(one.holds(), one.words())),
                reader.computed(computed, field.type()));
    }

    /** Expressions about the answers, and about the rows of a group where one is named. */
    ExpressionReader expressions(Optional<FieldType.Group> group) {
        return group.map(rows -> expressions.inRows(kinds(rows.form().questions().stream()
                        .map(Form.Question::field)
                        .toList())))
                .orElse(expressions);
    }

    /** What must hold of a case before an action is taken. */
    Optional<Guard> guard(Passage guard) {
        return said(guard, expressions);
    }

    private Optional<Guard> said(Passage passage, ExpressionReader reader) {
        if (!passage.present()) {
            return Optional.empty();
        }
        passage.only("holds", "words");
        if (!passage.at("holds").present()) {
            passage.at("holds").missing();
        }
        var words = texts.required(passage.at("words"));
        Optional<Expression> holds = reader.condition(passage.at("holds"));
        return holds.map(condition -> new Guard(condition, words));
    }
}
