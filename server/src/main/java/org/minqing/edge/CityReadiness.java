package org.minqing.edge;

import org.minqing.area.City;
import org.springframework.stereotype.Component;

/** The city folder is loaded. */
@Component
class CityReadiness implements Readiness {

    private final City city;

    CityReadiness(City city) {
        this.city = city;
    }

    @Override
    public String name() {
        return "city";
    }

    @Override
    public boolean holds() {
        return city.isLoaded();
    }
}
