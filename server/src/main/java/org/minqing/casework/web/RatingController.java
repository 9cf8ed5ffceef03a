package org.minqing.casework.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.casework.CaseQuery.Days;
import org.minqing.casework.RatingSurveys;
import org.minqing.casework.RatingSurveys.Question;
import org.minqing.insight.Ratings;
import org.minqing.kernel.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What residents say of how they were served, in sums of many. */
@RestController
class RatingController {

    private static final Map<String, Ratings.By> BY =
            Map.of("area", Ratings.By.AREA, "scenario", Ratings.By.SCENARIO, "month", Ratings.By.MONTH);

    private final RatingSurveys surveys;

    RatingController(RatingSurveys surveys) {
        this.surveys = surveys;
    }

    /**
     * The ratings under one key.
     *
     * @param ratings how many at least, in steps of five
     * @param solved which part says that it is solved: in hundredths, the lower border of a fifth
     * @param satisfied which part chose from the upper half of the scale, in the same way
     */
    record RatingView(String key, long ratings, int solved, int satisfied) {

        static RatingView of(Ratings.Told told) {
            return new RatingView(
                    told.key(),
                    told.ratings(),
                    told.solved().from(),
                    told.satisfied().from());
        }
    }

    /** By area, kind or month; of the months of two days, both included. */
    record RatingQuestion(
            @Nullable String by,
            @Nullable String area,
            @Nullable List<String> scenario,
            @Nullable String from,
            @Nullable String to) {}

    @GetMapping("/api/v1/ratings")
    List<RatingView> ratings(Actor actor, RatingQuestion asked) {
        var checks = new Checks();
        var by = checks.oneOf("by", Optional.ofNullable(asked.by()).orElse(""), BY);
        var scenarios = Optional.ofNullable(asked.scenario()).orElse(List.of());
        checks.codes("scenario", scenarios);
        var days = new Days(checks.day("from", asked.from()), checks.day("to", asked.to()));
        var question = new Question(checks.area("area", asked.area()), new HashSet<>(scenarios), days);
        checks.finish();
        return surveys.figure(actor, question, by.orElseThrow()).stream()
                .map(RatingView::of)
                .toList();
    }
}
