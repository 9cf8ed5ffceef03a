package org.minqing.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Form;

/** The questions of a report as the specification's attributes: how they are described, and how answers to them are read. */
final class Attributes {

    /** A text of more signs is asked for with room for several lines. */
    private static final int ONE_LINE = 100;

    private static final String YES = "true";
    private static final String NO = "false";

    private Attributes() {}

    /** Whether an answer to this can stand in a form that a program sends. */
    static boolean canBeSent(Field field) {
        return switch (field.type()) {
            case FieldType.Group _, FieldType.Photos _ -> false;
            case FieldType.Text _, FieldType.Choice _, FieldType.WholeNumber _, FieldType.Decimal _ -> true;
            case FieldType.Flag _, FieldType.Day _, FieldType.Time _ -> true;
        };
    }

    /** The definition of a service. */
    static Content definition(Service service, Tongue tongue) {
        var rows = new ArrayList<Content>();
        for (var question : service.asked()) {
            rows.add(attribute(question, rows.size() + 1, tongue));
        }
        return Content.Parts.of()
                .with("service_code", service.code())
                .with("attributes", new Content.Rows("attribute", rows));
    }

    private static Content attribute(Form.Question question, int order, Tongue tongue) {
        var field = question.field();
        var attribute = Content.Parts.of()
                .with("variable", true)
                .with("code", field.id())
                .with("datatype", datatype(field.type()))
                .with("required", question.required())
                .with("datatype_description", tongue.of(field.hint()))
                .with("order", order)
                .with("description", tongue.of(field.names()));
        var values = values(field.type(), tongue);
        return values.isEmpty() ? attribute : attribute.with("values", new Content.Rows("value", values));
    }

    private static String datatype(FieldType type) {
        return switch (type) {
            case FieldType.Text text -> text.longest() > ONE_LINE ? "text" : "string";
            case FieldType.Choice _, FieldType.Flag _ -> "singlevaluelist";
            case FieldType.WholeNumber _, FieldType.Decimal _ -> "number";
            case FieldType.Day _ -> "datetime";
            case FieldType.Time _, FieldType.Group _, FieldType.Photos _ -> "string";
        };
    }

    private static List<Content> values(FieldType type, Tongue tongue) {
        return switch (type) {
            case FieldType.Choice choice ->
                choice.leaves().values().stream()
                        .map(option -> value(option.code(), tongue.of(option.names())))
                        .toList();
            case FieldType.Flag _ ->
                List.of(value(YES, tongue.say("open311.yes")), value(NO, tongue.say("open311.no")));
            case FieldType.Text _, FieldType.WholeNumber _, FieldType.Decimal _, FieldType.Day _ -> List.of();
            case FieldType.Time _, FieldType.Group _, FieldType.Photos _ -> List.of();
        };
    }

    private static Content value(String key, String name) {
        return Content.Parts.of().with("key", key).with("name", name);
    }

    /** The answers to what the service asks; what is wrong already is said, the rest is for the form to judge. */
    static Map<String, Object> read(Service service, Parameters parameters, List<Fault> faults) {
        var answers = new LinkedHashMap<String, Object>();
        var asked = new LinkedHashMap<String, Field>();
        service.asked().forEach(question -> asked.put(question.field().id(), question.field()));
        parameters.attributes().forEach((code, values) -> {
            var path = Parameters.attribute(code);
            var field = asked.get(code);
            if (field == null) {
                faults.add(new Fault(path, "field.unknown"));
            } else if (values.size() != 1) {
                faults.add(new Fault(path, "field.one-value"));
            } else {
                answers.put(code, answer(field.type(), values.getFirst()));
            }
        });
        return answers;
    }

    /** As JSON would give it; what cannot be read stays a text, which the form refuses by its kind. */
    private static Object answer(FieldType type, String text) {
        return switch (type) {
            case FieldType.WholeNumber _, FieldType.Decimal _ -> number(text);
            case FieldType.Flag _ -> text.equals(YES) || text.equals(NO) ? (Object) text.equals(YES) : text;
            case FieldType.Day _ -> text.length() > DAY && text.charAt(DAY) == 'T' ? text.substring(0, DAY) : text;
            case FieldType.Text _, FieldType.Choice _, FieldType.Time _ -> text;
            case FieldType.Group _, FieldType.Photos _ -> text;
        };
    }

    private static final int DAY = "2026-11-29".length();
    private static final int LONGEST_NUMBER = 30;

    private static Object number(String text) {
        try {
            return text.length() > LONGEST_NUMBER || text.indexOf('e') >= 0 || text.indexOf('E') >= 0
                    ? text
                    : new BigDecimal(text);
        } catch (NumberFormatException unreadable) {
            return text;
        }
    }
}
