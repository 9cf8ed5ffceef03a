package org.minqing.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minqing.casework.PublishedCases.Span;
import org.minqing.exchange.Requests.Found;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.scenario.State;
import org.springframework.stereotype.Component;

/**
 * How published requests went on: of each only that it came into another state, with the words that the scenario has for that
 * state. Who asked every minute would have read the same.
 */
@Component
class Updates {

    private static final int MOST = 1_000;

    /** How far a time is paged through; a shorter time is asked for instead. */
    private static final int DEEPEST = 20_000;

    private final Requests requests;
    private final Moves moves;

    /** An update of a request that is public now. */
    record Update(Move move, State state) {

        /** The same for the same update, whenever it is asked for. */
        String id() {
            return id(move.request(), move.version());
        }

        static String id(CaseId request, int version) {
            return request + "." + version;
        }
    }

    Updates(Requests requests, Moves moves) {
        this.requests = requests;
        this.moves = moves;
    }

    /** The oldest first: of these requests or of all, within a time. Without ids it is at most 90 days. */
    List<Update> find(Parameters parameters) {
        var faults = new ArrayList<Fault>();
        var size = parameters.whole("page_size", MOST, MOST, faults);
        var page = parameters.whole("page", 1, DEEPEST / size, faults);
        var ids = parameters.list("service_request_id");
        var asked = requests.span("start_date", "end_date", parameters, faults);
        var span = ids.isEmpty() ? requests.within(asked, "start_date", faults) : asked;
        Parameters.refuse(faults);
        var all = ids.isEmpty() ? within(span, page * size) : of(ids, span);
        return all.stream().skip((page - 1L) * size).limit(size).toList();
    }

    private List<Update> of(List<String> ids, Span span) {
        var found = requests.byIds(ids);
        var of = moves.of(found.stream().map(one -> one.request().id()).toList()).stream()
                .filter(move -> span.from().filter(move.at()::isBefore).isEmpty())
                .filter(move -> span.to().filter(move.at()::isAfter).isEmpty())
                .toList();
        return updates(of, found);
    }

    /** The first so many of a time. What is not public takes no place among them. */
    private List<Update> within(Span span, int wanted) {
        var updates = new ArrayList<Update>();
        var last = Optional.<Move>empty();
        for (var passed = 0; updates.size() < wanted; passed += MOST) {
            if (passed > 2 * DEEPEST) {
                throw new ProblemException(
                        ExchangeProblem.PARAMETERS_WRONG, List.of(new Fault("start_date", "field.too-many")));
            }
            var next = moves.within(span, last, MOST);
            var ids = next.stream().map(Move::request).distinct().toList();
            updates.addAll(updates(next, requests.known(ids)));
            if (next.size() < MOST) {
                break;
            }
            last = Optional.of(next.getLast());
        }
        return updates;
    }

    private List<Update> updates(List<Move> all, List<Found> found) {
        var byId = found.stream().collect(Collectors.toMap(one -> one.request().id(), Function.identity()));
        return all.stream()
                .flatMap(move -> Optional.ofNullable(byId.get(move.request()))
                        .flatMap(one -> requests.state(one.request(), move.state()))
                        .map(state -> new Update(move, state))
                        .stream())
                .toList();
    }
}
