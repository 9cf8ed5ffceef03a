package org.minqing.scenario.language;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.scenario.By;
import tools.jackson.databind.JsonNode;

/** Reads the stories that stand beside a scenario: a cast with its posts, and what each of them does. */
final class StoryReader {

    private static final int MOST_STORIES = 200;
    private static final int MOST_STEPS = 100;
    private static final int MOST_CAST = 50;
    private static final int MOST_TASKS = 100;
    private static final int MOST_SAMPLES = 20;
    private static final int LONGEST_PAUSE = 10_000;

    private final Passage file;

    StoryReader(Document document, Faults faults) {
        this.file = new Passage(document, "", faults);
        file.only("cast", "stories");
    }

    /** The people of the stories, with the posts that each of them holds. */
    Map<String, List<Story.Post>> cast() {
        var cast = new LinkedHashMap<String, List<Story.Post>>();
        for (var member : file.at("cast").ids(MOST_CAST)) {
            cast.put(member.key(), posts(member));
        }
        return cast;
    }

    private static List<Story.Post> posts(Passage member) {
        return member.idList(MOST_CAST).stream()
                .map(written -> written.split("@", 2))
                .filter(parts -> {
                    if (parts.length < 2) {
                        member.fault("by.shape", "“" + parts[0] + "” is no post", "Write role@level");
                    }
                    return parts.length == 2;
                })
                .map(parts -> post(parts[0], parts[1].split("/", 2)))
                .toList();
    }

    private static Story.Post post(String role, String[] place) {
        var department = place.length > 1 ? Optional.of(place[1]) : Optional.<String>empty();
        return new Story.Post(new By.Holder(role, place[0]), department);
    }

    List<Story> stories(Set<String> cast) {
        var seen = new HashSet<String>();
        return file.at("stories").elements(MOST_STORIES).stream()
                .map(story -> {
                    story.only("story", "sampled", "steps");
                    var id = story.at("story").id();
                    if (!seen.add(id)) {
                        story.fault("scenario.duplicate", "The story “" + id + "” stands here twice", "Rename one");
                    }
                    return new Story(story, id, sampled(story.at("sampled")), steps(story.at("steps"), cast));
                })
                .toList();
    }

    private static Optional<Set<String>> sampled(Passage samples) {
        return samples.present() ? Optional.of(Set.copyOf(samples.idList(MOST_SAMPLES))) : Optional.empty();
    }

    private static List<Story.Step> steps(Passage steps, Set<String> cast) {
        return steps.elements(MOST_STEPS).stream().map(step -> step(step, cast)).toList();
    }

    private static Story.Step step(Passage step, Set<String> cast) {
        step.only("who", "does", "after-days", "with", "comes-to", "refused", "task");
        var who = step.at("who").text();
        if (!who.isEmpty() && !who.equals(Story.TIME) && !cast.contains(who)) {
            step.at("who").fault("story.cast", "Nobody in the cast is called “" + who + "”", "Add them to “cast”");
        }
        var comesTo = optional(step.at("comes-to"));
        var refused = optional(step.at("refused"));
        if (comesTo.isPresent() == refused.isPresent()) {
            step.fault("story.expects", "The step expects nothing, or two things", "Write comes-to or refused");
        }
        var days = step.at("after-days").number(0, LONGEST_PAUSE).orElse(0L);
        return new Story.Step(
                step,
                who,
                step.at("does").text(),
                Duration.ofDays(days),
                answers(step.at("with")),
                comesTo,
                refused,
                task(step));
    }

    private static OptionalInt task(Passage step) {
        return step.at("task")
                .number(1, MOST_TASKS)
                .map(number -> OptionalInt.of(number.intValue()))
                .orElse(OptionalInt.empty());
    }

    private static Optional<String> optional(Passage passage) {
        return passage.present() ? Optional.of(passage.text()) : Optional.empty();
    }

    private static Map<String, Object> answers(Passage with) {
        var answers = new LinkedHashMap<String, Object>();
        with.members().forEach(answer -> answers.put(answer.key(), value(answer.node())));
        return answers;
    }

    private static Object value(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.asLong();
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        if (node.isFloatingPointNumber()) {
            return node.asDouble();
        }
        if (node.isArray()) {
            return node.valueStream().map(StoryReader::value).toList();
        }
        if (node.isObject()) {
            var row = new LinkedHashMap<String, Object>();
            node.properties().forEach(answer -> row.put(answer.getKey(), value(answer.getValue())));
            return row;
        }
        return node.asString();
    }
}
