package org.minqing.exchange.partner;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.area.Point;
import org.minqing.casework.CaseNumbers;
import org.minqing.casework.CaseReadings;
import org.minqing.casework.Casework;
import org.minqing.casework.Origin;
import org.minqing.casework.Report;
import org.minqing.casework.Where;
import org.minqing.exchange.ExchangeProblem;
import org.minqing.exchange.partner.Deliveries.Delivery;
import org.minqing.exchange.partner.Partner.Receives;
import org.minqing.exchange.partner.PartnerBodies.DeliveredView;
import org.minqing.exchange.partner.PartnerBodies.DeliveryBody;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A case that a partner delivers, made a report like any other; and how it stands, in the partner's words. */
@Component
class Delivering {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Deliveries deliveries;
    private final Casework casework;
    private final CaseReadings readings;
    private final CaseNumbers numbers;
    private final City city;
    private final InstantSource clock;

    Delivering(
            Deliveries deliveries,
            Casework casework,
            CaseReadings readings,
            CaseNumbers numbers,
            City city,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.casework = casework;
        this.readings = readings;
        this.numbers = numbers;
        this.city = city;
        this.clock = clock;
    }

    /** Takes it once; the same number with other content is refused, unless what came before was no case. */
    DeliveredView take(Partner partner, Actor actor, String number, DeliveryBody body) {
        var receives = receives(partner);
        if (!NUMBER.matcher(number).matches()) {
            throw wrong(List.of(new Fault("number", "field.invalid")));
        }
        var faults = new ArrayList<Fault>();
        var where = where(receives, body, faults);
        var answers = answers(receives, body, faults);
        if (!faults.isEmpty()) {
            throw wrong(faults);
        }
        var content = deliveries.fingerprint(partner.id(), number, JSON.writeValueAsString(body.content()));
        var delivery = deliveries.take(partner.id(), number, content, clock.instant());
        if (!delivery.isOf(content)) {
            throw new ProblemException(ExchangeProblem.NUMBER_REUSED);
        }
        casework.report(report(delivery, partner, actor, where.orElseThrow(), answers));
        deliveries.taken(delivery, clock.instant());
        return view(partner, actor, delivery);
    }

    /** How the case of a number stands. */
    DeliveredView read(Partner partner, Actor actor, String number) {
        var delivery = deliveries
                .find(partner.id(), number)
                .orElseThrow(() -> new ProblemException(ExchangeProblem.NUMBER_UNKNOWN));
        return view(partner, actor, delivery);
    }

    private DeliveredView view(Partner partner, Actor actor, Delivery delivery) {
        var dossier = readings.one(actor, delivery.caseId());
        var answers = receives(partner).answers();
        var standing = dossier.file().standing();
        return new DeliveredView(
                delivery.number(),
                delivery.caseId(),
                numbers.of(delivery.caseId()),
                answers.states().getOrDefault(standing.state(), ""),
                standing.changedAt(),
                told(answers.fields(), dossier.answers()));
    }

    /** The answers that have a name on the other side. */
    static Map<String, Object> told(Map<String, String> names, Map<String, Object> answers) {
        var told = new TreeMap<String, Object>();
        names.forEach(
                (ours, theirs) -> Optional.ofNullable(answers.get(ours)).ifPresent(answer -> told.put(theirs, answer)));
        return told;
    }

    private static Report report(
            Delivery delivery, Partner partner, Actor actor, Where where, Map<String, Object> answers) {
        return new Report(
                delivery.caseId(),
                new CommandId(delivery.command()),
                actor,
                receives(partner).scenario(),
                where,
                answers,
                List.of(),
                delivery.at(),
                Origin.LIVE,
                null,
                partner.source(),
                null,
                null);
    }

    private static Receives receives(Partner partner) {
        return partner.receives().orElseThrow(() -> new ProblemException(ExchangeProblem.NUMBER_UNKNOWN));
    }

    private Optional<Where> where(Receives receives, DeliveryBody body, List<Fault> faults) {
        var lon = body.lon();
        var lat = body.lat();
        if (lon != null && lat != null && body.area() == null) {
            if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) {
                return Optional.of(new Where.At(new Point(lon, lat)));
            }
            faults.add(new Fault("lat", "field.out-of-range"));
            return Optional.empty();
        }
        var named = Optional.ofNullable(body.area());
        var area = named.flatMap(code -> Optional.ofNullable(receives.areas().get(code)))
                .or(() -> named.flatMap(code -> city.areas().stream()
                        .map(Area::code)
                        .filter(one -> one.toString().equals(code))
                        .findFirst()));
        if (area.isEmpty()) {
            faults.add(new Fault("area", named.isEmpty() ? "field.place" : "field.unknown-area"));
        }
        return area.map(Where.In::new);
    }

    private static Map<String, Object> answers(Receives receives, DeliveryBody body, List<Fault> faults) {
        var answers = new LinkedHashMap<String, Object>(receives.given());
        Optional.ofNullable(body.fields()).orElse(Map.of()).forEach((name, answer) -> {
            var becomes = receives.fields().get(name);
            var path = "fields." + (name.length() > 64 ? name.substring(0, 64) : name);
            if (becomes == null) {
                faults.add(new Fault(path, "field.unknown"));
                return;
            }
            if (answer == null || answer.equals("")) {
                return;
            }
            becomes.of(answer)
                    .ifPresentOrElse(
                            ours -> answers.put(becomes.field(), ours),
                            () -> faults.add(new Fault(path, "field.choice")));
        });
        return answers;
    }

    private static ProblemException wrong(List<Fault> faults) {
        return new ProblemException(ExchangeProblem.DELIVERY_WRONG, faults);
    }
}
