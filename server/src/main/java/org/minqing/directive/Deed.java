package org.minqing.directive;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/** What an entry of a directive says happened: codes, ids, times and numbers. What was written is sealed beside it. */
sealed interface Deed {

    /** @param to the areas, each with the post that is told; an area where nobody holds one is there all the same */
    record Given(AreaCode from, Instant due, boolean counts, SortedMap<AreaCode, Optional<PostId>> to)
            implements Deed {}

    record Received(AreaCode area) implements Deed {}

    record PassedOn(AreaCode area, SortedMap<AreaCode, Optional<PostId>> to) implements Deed {}

    record Answered(AreaCode area, boolean done, Optional<BigDecimal> number) implements Deed {}

    record Returned(AreaCode area) implements Deed {}

    record Withdrawn() implements Deed {}

    record Closed() implements Deed {}

    /** @param step {@code warn}, {@code due} or {@code escalate} */
    record Reminded(String step, Instant due, int areas) implements Deed {}

    /** A rule refused something; nothing changed. */
    record Refused(String wish, String problem) implements Deed {}

    default String kind() {
        return "directive."
                + switch (this) {
                    case Given _ -> "given";
                    case Received _ -> "received";
                    case PassedOn _ -> "passed-on";
                    case Answered _ -> "answered";
                    case Returned _ -> "returned";
                    case Withdrawn _ -> "withdrawn";
                    case Closed _ -> "closed";
                    case Reminded _ -> "reminded";
                    case Refused _ -> "refused";
                };
    }

    /** The area whose row it changed; absent where it changed the directive itself. */
    default Optional<AreaCode> about() {
        return switch (this) {
            case Received(var area) -> Optional.of(area);
            case PassedOn passed -> Optional.of(passed.area());
            case Answered answered -> Optional.of(answered.area());
            case Returned(var area) -> Optional.of(area);
            case Given _, Withdrawn _, Closed _, Reminded _, Refused _ -> Optional.empty();
        };
    }

    /** The open part, for reading back with {@link #read}. */
    default Map<String, Object> open() {
        var open = new TreeMap<String, Object>();
        switch (this) {
            case Given(var from, var due, var counts, var to) -> {
                open.put("area", from.toString());
                open.put("due", due.toString());
                open.put("counts", counts);
                open.put("to", written(to));
            }
            case Received(var area) -> open.put("area", area.toString());
            case PassedOn(var area, var to) -> {
                open.put("area", area.toString());
                open.put("to", written(to));
            }
            case Answered(var area, var done, var number) -> {
                open.put("area", area.toString());
                open.put("done", done);
                number.ifPresent(said -> open.put("number", said.toPlainString()));
            }
            case Returned(var area) -> open.put("area", area.toString());
            case Withdrawn(), Closed() -> {}
            case Reminded(var step, var due, var areas) -> {
                open.put("step", step);
                open.put("due", due.toString());
                open.put("areas", areas);
            }
            case Refused(var wish, var problem) -> {
                open.put("wish", wish);
                open.put("problem", problem);
            }
        }
        return open;
    }

    /** Empty for entries of this stream that say nothing about the directive, such as an erasure. */
    static Optional<Deed> read(String kind, Map<String, Object> open) {
        return switch (kind) {
            case "directive.given" ->
                Optional.of(
                        new Given(area(open), time(open), Boolean.TRUE.equals(open.get("counts")), to(open.get("to"))));
            case "directive.received" -> Optional.of(new Received(area(open)));
            case "directive.passed-on" -> Optional.of(new PassedOn(area(open), to(open.get("to"))));
            case "directive.answered" ->
                Optional.of(new Answered(
                        area(open),
                        Boolean.TRUE.equals(open.get("done")),
                        Optional.ofNullable(open.get("number")).map(said -> new BigDecimal(said.toString()))));
            case "directive.returned" -> Optional.of(new Returned(area(open)));
            case "directive.withdrawn" -> Optional.of(new Withdrawn());
            case "directive.closed" -> Optional.of(new Closed());
            case "directive.reminded" ->
                Optional.of(new Reminded(
                        String.valueOf(open.get("step")),
                        time(open),
                        Integer.parseInt(String.valueOf(open.get("areas")))));
            case "directive.refused" ->
                Optional.of(new Refused(String.valueOf(open.get("wish")), String.valueOf(open.get("problem"))));
            default -> Optional.empty();
        };
    }

    private static Map<String, String> written(SortedMap<AreaCode, Optional<PostId>> to) {
        var written = new TreeMap<String, String>();
        to.forEach((area, post) ->
                written.put(area.toString(), post.map(PostId::toString).orElse("")));
        return written;
    }

    private static SortedMap<AreaCode, Optional<PostId>> to(@Nullable Object written) {
        var to = new TreeMap<AreaCode, Optional<PostId>>();
        if (written instanceof Map<?, ?> map) {
            map.forEach((area, post) -> to.put(
                    new AreaCode(Long.parseLong(String.valueOf(area))),
                    Optional.of(String.valueOf(post))
                            .filter(id -> !id.isEmpty())
                            .map(id -> new PostId(UUID.fromString(id)))));
        }
        return to;
    }

    private static AreaCode area(Map<String, Object> open) {
        return new AreaCode(Long.parseLong(String.valueOf(open.get("area"))));
    }

    private static Instant time(Map<String, Object> open) {
        return Instant.parse(String.valueOf(open.get("due")));
    }
}
