package org.minqing.oversight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.minqing.access.Lookers;
import org.minqing.access.Purposes;
import org.minqing.access.RoleNames;
import org.minqing.access.Unit;
import org.minqing.area.City;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.Purpose;

/** What purposes, posts, areas and the parts of a thing are called, by language. */
final class LookWords {

    private static final Control AS_ASKED = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    /** Under these keys the message files have words; other purposes are the city's. */
    private static final String PURPOSE = "look.purpose.";

    private static final String PART = "look.part.";

    private final Supplier<LookSettings> settings;
    private final RoleNames roles;
    private final Purposes purposes;
    private final City city;

    LookWords(Supplier<LookSettings> settings, RoleNames roles, Purposes purposes, City city) {
        this.settings = settings;
        this.roles = roles;
        this.purposes = purposes;
        this.city = city;
    }

    /** The city's words for a purpose, of a scenario or of sharing, else our own, else its code. */
    Map<String, String> purpose(Purpose purpose) {
        var shared = purposes.forSharing().get(purpose);
        if (shared != null) {
            return shared.names();
        }
        var said = settings.get().purposes().get(purpose.code());
        return said == null ? said(PURPOSE + purpose.code(), purpose.code()) : said;
    }

    /** All reasons that the city knows, by code. */
    Map<String, LookSettings.DelayCode> delays() {
        return settings.get().delays();
    }

    /** A reason to tell somebody later; absent for one that the city does not know. */
    Optional<LookSettings.DelayCode> delay(String code) {
        return Optional.ofNullable(settings.get().delays().get(code));
    }

    /** The words of a field; those of a part, such as the photos, are the same for all things. */
    Map<String, String> field(String field, Map<String, Map<String, String>> named) {
        return field.startsWith("@")
                ? said(PART + field.substring(1), field.substring(1))
                : named.getOrDefault(field, Map.of());
    }

    /**
     * What a post is called; the seat of a temporary body has the name of the body, whatever the language, and that of a share
     * the name of the office that looked.
     */
    Map<String, String> role(Lookers.Seat seat) {
        return seat.body()
                .map(body -> city.languages().stream().collect(Collectors.toMap(language -> language, _ -> body)))
                .or(() -> seat.sharedBy().flatMap(_ -> seat.department()).map(roles::ofDepartment))
                .orElseGet(() -> roles.of(seat.role()));
    }

    /** What an office is called: the department, else those of a role. */
    Map<String, String> office(Unit office) {
        return office.department()
                .map(roles::ofDepartment)
                .or(() -> office.role().map(roles::of))
                .orElse(Map.of());
    }

    /** The words of what a safeguard lists; none for a code that the city does not know any more. */
    Map<String, String> listed(Safeguard.Listed one) {
        return switch (one.kind()) {
            case ROLE -> roles.of(one.code());
            case DELAY -> delay(one.code()).map(LookSettings.DelayCode::names).orElse(Map.of());
        };
    }

    Map<String, String> area(AreaCode code) {
        var names = new LinkedHashMap<String, String>();
        city.area(code)
                .ifPresent(area -> city.languages().forEach(language -> names.put(language, area.name(language))));
        return names;
    }

    private static Map<String, String> said(String key, String otherwise) {
        var words = new LinkedHashMap<String, String>();
        for (var language : SPOKEN) {
            var bundle = ResourceBundle.getBundle("messages.oversight", language, AS_ASKED);
            words.put(language.getLanguage(), bundle.containsKey(key) ? bundle.getString(key) : otherwise);
        }
        return words;
    }
}
