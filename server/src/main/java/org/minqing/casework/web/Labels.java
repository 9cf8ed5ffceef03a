package org.minqing.casework.web;

import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.casework.CaseNumbers;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words and numbers that a list shows beside ids. */
@Component
class Labels {

    private final City city;
    private final CaseNumbers numbers;

    Labels(City city, CaseNumbers numbers) {
        this.city = city;
        this.numbers = numbers;
    }

    String number(CaseId id) {
        return numbers.of(id);
    }

    String area(AreaCode code) {
        var language = LocaleContextHolder.getLocale().getLanguage();
        return city.area(code).map((Area area) -> area.name(language)).orElse("");
    }
}
