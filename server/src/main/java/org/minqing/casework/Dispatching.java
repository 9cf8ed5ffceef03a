package org.minqing.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.access.Posts;
import org.minqing.access.Unit;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.scenario.AssignRule;
import org.minqing.scenario.AssignmentTable;
import org.minqing.scenario.By;
import org.minqing.workforce.Choice;
import org.minqing.workforce.Choice.Reason;

/**
 * Finds the post that a case goes to. Each link of the rule's chain is asked in turn: all posts that answer for the area,
 * those of the case's department before the general ones; of several alike one is chosen as the rule says. Where it asks
 * who is on duty and nobody is, the first who is there takes the case; then the fallback is asked. When all have sent the
 * case back, the last of them has it for good. A case that is about a unit goes to nobody who acts for it; where nobody of the
 * rule is left, it climbs to the next post of the same role. Every look is written down, so that "why this post" has an answer for as
 * long as the entry stands.
 */
final class Dispatching {

    /** The post found, absent when nobody holds any that was asked for, and why. */
    record Found(Optional<PostId> post, Grounds grounds) {}

    private final Posts posts;
    private final Choosing choosing;

    Dispatching(Posts posts, Choosing choosing) {
        this.posts = posts;
        this.choosing = choosing;
    }

    /** The same for cases that are told afterwards, which come out the same whenever they are told. */
    Dispatching retelling() {
        return new Dispatching(posts, Choosing.first());
    }

    /** What is known of a case that is to go somewhere. */
    record Matter(AreaCode area, Optional<String> department, Optional<Unit> about) {}

    Found find(AssignRule rule, Matter matter) {
        var concerned = matter.about().map(posts::actingFor).orElse(Set.of());
        if (rule.post().isPresent()) {
            return new Found(rule.post().filter(post -> !concerned.contains(post)), Grounds.NONE);
        }
        return new Search(rule, matter, concerned).run();
    }

    /** One search and what it has looked at so far. */
    private final class Search {

        private final AssignRule rule;
        private final Matter matter;
        private final Set<PostId> concerned;
        private final List<Considered> looks = new ArrayList<>();

        private Search(AssignRule rule, Matter matter, Set<PostId> concerned) {
            this.rule = rule;
            this.matter = matter;
            this.concerned = concerned;
        }

        private Found run() {
            var post = along(rule.chain(), rule(rule.choose()))
                    .or(this::offDuty)
                    .or(() -> along(rule.fallback(), Choice.Rule.FIRST))
                    .or(this::above)
                    .or(this::last);
            return new Found(post, new Grounds(rule.because(), looks));
        }

        private Optional<PostId> along(List<By.Holder> chain, Choice.Rule choose) {
            for (var holder : chain) {
                var post = among(holder, choose);
                if (post.isPresent()) {
                    return post;
                }
            }
            return Optional.empty();
        }

        private Optional<PostId> among(By.Holder holder, Choice.Rule choose) {
            var alike = alike(holder);
            if (alike.isEmpty()) {
                looks.add(Considered.nobody(holder));
            }
            for (var candidates : alike) {
                var post = of(holder, choose, candidates);
                if (post.isPresent()) {
                    return post;
                }
            }
            return Optional.empty();
        }

        private Optional<PostId> of(By.Holder holder, Choice.Rule choose, List<PostId> candidates) {
            var except =
                    Stream.concat(rule.except().stream(), concerned.stream()).collect(Collectors.toUnmodifiableSet());
            var among = choosing.among(choose, candidates, except);
            among.looks().stream()
                    .map(look -> Considered.of(holder, look))
                    .map(look -> isConcerned(look) ? look.with(Reason.CONCERNED) : look)
                    .forEach(looks::add);
            return among.post();
        }

        private boolean isConcerned(Considered look) {
            return look.taker().filter(concerned::contains).isPresent();
        }

        /** A case about a unit climbs to posts of the same roles above, where nobody else of the rule can take it. */
        private Optional<PostId> above() {
            if (matter.about().isEmpty()) {
                return Optional.empty();
            }
            var asked = looks.stream().map(Considered::post).collect(Collectors.toSet());
            return Stream.concat(rule.chain().stream(), rule.fallback().stream())
                    .map(By.Holder::role)
                    .distinct()
                    .flatMap(role -> posts.above(matter.area(), role).stream())
                    .filter(hand -> !asked.contains(hand.post()))
                    .flatMap(hand ->
                            of(new By.Holder(hand.role(), hand.level()), Choice.Rule.FIRST, List.of(hand.post()))
                                    .stream())
                    .findFirst();
        }

        private List<List<PostId>> alike(By.Holder holder) {
            return Stream.concat(matter.department().map(Optional::of).stream(), Stream.of(Optional.<String>empty()))
                    .map(of -> posts.candidates(matter.area(), holder.role(), holder.level(), of))
                    .filter(found -> !found.isEmpty())
                    .toList();
        }

        private Optional<PostId> offDuty() {
            for (var look : looks) {
                if (look.result() == Reason.NOT_ON_DUTY) {
                    looks.set(looks.indexOf(look), look.with(Reason.NOBODY_ON_DUTY));
                    return look.taker();
                }
            }
            return Optional.empty();
        }

        /** The last who is there, else the last whose holder is away: no case is left without anybody to answer for it. */
        private Optional<PostId> last() {
            var there = looks.reversed().stream().filter(look -> look.result() == Reason.SENT_IT_BACK);
            var away = looks.reversed().stream().filter(look -> look.post() != null && !isConcerned(look));
            var last = Stream.concat(there, away).findFirst();
            last.ifPresent(look -> looks.add(look.with(Reason.FALLBACK)));
            return last.flatMap(Considered::taker);
        }
    }

    private static Choice.Rule rule(AssignmentTable.Choice choose) {
        return switch (choose) {
            case FIRST -> Choice.Rule.FIRST;
            case DUTY -> Choice.Rule.DUTY;
            case LEAST_LOAD -> Choice.Rule.LEAST_LOAD;
            case TURN -> Choice.Rule.TURN;
        };
    }
}
