package org.minqing.workforce;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minqing.access.StaffPart;
import org.minqing.area.CityFolder;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.area.GridLayer;
import org.minqing.area.Level;

/** {@code workforce.yaml} while it is read: each wrong value becomes a fault, and reading goes on. */
final class WorkforceFile {

    static final String NAME = "workforce.yaml";

    private final Document document;
    private final Faults faults;
    private final CityFolder folder;
    private final Set<String> seats;

    WorkforceFile(Document document, Faults faults, CityFolder folder) {
        this.document = document;
        this.faults = faults;
        this.folder = folder;
        this.seats = StaffPart.seats(folder);
    }

    CityFolder folder() {
        return folder;
    }

    List<String> children(String pointer) {
        return document.children(pointer);
    }

    boolean has(String pointer) {
        return !document.at(pointer).isMissingNode();
    }

    String text(String pointer) {
        return document.at(pointer).asString("");
    }

    long whole(String pointer) {
        return document.at(pointer).asLong(0);
    }

    boolean isTrue(String pointer) {
        return document.at(pointer).asBoolean(false);
    }

    List<String> texts(String pointer) {
        return children(pointer).stream().map(this::text).toList();
    }

    void allowOnly(String pointer, Set<String> keys) {
        document.only(faults, pointer, keys);
    }

    /** A text in every language of the city. */
    Map<String, String> words(String pointer) {
        var words = new LinkedHashMap<String, String>();
        for (var language : folder.settings().languages()) {
            var text = text(pointer + "/" + language);
            if (text.isBlank() || text.length() > 200) {
                fault("name.missing", pointer, "The text in " + language + " is missing or too long", "Write it");
            } else {
                words.put(language, text);
            }
        }
        return words;
    }

    int number(String pointer, int otherwise, int most) {
        if (!has(pointer)) {
            return otherwise;
        }
        var number = document.at(pointer).asInt(0);
        if (number >= 1 && number <= most) {
            return number;
        }
        fault("workforce.number", pointer, "A number from 1 to " + most + " is needed", "Write one");
        return 1;
    }

    Optional<LocalTime> time(String pointer) {
        try {
            return Optional.of(LocalTime.parse(text(pointer)));
        } catch (DateTimeParseException unreadable) {
            fault("workforce.time", pointer, "This is no time of day: " + text(pointer), "Write it as \"08:00\"");
            return Optional.empty();
        }
    }

    Optional<String> level(String pointer) {
        return known(pointer, folder.settings().levels().stream().map(Level::id).toList(), "level");
    }

    Optional<String> layer(String pointer) {
        return known(
                pointer,
                folder.settings().gridLayers().stream().map(GridLayer::id).toList(),
                "layer");
    }

    Optional<String> known(String pointer, List<String> known, String kind) {
        if (known.contains(text(pointer))) {
            return Optional.of(text(pointer));
        }
        fault(
                kind + ".unknown",
                pointer,
                "There is no " + kind + " " + text(pointer),
                "Use one of: " + String.join(", ", known));
        return Optional.empty();
    }

    /** A role that has posts at a level, by the keys {@code role} and {@code level}. */
    Optional<WorkforceRules.Answers> post(String pointer, String roleKey) {
        var level = level(pointer + "/level");
        var role = text(pointer + "/" + roleKey);
        if (level.isEmpty() || !isSeat(pointer, role, level.get())) {
            return Optional.empty();
        }
        return Optional.of(new WorkforceRules.Answers(role, level.get()));
    }

    boolean isSeat(String pointer, String role, String level) {
        if (seats.contains(role + "@" + level)) {
            return true;
        }
        fault(
                "workforce.post",
                pointer,
                "roles.yaml knows no post " + role + " at level " + level,
                "Name a role that has this level");
        return false;
    }

    void fault(String code, String pointer, String message, String fix) {
        document.fault(faults, code, pointer, message, fix);
    }

    private static String shown(Set<String> words) {
        return String.join(", ", new ArrayList<>(words).stream().sorted().toList());
    }
}
