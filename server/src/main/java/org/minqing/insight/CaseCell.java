package org.minqing.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minqing.journal.Entry;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a case is counted under. */
record CaseCell(
        long area,
        String scenario,
        String scenarioClass,
        String department,
        String state,
        LocalDate day,
        String origin,
        String about) {

    /** A case that comes into a cell (1) or leaves it (-1). */
    record Step(CaseCell cell, int by) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** What an entry does to the cells; nothing for an entry of another kind or one that changed nothing. */
    static List<Step> steps(Entry entry) {
        var kind = entry.draft().kind();
        if (!kind.equals("case.reported") && !kind.equals("case.moved")) {
            return List.of();
        }
        var open = JSON.readValue(entry.draft().open(), OBJECT);
        var department = text(open.get("department"));
        var after = cell(open, text(open.get("to")), department);
        if (kind.equals("case.reported")) {
            return List.of(new Step(after, 1));
        }
        var departmentBefore = open.containsKey("departmentBefore") ? text(open.get("departmentBefore")) : department;
        var before = cell(open, text(open.get("from")), departmentBefore);
        return before.equals(after) ? List.of() : new ArrayList<>(List.of(new Step(before, -1), new Step(after, 1)));
    }

    private static CaseCell cell(Map<String, Object> open, String state, String department) {
        return new CaseCell(
                Long.parseLong(text(open.get("area"))),
                text(open.get("scenario")),
                text(open.get("class")),
                department,
                state,
                LocalDate.parse(text(open.get("day"))),
                open.containsKey("origin") ? text(open.get("origin")) : "live",
                text(open.get("about")));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
