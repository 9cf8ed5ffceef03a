package org.minqing.area;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Geometry;
import org.minqing.kernel.AreaCode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outlines of a level as GeoJSON in WGS84, simplified for drawing so that neighbours still share their borders. Ready
 * texts are kept until the city's ground is replaced.
 */
public final class AreaShapes {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_TEXTS = 200;

    /** A thousandth of the drawn width: a screen of that many dots shows no difference. */
    private static final double TOLERANCE = 0.0006;

    private final City city;
    private final Cache<Key, Shapes> ready =
            Caffeine.newBuilder().maximumSize(MOST_TEXTS).build();

    /** A ready text, as it stands and compressed, and a tag that changes with its content. */
    public record Shapes(byte[] text, byte[] compressed, String tag) {}

    private record Key(Ground ground, String level, Optional<AreaCode> within, String language) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key(var itsGround, var itsLevel, var itsWithin, var itsLanguage)
                    && System.identityHashCode(ground) == System.identityHashCode(itsGround)
                    && level.equals(itsLevel)
                    && within.equals(itsWithin)
                    && language.equals(itsLanguage);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(ground) * 31
                    + level.hashCode() * 17
                    + within.hashCode()
                    + language.hashCode();
        }
    }

    AreaShapes(City city) {
        this.city = city;
    }

    /**
     * The areas of a level, all of them or those within an area, named in a language where the city has it; areas without
     * a boundary are left out.
     */
    public Shapes of(String level, Optional<AreaCode> within, String language) {
        return ready.get(new Key(city.ground(), level, within, language), AreaShapes::made);
    }

    private static Shapes made(Key key) {
        var ground = key.ground();
        var areas = ground.tree().all().stream()
                .filter(area -> area.level().equals(key.level()))
                .filter(area -> key.within()
                        .map(code -> ground.tree().ranges(code).contains(area.code()))
                        .orElse(true))
                .filter(area -> ground.boundary(area.code()).isPresent())
                .toList();
        var text = text(key, areas).getBytes(StandardCharsets.UTF_8);
        return new Shapes(text, compressed(text), tag(text));
    }

    private static String text(Key key, List<Area> areas) {
        var ground = key.ground();
        var geometries = areas.stream()
                .flatMap(area -> ground.boundary(area.code()).stream())
                .map(Boundary::geometry)
                .toArray(Geometry[]::new);
        var simple = simplified(geometries);
        var text = new StringBuilder("{\"type\":\"FeatureCollection\",\"datum\":\"WGS84\",\"features\":[");
        for (var index = 0; index < simple.length; index++) {
            var area = areas.get(index);
            text.append(index == 0 ? "" : ",")
                    .append("{\"type\":\"Feature\",\"id\":")
                    .append(area.code());
            text.append(",\"properties\":").append(JSON.writeValueAsString(Properties.of(key, area)));
            text.append(",\"geometry\":");
            GeoJson.write(simple[index], text);
            text.append('}');
        }
        return text.append("]}").toString();
    }

    /** What a map needs to know of an area. */
    private record Properties(
            long code, String level, String name, Map<String, String> names, boolean synthetic, String runBy) {

        static Properties of(Key key, Area area) {
            var synthetic = key.ground()
                    .boundary(area.code())
                    .filter(Boundary::synthetic)
                    .isPresent();
            return new Properties(
                    area.code().value(),
                    area.level(),
                    area.name(key.language()),
                    new TreeMap<>(area.names()),
                    synthetic,
                    area.runBy().orElse(""));
        }
    }

    /** The wider the areas, the coarser: a thousandth of the middle width of the drawn areas' extent. */
    private static Geometry[] simplified(Geometry[] geometries) {
        if (geometries.length == 0) {
            return geometries;
        }
        var extent = GeoJson.FACTORY.createGeometryCollection(geometries).getEnvelopeInternal();
        var tolerance = TOLERANCE * Math.min(extent.getWidth(), extent.getHeight()) / Math.sqrt(geometries.length);
        return CoverageSimplifier.simplify(geometries, tolerance);
    }

    private static byte[] compressed(byte[] text) {
        var bytes = new ByteArrayOutputStream(text.length / 3);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String tag(byte[] text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
