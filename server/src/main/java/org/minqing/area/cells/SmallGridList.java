package org.minqing.area.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.area.Grid;
import org.minqing.kernel.AreaCode;

/**
 * Lists small grids under the members of a grid layer. How many each gets is drawn with a fixed seed around the mean; the
 * largest remainders make the sum come out exactly.
 */
final class SmallGridList {

    private static final String HEADER = "code,level,parent,name,name.en,unit,synthetic\n";

    private SmallGridList() {}

    /** A share of the total: the whole part, and what was cut off, by which the rest is given out. */
    private record Share(AreaCode code, int whole, double cut) {}

    static String csv(City city, Recipe.SmallGrids recipe, long seed) {
        var members = city.grids().stream()
                .filter(grid -> grid.layer().equals(recipe.layer()))
                .map(Grid::members)
                .flatMap(List::stream)
                .sorted()
                .toList();
        var csv = new StringBuilder(HEADER);
        for (var share : shares(members, recipe.total(), new SplittableRandom(seed))) {
            for (var number = 1; number <= share.whole(); number++) {
                row(city.area(share.code()).orElseThrow(), number, recipe, csv);
            }
        }
        return csv.toString();
    }

    private static void row(Area parent, int number, Recipe.SmallGrids recipe, StringBuilder csv) {
        var code = Long.toString(parent.code().value());
        var above = code.substring(0, 12);
        csv.append(above).append("%03d".formatted(number)).append(',').append(recipe.level());
        csv.append(',').append(above);
        csv.append(',').append(recipe.name().replace("{n}", Integer.toString(number)));
        csv.append(',').append(recipe.nameEnglish().replace("{n}", Integer.toString(number)));
        csv.append(",,yes\n");
    }

    private static List<Share> shares(List<AreaCode> members, int total, SplittableRandom random) {
        var weights = members.stream()
                .mapToDouble(code -> random.nextDouble(0.6, 1.4))
                .toArray();
        var sum = Arrays.stream(weights).sum();
        var shares = new ArrayList<Share>();
        for (var index = 0; index < weights.length; index++) {
            var exact = weights[index] / sum * total;
            shares.add(new Share(members.get(index), (int) exact, exact - (int) exact));
        }
        var missing = total - shares.stream().mapToInt(Share::whole).sum();
        var byCut = shares.stream()
                .sorted(Comparator.comparingDouble(Share::cut).reversed().thenComparing(Share::code))
                .limit(missing)
                .map(Share::code)
                .toList();
        return shares.stream()
                .map(share -> byCut.contains(share.code()) ? new Share(share.code(), share.whole() + 1, 0) : share)
                .toList();
    }
}
