package org.minqing.area;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DatumTest {

    private static final Offset<Double> CENTIMETRES = Offset.offset(0.0000002);
    private static final double METRES_A_DEGREE = 111_320;

    /** The customary example of the published formulas: Tian'anmen. */
    @Test
    void agreesWithTheKnownPairs() {
        var wgs84 = new Point(116.404, 39.915);
        near(Datum.GCJ02.fromWgs84(wgs84), 116.41024449916938, 39.91640428150164);
        near(Datum.BD09.fromWgs84(Datum.GCJ02.toWgs84(wgs84)), 116.41036949371029, 39.92133699351021);
    }

    @Property
    void comesBackToWithinAMetre(
            @ForAll @DoubleRange(min = 75, max = 134) double x, @ForAll @DoubleRange(min = 3, max = 53) double y) {
        var place = new Point(x, y);
        for (var datum : Datum.values()) {
            assertThat(metres(datum.toWgs84(datum.fromWgs84(place)), place)).isLessThan(0.01);
        }
    }

    @Property
    void isTheSameOutsideOfChina(@ForAll @DoubleRange(min = -180, max = 71) double x) {
        var place = new Point(x, 42.36);
        assertThat(Datum.GCJ02.toWgs84(place)).isEqualTo(place);
        assertThat(Datum.BD09.fromWgs84(place)).isEqualTo(place);
    }

    @Test
    void knowsADatumByItsExactNameOnly() {
        assertThat(Datum.named("GCJ02")).contains(Datum.GCJ02);
        assertThat(Datum.named("gcj02")).isEmpty();
        assertThat(Datum.named("CGCS2000")).isEmpty();
    }

    private static void near(Point point, double x, double y) {
        assertThat(point.x()).isCloseTo(x, CENTIMETRES);
        assertThat(point.y()).isCloseTo(y, CENTIMETRES);
    }

    private static double metres(Point one, Point other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y()) * METRES_A_DEGREE;
    }
}
