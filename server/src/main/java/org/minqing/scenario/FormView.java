package org.minqing.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minqing.scenario.expression.Expression;

/**
 * A form as clients draw it, field by field.
 *
 * @param least the smallest number, or the fewest photos or rows
 * @param most the largest number, the most photos or rows, or the longest text
 * @param places how many places a decimal number may have
 * @param fields the fields of each row of a group
 * @param evidence whether its photos must be on the case with this step
 * @param scan whether the answer stands as a code on the place or thing, from where a phone may read it
 * @param visibleWhen an expression; while it is not known to hold, the field is not asked and may not be answered
 * @param requiredWhen an expression; when it holds, an answer is needed
 * @param about what it asks about a person, and why; absent where it is about nobody
 * @param computed an expression that gives the answer, which then is not sent
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
        @Nullable Long most,
        @Nullable Integer places,
        @Nullable List<FormView> fields,
        @Nullable Section section,
        @Nullable Boolean evidence,
        @Nullable Boolean scan,
        @Nullable String visibleWhen,
        @Nullable String requiredWhen,
        @Nullable ConditionView constraint,
        @Nullable String computed,
        @Nullable ConceptView about) {

    /** A condition, and what is said when it does not hold. */
    public record ConditionView(String holds, Texts words) {}

    /**
     * What is asked about a person.
     *
     * @param why in words for the person
     * @param keep for how long after the end of the case it is kept, as an ISO period; absent where the answer is open
     * @param then {@code erase} or {@code archive}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ConceptView(
            String concept,
            Texts names,
            Texts why,
            @Nullable String keep,
            @Nullable String then) {

        static @Nullable ConceptView of(Subject subject) {
            return switch (subject) {
                case Subject.Person person ->
                    new ConceptView(
                            person.concept(),
                            person.names(),
                            person.why(),
                            person.kept().map(kept -> kept.keep().toString()).orElse(null),
                            person.kept().map(kept -> Words.of(kept.then())).orElse(null));
                case Subject.Nobody _, Subject.Unsaid _ -> null;
            };
        }
    }

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
            case FieldType.Text text -> view(question, "text", new Bounds(null, (long) text.longest()));
            case FieldType.Choice _ -> view(question, "choice", Bounds.NONE);
            case FieldType.WholeNumber(var least, var most) -> view(question, "number", new Bounds(least, most));
            case FieldType.Decimal decimal -> view(question, "decimal", new Bounds(decimal.least(), decimal.most()));
            case FieldType.Flag() -> view(question, "boolean", Bounds.NONE);
            case FieldType.Day() -> view(question, "date", Bounds.NONE);
            case FieldType.Time() -> view(question, "time", Bounds.NONE);
            case FieldType.Photos(var fewest, var most) ->
                view(question, "photo", new Bounds(question.required() ? (long) fewest : null, (long) most));
            case FieldType.Group group ->
                view(question, "group", new Bounds((long) group.fewest(), (long) group.most()));
        };
    }

    private record Bounds(@Nullable Long least, @Nullable Long most) {
        private static final Bounds NONE = new Bounds(null, null);
    }

    private static FormView view(Form.Question question, String type, Bounds bounds) {
        var field = question.field();
        var rules = field.rules();
        return new FormView(
                field.id(),
                type,
                question.required(),
                field.open(),
                field.names(),
                field.hint().equals(Texts.NONE) ? null : field.hint(),
                field.type() instanceof FieldType.Choice choice
                        ? choice.options().stream().map(OptionView::of).toList()
                        : null,
                bounds.least(),
                bounds.most(),
                field.type() instanceof FieldType.Decimal decimal ? decimal.places() : null,
                field.type() instanceof FieldType.Group group ? of(group.form()) : null,
                field.section().orElse(null),
                question.evidence() ? Boolean.TRUE : null,
                field.type() instanceof FieldType.Text text && text.scan() ? Boolean.TRUE : null,
                rules.visibleWhen().map(Expression::written).orElse(null),
                rules.requiredWhen().map(Expression::written).orElse(null),
                rules.constraint()
                        .map(one -> new ConditionView(one.holds().written(), one.words()))
                        .orElse(null),
                rules.computed().map(Expression::written).orElse(null),
                ConceptView.of(field.subject()));
    }
}
