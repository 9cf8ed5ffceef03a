package org.minqing.casework;

import java.time.ZoneId;
import java.util.Optional;
import org.minqing.area.City;
import org.minqing.kernel.CaseId;
import org.springframework.stereotype.Component;

/** The numbers of this city's cases. */
@Component
public class CaseNumbers {

    private final City city;
    private volatile String prefix = "";

    CaseNumbers(City city) {
        this.city = city;
    }

    /** The number of a case, for people. */
    public String of(CaseId id) {
        return numbers().of(id);
    }

    Optional<CaseNumber.Meaning> read(String words) {
        return numbers().read(words);
    }

    void begin(String with) {
        prefix = with;
    }

    private CaseNumber numbers() {
        return new CaseNumber(prefix, ZoneId.of(city.zone()));
    }
}
