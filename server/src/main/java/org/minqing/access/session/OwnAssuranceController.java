package org.minqing.access.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Assurance;
import org.minqing.access.Lookers;
import org.minqing.access.RoleNames;
import org.minqing.access.telephone.Confirmation;
import org.minqing.access.telephone.Confirmations;
import org.minqing.access.telephone.DeskCodes;
import org.minqing.access.telephone.Telephone;
import org.minqing.access.telephone.Telephones;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How surely one's own account is one's own: by which telephone, and which desk confirmed it. Nobody's permission is asked. */
@RestController
@RequestMapping("/api/v1/me")
class OwnAssuranceController {

    private final Assurance assurance;
    private final Telephones telephones;
    private final Confirmations confirmations;
    private final DeskCodes codes;
    private final DeskNames desks;

    /**
     * @param level {@code telephone}, {@code confirmed} or {@code invited}
     * @param telephone enough of the number to know it; absent without one
     * @param confirmations which desks confirmed it and took that back, the newest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AssuranceView(String level, @Nullable String telephone, List<OwnConfirmationView> confirmations) {}

    /** {@code role} and {@code areaNames}: which desk, by language. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnConfirmationView(
            Instant at,
            String how,
            Map<String, String> role,
            Map<String, String> areaNames,
            @Nullable Instant withdrawnAt) {}

    /** Shown at the desk, told this once. */
    record DeskCodeView(String code, Instant expiresAt) {}

    /** What desks are called: the post of then, wherever it stands. */
    @Component
    record DeskNames(Lookers lookers, RoleNames roles, City city) {

        List<OwnConfirmationView> views(List<Confirmation> all) {
            var seats = lookers.seats(all.stream()
                    .flatMap(one -> one.by().post().stream())
                    .distinct()
                    .toList());
            return all.stream()
                    .map(one -> {
                        var seat = seats.get(one.by().post().orElseThrow());
                        return new OwnConfirmationView(
                                one.at(),
                                one.how().code(),
                                seat == null ? Map.of() : roles.of(seat.role()),
                                seat == null ? Map.of() : names(seat.area()),
                                one.withdrawnAt());
                    })
                    .toList();
        }

        private Map<String, String> names(AreaCode code) {
            var names = new LinkedHashMap<String, String>();
            city.area(code).ifPresent(area -> city.languages().forEach(one -> names.put(one, area.name(one))));
            return names;
        }
    }

    OwnAssuranceController(
            Assurance assurance, Telephones telephones, Confirmations confirmations, DeskCodes codes, DeskNames desks) {
        this.assurance = assurance;
        this.telephones = telephones;
        this.confirmations = confirmations;
        this.codes = codes;
        this.desks = desks;
    }

    @GetMapping("/assurance")
    AssuranceView assurance(@Parameter(hidden = true) SignedIn session) {
        var actor = Actor.of(session.account());
        return new AssuranceView(
                assurance.of(actor).code(),
                telephones.of(session.account()).map(Telephone::masked).orElse(null),
                desks.views(confirmations.of(session.account())));
    }

    /** Another code ends the one before. */
    @PostMapping("/desk-code")
    @ResponseStatus(HttpStatus.CREATED)
    DeskCodeView deskCode(@Parameter(hidden = true) SignedIn session) {
        var shown = codes.make(session.account());
        return new DeskCodeView(shown.code().text(), shown.expiresAt());
    }
}
