package org.minqing.scenario.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Form;

/** A form as JSON Schema 2020-12, for clients that check before they send. The server's own check has the last word. */
public final class FormSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private FormSchema() {}

    public static Map<String, Object> of(Form form) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", DIALECT);
        schema.putAll(object(form));
        return schema;
    }

    /** Computed answers are never sent; what may be hidden is not required here. */
    private static Map<String, Object> object(Form form) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var question : form.questions()) {
            var rules = question.field().rules();
            if (rules.computed().isPresent()) {
                continue;
            }
            properties.put(question.field().id(), type(question.field().type()));
            if (question.required() && rules.visibleWhen().isEmpty()) {
                required.add(question.field().id());
            }
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> type(FieldType type) {
        return switch (type) {
            case FieldType.Text text ->
                Map.of(
                        "type",
                        "string",
                        "minLength",
                        1,
                        "maxLength",
                        text.longest(),
                        "pattern",
                        FieldType.Text.WRITTEN);
            case FieldType.Choice choice ->
                Map.of("type", "string", "enum", List.copyOf(choice.leaves().keySet()));
            case FieldType.WholeNumber(var least, var most) ->
                Map.of("type", "integer", "minimum", least, "maximum", most);
            case FieldType.Decimal decimal ->
                Map.of("type", "number", "minimum", decimal.least(), "maximum", decimal.most());
            case FieldType.Time() -> Map.of("type", "string", "pattern", "^([01][0-9]|2[0-3]):[0-5][0-9]$");
            case FieldType.Group(var form, var fewest, var most) ->
                Map.of("type", "array", "items", object(form), "minItems", fewest, "maxItems", most);
            case FieldType.Flag() -> Map.of("type", "boolean");
            case FieldType.Day() ->
                Map.of("type", "string", "format", "date", "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
            case FieldType.Photos(var fewest, var most) ->
                Map.of(
                        "type",
                        "array",
                        "items",
                        Map.of("type", "string", "pattern", "^[0-9a-f]{64}$"),
                        "minItems",
                        fewest,
                        "maxItems",
                        most,
                        "uniqueItems",
                        true);
        };
    }
}
