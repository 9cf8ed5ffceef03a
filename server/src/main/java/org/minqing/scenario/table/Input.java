package org.minqing.scenario.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column that a table asks.
 *
 * @param mayBeAbsent whether a case can be without an answer; this is one more place, after those of the domain
 */
public record Input(String name, Domain domain, boolean mayBeAbsent) {

    /** What a condition writes for “without an answer”. */
    public static final String ABSENT = "none";

    private static final int MOST_SHOWN = 3;

    /** The place of an answer that the table has no place for: only a condition on anything holds there. */
    static final long ELSEWHERE = -1;

    public Spans anything() {
        return Spans.of(0, places() - 1);
    }

    /** The place of “without an answer”; only there when it may be absent. */
    public Spans absent() {
        return mayBeAbsent ? Spans.of(domain.size(), domain.size()) : Spans.NONE;
    }

    long places() {
        return domain.size() + (mayBeAbsent ? 1 : 0);
    }

    long place(@Nullable Object answer) {
        if (answer == null) {
            return mayBeAbsent ? domain.size() : ELSEWHERE;
        }
        return domain.place(answer).orElse(ELSEWHERE);
    }

    boolean isAnything(Spans spans) {
        return spans.size() == places();
    }

    /** Some places as an official reads them: {@code kind: dirty-road, dirty-water or 3 others}. */
    String shown(Spans spans) {
        var values = new ArrayList<String>();
        for (var span : spans.all()) {
            if (values.size() == MOST_SHOWN) {
                break;
            }
            values.addAll(shown(span, MOST_SHOWN - values.size()));
        }
        var others = domain instanceof Domain.Numbers ? 0 : spans.size() - values.size();
        var list = String.join(", ", values);
        return name + ": " + (others > 0 ? list + " or " + others + " others" : list);
    }

    private List<String> shown(Spans.Span span, int most) {
        if (domain instanceof Domain.Numbers && span.first() < span.last() && span.last() < domain.size()) {
            return List.of(domain.value(span.first()) + ".." + domain.value(span.last()));
        }
        var values = new ArrayList<String>();
        for (var place = span.first(); place <= span.last() && values.size() < most; place++) {
            values.add(place == domain.size() ? ABSENT : domain.value(place));
        }
        return values;
    }
}
