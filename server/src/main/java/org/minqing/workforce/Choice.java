package org.minqing.workforce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minqing.kernel.PostId;

/**
 * Chooses one post among candidates and says of each why it was taken or passed over. A pure function: the same candidates
 * and facts give the same answer. The explanation names reasons and no figures, so that nobody reads from it who has how
 * much to do.
 */
public final class Choice {

    private Choice() {}

    /** How one is chosen among those who are there. */
    public enum Rule {
        /** The first. */
        FIRST,
        /** The first who is on duty. */
        DUTY,
        /** Who has the fewest open cases; of equals the first. */
        LEAST_LOAD,
        /** Whose last assignment is longest ago; of equals the first. */
        TURN
    }

    /**
     * What is known of the posts.
     *
     * @param held posts that somebody holds
     * @param away posts whose holders are on leave, with the cover where there is one
     * @param onDuty posts that are on duty now
     * @param load open cases of a post; none where it is not named
     * @param lastAssigned when a post was last given a case; never where it is not named
     * @param sentBack posts that sent this very case back
     */
    public record Facts(
            Set<PostId> held,
            Map<PostId, Optional<PostId>> away,
            Set<PostId> onDuty,
            Map<PostId, Integer> load,
            Map<PostId, Instant> lastAssigned,
            Set<PostId> sentBack) {

        public Facts {
            held = Set.copyOf(held);
            away = Map.copyOf(away);
            onDuty = Set.copyOf(onDuty);
            load = Map.copyOf(load);
            lastAssigned = Map.copyOf(lastAssigned);
            sentBack = Set.copyOf(sentBack);
        }
    }

    /** What came of looking at a candidate. */
    public enum Reason {
        CHOSEN("chosen"),
        NOBODY_THERE("nobody-there"),
        AWAY("away-without-cover"),
        COVERS_GO_ROUND("cover-circular"),
        SENT_IT_BACK("sent-it-back"),
        /** The case is about whoever holds it. */
        CONCERNED("concerned"),
        NOT_ON_DUTY("not-on-duty"),
        NOBODY_ON_DUTY("nobody-on-duty"),
        NOT_NEEDED("not-needed"),
        MORE_TO_DO("more-to-do"),
        LATER_IN_TURN("later-in-turn"),
        FALLBACK("fallback");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** One line of the explanation. The stand-in is named where another post is there for the candidate. */
    public record Look(PostId candidate, Optional<PostId> standIn, Reason reason) {}

    /** The post that was chosen, and every candidate in the order in which they were handed in. */
    public record Chosen(PostId post, List<Look> looks) {

        public Chosen {
            looks = List.copyOf(looks);
        }
    }

    /** The post that was chosen, absent where no candidate can take the case, and what came of looking at each. */
    public record Among(Optional<PostId> post, List<Look> looks) {

        public Among {
            looks = List.copyOf(looks);
        }
    }

    private record Candidate(PostId post, Presence presence, Optional<Reason> out) {

        PostId taker() {
            return presence.present().orElse(post);
        }

        Look look(Reason reason) {
            return new Look(post, presence.present().filter(there -> !there.equals(post)), reason);
        }
    }

    /** One of the candidates, or, where none of them can take the case, the fallback, which always answers. */
    public static Chosen choose(Rule rule, List<PostId> candidates, Facts facts, PostId fallback) {
        var among = among(rule, candidates, facts);
        if (among.post().isPresent()) {
            return new Chosen(among.post().get(), among.looks());
        }
        var last = new Candidate(fallback, presence(fallback, facts), Optional.empty());
        var looks = new ArrayList<>(among.looks());
        looks.add(last.look(Reason.FALLBACK));
        return new Chosen(last.taker(), looks);
    }

    /** One of the candidates, if one of them can take the case. */
    public static Among among(Rule rule, List<PostId> candidates, Facts facts) {
        var all = candidates.stream()
                .distinct()
                .map(post -> candidate(post, rule, facts))
                .toList();
        var best = all.stream().filter(candidate -> candidate.out().isEmpty()).min(order(rule, facts));
        var looks = new ArrayList<Look>();
        for (var candidate : all) {
            var won = best.filter(candidate::equals).isPresent();
            looks.add(candidate.look(won ? Reason.CHOSEN : candidate.out().orElse(passedOver(rule))));
        }
        return new Among(best.map(Candidate::taker), looks);
    }

    private static Candidate candidate(PostId post, Rule rule, Facts facts) {
        var presence = presence(post, facts);
        return new Candidate(post, presence, out(post, presence, rule, facts));
    }

    private static Presence presence(PostId post, Facts facts) {
        return Presence.of(post, facts.held()::contains, facts.away());
    }

    private static Optional<Reason> out(PostId post, Presence presence, Rule rule, Facts facts) {
        var absent = absent(presence.why());
        if (absent.isPresent()) {
            return absent;
        }
        var taker = presence.present().orElse(post);
        if (facts.sentBack().contains(post) || facts.sentBack().contains(taker)) {
            return Optional.of(Reason.SENT_IT_BACK);
        }
        return rule == Rule.DUTY && !facts.onDuty().contains(taker)
                ? Optional.of(Reason.NOT_ON_DUTY)
                : Optional.empty();
    }

    private static Optional<Reason> absent(Presence.Why why) {
        return switch (why) {
            case THERE, COVERED -> Optional.empty();
            case NOBODY_HOLDS_IT -> Optional.of(Reason.NOBODY_THERE);
            case AWAY -> Optional.of(Reason.AWAY);
            case COVERS_GO_ROUND -> Optional.of(Reason.COVERS_GO_ROUND);
        };
    }

    private static Comparator<Candidate> order(Rule rule, Facts facts) {
        return switch (rule) {
            case FIRST, DUTY -> (_, _) -> 0;
            case LEAST_LOAD -> Comparator.comparing(candidate -> facts.load().getOrDefault(candidate.taker(), 0));
            case TURN ->
                Comparator.comparing(candidate -> facts.lastAssigned().getOrDefault(candidate.taker(), Instant.MIN));
        };
    }

    private static Reason passedOver(Rule rule) {
        return switch (rule) {
            case FIRST, DUTY -> Reason.NOT_NEEDED;
            case LEAST_LOAD -> Reason.MORE_TO_DO;
            case TURN -> Reason.LATER_IN_TURN;
        };
    }
}
