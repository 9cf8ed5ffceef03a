package org.minqing.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;

/**
 * The city that this server runs: its levels, its tree, its grids and where a point lies. One view, taken from the city
 * folder at start and swapped as a whole when the folder is loaded again; each answer comes from one view.
 */
public final class City {

    /** Half of the fourth decimal, the last that such sources write. */
    private static final double SAME = 0.00005;

    private final AtomicReference<@Nullable Ground> ground = new AtomicReference<>();

    /** The city as a folder describes it, wrong rows left out: for tools and tests. */
    public static City of(CityFolder folder) {
        return of(folder.ground(new Faults()));
    }

    static City of(Ground ground) {
        var city = new City();
        city.take(ground);
        return city;
    }

    /** A city that takes its ground when its folder is loaded; asking it earlier is a mistake of the caller. */
    City() {}

    void take(Ground next) {
        // Made now and not by the first who asks where something is.
        next.locator();
        ground.set(next);
    }

    /** Whether a folder has been loaded. */
    public boolean isLoaded() {
        return ground.get() != null;
    }

    public String id() {
        return settings().id();
    }

    /** What {@code city.yaml} says. */
    public CitySettings settings() {
        return ground().settings();
    }

    /** The IANA time zone in which the city works. */
    public String zone() {
        return settings().zone();
    }

    /** The languages of the city, the first one first. */
    public List<String> languages() {
        return settings().languages();
    }

    /** The levels from the widest to the narrowest. */
    public List<Level> levels() {
        return settings().levels();
    }

    public Optional<Area> area(AreaCode code) {
        return ground().tree().area(code);
    }

    /** The areas without a parent: usually one, the city itself. */
    public List<Area> roots() {
        return ground().tree().roots();
    }

    /** All areas by ascending code. */
    public List<Area> areas() {
        return ground().tree().all();
    }

    /** The areas of one level by ascending code. */
    public List<Area> areas(String level) {
        return areas().stream().filter(area -> area.level().equals(level)).toList();
    }

    /** The areas directly below, by ascending code. */
    public List<Area> children(AreaCode code) {
        return ground().tree().children(code);
    }

    /** The codes of the whole subtree; empty for an unknown code. */
    public AreaRanges ranges(AreaCode code) {
        return ground().tree().ranges(code);
    }

    /** The area of this level that holds the code, the code's own area included. */
    public Optional<AreaCode> ancestor(AreaCode code, String level) {
        return chain(code).stream()
                .filter(link ->
                        area(link).filter(area -> area.level().equals(level)).isPresent())
                .findFirst();
    }

    /** The code and everything above it, up to a root; empty for an unknown code. */
    public List<AreaCode> chain(AreaCode code) {
        var tree = ground().tree();
        var chain = new ArrayList<AreaCode>();
        for (var area = tree.area(code);
                area.isPresent();
                area = area.get().parent().flatMap(tree::area)) {
            chain.add(area.get().code());
        }
        return chain;
    }

    /**
     * The narrowest area that holds the point. A point on a border belongs to the lowest code among the areas that meet
     * there; a point outside of the city, or in water that no area holds, belongs to none.
     */
    public Optional<AreaCode> locate(Point point) {
        return ground().locator().locate(point);
    }

    /** The middle of an area's outline in WGS84, which a bent area may not hold; absent for an area without an outline. */
    public Optional<Point> middle(AreaCode code) {
        return ground().boundary(code).map(boundary -> {
            var middle = boundary.geometry().getCentroid();
            return new Point(middle.getX(), middle.getY());
        });
    }

    /** A place inside an area, for samples: drawn by the random numbers, and absent for an area without an outline. */
    public Optional<Point> somewhere(AreaCode code, RandomGenerator random) {
        return ground().boundary(code).map(boundary -> {
            var within = boundary.geometry().getEnvelopeInternal();
            for (var tries = 0; tries < 100; tries++) {
                var place = new Point(
                        within.getMinX() + random.nextDouble() * within.getWidth(),
                        within.getMinY() + random.nextDouble() * within.getHeight());
                if (locate(place).filter(leaf -> chain(leaf).contains(code)).isPresent()) {
                    return place;
                }
            }
            var inside = boundary.geometry().getInteriorPoint();
            return new Point(inside.getX(), inside.getY());
        });
    }

    /** The area that other systems mean by a text, as the folder lists them; for the import of what has no place. */
    public Optional<AreaCode> areaOfText(String text) {
        return ground().texts().find(text);
    }

    /** Whether this is a point that other systems write when they know no place. */
    public boolean isNoPlace(Point point) {
        return settings().noPlace().stream()
                .anyMatch(none -> Math.abs(none.x() - point.x()) < SAME && Math.abs(none.y() - point.y()) < SAME);
    }

    /** All grids of all layers. */
    public List<Grid> grids() {
        return ground().grids();
    }

    Ground ground() {
        var current = ground.get();
        if (current == null) {
            throw new IllegalStateException("The city folder is not loaded yet");
        }
        return current;
    }
}
