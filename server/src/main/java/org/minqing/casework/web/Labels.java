package org.minqing.casework.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minqing.access.Posts;
import org.minqing.access.RoleNames;
import org.minqing.area.City;
import org.minqing.casework.CaseNumbers;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.PostId;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words and numbers that people read beside ids. */
@Component
class Labels {

    private final City city;
    private final CaseNumbers numbers;
    private final Posts posts;
    private final RoleNames roles;

    Labels(City city, CaseNumbers numbers, Posts posts, RoleNames roles) {
        this.city = city;
        this.numbers = numbers;
        this.posts = posts;
        this.roles = roles;
    }

    String number(CaseId id) {
        return numbers.of(id);
    }

    /** The way from below the root down to the area: the name of a grid alone tells nobody where it is. */
    String area(AreaCode code) {
        var chain = city.chain(code).reversed();
        return names(chain.size() > 1 ? chain.subList(1, chain.size()) : chain);
    }

    /**
     * A post by its area, role and department, without which posts of one office would be called alike; nobody's name. Absent
     * when nobody holds it now.
     */
    Optional<String> post(PostId post) {
        return posts.hand(post).map(hand -> {
            var office = names(List.of(hand.area())) + " " + role(hand.role());
            return hand.department()
                    .map(department -> office + " · " + department(department))
                    .orElse(office);
        });
    }

    /** A post that nobody holds, by its level and role. */
    String office(String role, String level) {
        var levelName = city.levels().stream()
                .filter(one -> one.id().equals(level))
                .map(one -> one.names().getOrDefault(language(), level))
                .findFirst();
        return levelName.orElse(level) + " " + role(role);
    }

    String department(String department) {
        return roles.ofDepartment(department).getOrDefault(language(), department);
    }

    private String role(String role) {
        return roles.of(role).getOrDefault(language(), role);
    }

    private String names(List<AreaCode> codes) {
        return codes.stream()
                .flatMap(code -> city.area(code).stream())
                .map(area -> area.name(language()))
                .collect(Collectors.joining(" "));
    }

    private static String language() {
        return LocaleContextHolder.getLocale().getLanguage();
    }
}
