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

    /** A post by its area and role; nobody's name. Absent when nobody holds it now. */
    Optional<String> post(PostId post) {
        return posts.hand(post).map(hand -> {
            var role = roles.of(hand.role()).getOrDefault(language(), hand.role());
            return names(List.of(hand.area())) + " " + role;
        });
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
