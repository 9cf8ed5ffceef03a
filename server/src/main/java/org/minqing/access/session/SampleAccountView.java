package org.minqing.access.session;

import java.util.Map;
import java.util.TreeMap;
import org.minqing.access.RoleNames;
import org.minqing.access.SampleAccount;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.kernel.AreaCode;

/**
 * A sample account as a page offers it.
 *
 * @param post the role, {@code resident} for somebody without a post
 * @param postNames what the role is called, by language
 * @param areaNames what the area is called, by language
 * @param display the invented name
 * @param departmentNames what the department of the post is called, by language; empty where it is of none
 */
record SampleAccountView(
        String name,
        String password,
        String post,
        String area,
        Map<String, String> postNames,
        Map<String, String> areaNames,
        String display,
        Map<String, String> departmentNames) {

    static SampleAccountView of(SampleAccount account, RoleNames roles, City city) {
        return new SampleAccountView(
                account.name(),
                account.password(),
                account.post(),
                account.area(),
                roles.of(account.post()),
                areaNames(new AreaCode(Long.parseLong(account.area())), city),
                account.display(),
                account.department().map(roles::ofDepartment).orElse(Map.of()));
    }

    /** The area with the one above it, which tells one first grid from another. */
    private static Map<String, String> areaNames(AreaCode code, City city) {
        var names = new TreeMap<String, String>();
        for (var language : city.languages()) {
            city.chain(code).stream()
                    .limit(2)
                    .flatMap(link -> city.area(link).stream())
                    .map((Area area) -> area.name(language))
                    .reduce((own, above) -> above + " " + own)
                    .ifPresent(name -> names.put(language, name));
        }
        return names;
    }
}
