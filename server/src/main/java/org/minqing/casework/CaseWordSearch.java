package org.minqing.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.stream.Stream;
import org.minqing.access.Filter;
import org.minqing.access.Scope;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.journal.Fingerprints;
import org.minqing.kernel.AreaRanges;
import org.springframework.stereotype.Component;

/**
 * Words that a case has, all of them: each in the name of a place where it lies or in what was
 * written, as far as the one who asks may read it.
 */
@Component
class CaseWordSearch {

    /** More words narrow nothing down. */
    private static final int MOST = 8;

    /** What the rule of reading says once more in a form that finds few rows by an index. */
    private static final Filter.Columns READABLE =
            new Filter.Columns("f.area_now", "f.class", "f.department", "f.reporter", "f.assignee", "f.about", "");

    private final City city;
    private final Fingerprints fingerprints;

    CaseWordSearch(City city, Fingerprints fingerprints) {
        this.city = city;
        this.fingerprints = fingerprints;
    }

    /**
     * The condition over the case {@code f}.
     *
     * @param readable where the one who asks may read what was written
     */
    CaseLists.Condition condition(String asked, Scope readable) {
        var parameters = new HashMap<String, Object>();
        parameters.put("words_scope", readable.setting());
        var narrowed = readable.sql(READABLE).under("words_");
        parameters.putAll(narrowed.parameters());
        var parts = Stream.of(asked.strip().split("\\s+"))
                .limit(MOST)
                .map(word -> word(word, narrowed.text(), parameters))
                .toList();
        return new CaseLists.Condition(String.join(" and ", parts), parameters);
    }

    private String word(String word, String readable, HashMap<String, Object> parameters) {
        var alternatives = new ArrayList<String>();
        for (var range : named(word).ranges()) {
            alternatives.add("f.area_now between %d and %d".formatted(range.from(), range.to()));
        }
        var grams = Grams.of(word).stream().map(fingerprints::ofWord).toList();
        if (!grams.isEmpty()) {
            var name = "word_" + parameters.size();
            parameters.put(name, CaseWrites.array("int4", grams, gram -> gram));
            alternatives.add("""
                    %s and f.id in (select w.case_id from casework.case_words w where w.grams @> :%s)
                    and access.may_see_within(
                        (select access.scope_ranges(:words_scope)), (select access.scope_account(:words_scope)),
                        (select access.scope_posts(:words_scope)), (select access.scope_limited(:words_scope)),
                        f.area_now, f.class, f.department, f.reporter, f.assignee)
                    and access.not_about_own_under(:words_scope, f.about, f.reporter)
                    """.formatted(readable, name));
        }
        return alternatives.isEmpty() ? "false" : "(" + String.join(" or ", alternatives) + ")";
    }

    /** The places whose names have the word; a single sign is in too many to mean one. */
    private AreaRanges named(String word) {
        var letters = word.toLowerCase(Locale.ROOT);
        if (letters.codePointCount(0, letters.length()) < 2) {
            return AreaRanges.NONE;
        }
        return AreaRanges.union(city.areas().stream()
                .filter(area -> names(area)
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(letters)))
                .map(area -> city.ranges(area.code()))
                .toList());
    }

    private static Stream<String> names(Area area) {
        return Stream.concat(Stream.of(area.name()), area.names().values().stream());
    }
}
