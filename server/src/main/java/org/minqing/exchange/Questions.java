package org.minqing.exchange;

import jakarta.servlet.http.HttpServletRequest;
import org.minqing.area.City;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** Reads what every address of the specification is asked with. */
@Component
class Questions {

    private final Services services;
    private final City city;

    Questions(Services services, City city) {
        this.services = services;
        this.city = city;
    }

    /** Refused where the city offers nothing, the ending is unknown or another jurisdiction is named. */
    Question read(String ending, HttpServletRequest request) {
        var offers = services.offers();
        var format = Format.ending(ending).orElseThrow(() -> new ProblemException(ExchangeProblem.FORMAT_UNKNOWN));
        var parameters = new Parameters(request.getParameterMap());
        var jurisdiction = parameters.text("jurisdiction_id");
        if (jurisdiction.isPresent() && !jurisdiction.equals(offers.jurisdiction())) {
            throw new ProblemException(ExchangeProblem.JURISDICTION_UNKNOWN);
        }
        return new Question(format, Tongue.of(request, city.languages()), parameters);
    }
}
