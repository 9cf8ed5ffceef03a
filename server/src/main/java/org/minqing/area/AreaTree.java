package org.minqing.area;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.AreaRanges.Range;

/**
 * The areas of a city by code, with children and the codes of each subtree worked out once. Every code belongs to the
 * narrowest area whose span holds it; a subtree's ranges are the codes that belong to its areas. That is one range, unless
 * an area hangs elsewhere in the tree than its code says.
 */
final class AreaTree {

    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{0,14}");
    private static final String ZEROS = "0".repeat(15);

    private final SortedMap<AreaCode, Area> areas = new TreeMap<>();
    private final Map<AreaCode, List<Area>> children = new HashMap<>();
    private final Map<AreaCode, AreaRanges> ranges = new HashMap<>();
    private final List<Area> roots = new ArrayList<>();
    private final Map<String, Level> levels = new HashMap<>();

    /** Parents must be among the areas and of a wider level; the check of the folder sees to it. */
    AreaTree(List<Level> levels, Collection<Area> areas) {
        levels.forEach(level -> this.levels.put(level.id(), level));
        areas.forEach(area -> this.areas.put(area.code(), area));
        for (var area : this.areas.values()) {
            area.parent()
                    .ifPresentOrElse(
                            parent -> children.computeIfAbsent(parent, code -> new ArrayList<>())
                                    .add(area),
                            () -> roots.add(area));
        }
        var own = ownRanges();
        roots.forEach(root -> collect(root, own));
    }

    Optional<Area> area(AreaCode code) {
        return Optional.ofNullable(areas.get(code));
    }

    /** The area with a code as the folder's files write it: with the digits of the area's level and no more. */
    Optional<Area> named(String code) {
        if (!DIGITS.matcher(code).matches()) {
            return Optional.empty();
        }
        return area(new AreaCode(Long.parseLong(code + ZEROS.substring(code.length()))))
                .filter(found -> digits(found) == code.length());
    }

    private int digits(Area area) {
        var level = levels.get(area.level());
        return level == null ? ZEROS.length() : level.digits();
    }

    /** All areas by ascending code. */
    List<Area> all() {
        return List.copyOf(areas.values());
    }

    List<Area> roots() {
        return List.copyOf(roots);
    }

    List<Area> children(AreaCode code) {
        return List.copyOf(children.getOrDefault(code, List.of()));
    }

    AreaRanges ranges(AreaCode code) {
        return ranges.getOrDefault(code, AreaRanges.NONE);
    }

    private AreaRanges collect(Area area, Map<AreaCode, List<Range>> own) {
        var parts = new ArrayList<AreaRanges>();
        parts.add(new AreaRanges(own.getOrDefault(area.code(), List.of())));
        for (var child : children.getOrDefault(area.code(), List.of())) {
            parts.add(collect(child, own));
        }
        var whole = AreaRanges.union(parts);
        ranges.put(area.code(), whole);
        return whole;
    }

    /** Walks the codes upwards with the open spans on a stack: a code belongs to the innermost open span. */
    private Map<AreaCode, List<Range>> ownRanges() {
        var own = new HashMap<AreaCode, List<Range>>();
        var open = new ArrayList<Area>();
        var next = 0L;
        for (var area : areas.values()) {
            next = close(open, area.code().value() - 1, next, own);
            if (!open.isEmpty()) {
                add(own, open.getLast(), next, area.code().value() - 1);
            }
            next = area.code().value();
            open.add(area);
        }
        close(open, Long.MAX_VALUE, next, own);
        return own;
    }

    private long close(List<Area> open, long until, long from, Map<AreaCode, List<Range>> own) {
        var next = from;
        while (!open.isEmpty() && end(open.getLast()) <= until) {
            var last = open.removeLast();
            add(own, last, next, end(last));
            next = Math.max(next, end(last) + 1);
        }
        return next;
    }

    private static void add(Map<AreaCode, List<Range>> own, Area area, long from, long to) {
        if (from <= to) {
            own.computeIfAbsent(area.code(), code -> new ArrayList<>()).add(new Range(from, to));
        }
    }

    private long end(Area area) {
        var level = levels.get(area.level());
        return area.code().value() + (level == null ? 1 : level.span()) - 1;
    }
}
