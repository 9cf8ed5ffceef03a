package org.minqing.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form as clients draw it, field by field.
 *
 * @param least the smallest number, or the fewest photos
 * @param most the largest number, the most photos or the longest text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FormView(
        String id,
        String type,
        boolean required,
        boolean open,
        Texts names,
        @Nullable Texts hint,
        @Nullable List<OptionView> options,
        @Nullable Long least,
        @Nullable Long most) {

    /** One choice, or a group of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OptionView(
            String code, Texts names, @Nullable List<OptionView> under) {

        static OptionView of(FieldType.Option option) {
            var under = option.under().stream().map(OptionView::of).toList();
            return new OptionView(option.code(), option.names(), under.isEmpty() ? null : under);
        }
    }

    /** The fields of a form in its order. */
    public static List<FormView> of(Form form) {
        return form.questions().stream().map(FormView::of).toList();
    }

    private static FormView of(Form.Question question) {
        return switch (question.field().type()) {
            case FieldType.Text(var longest) -> bounded(question, "text", null, (long) longest);
            case FieldType.Choice choice ->
                view(
                        question,
                        "choice",
                        choice.options().stream().map(OptionView::of).toList(),
                        null,
                        null);
            case FieldType.WholeNumber(var least, var most) -> bounded(question, "number", least, most);
            case FieldType.Flag() -> bounded(question, "boolean", null, null);
            case FieldType.Day() -> bounded(question, "date", null, null);
            case FieldType.Photos(var fewest, var most) ->
                bounded(question, "photo", question.required() ? (long) fewest : null, (long) most);
        };
    }

    private static FormView bounded(Form.Question question, String type, @Nullable Long least, @Nullable Long most) {
        return view(question, type, null, least, most);
    }

    private static FormView view(
            Form.Question question,
            String type,
            @Nullable List<OptionView> options,
            @Nullable Long least,
            @Nullable Long most) {
        var field = question.field();
        var hint = field.hint().equals(Texts.NONE) ? null : field.hint();
        return new FormView(
                field.id(), type, question.required(), field.open(), field.names(), hint, options, least, most);
    }
}
