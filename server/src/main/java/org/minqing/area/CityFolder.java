package org.minqing.area;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A city folder on disk with its parsed {@code city.yaml}. Every file is read through it: only inside the folder, only
 * UTF-8, only up to a size; what cannot be read becomes a fault.
 */
public final class CityFolder {

    /** The file that makes a folder a city. */
    public static final String CITY_FILE = "city.yaml";

    private static final long MOST_BYTES = 8L << 20;

    private final Path root;
    private final CitySettings settings;
    private final Map<Class<?>, Reading> readings = new ConcurrentHashMap<>();

    /** What was read of the folder, with what was wrong in its files. */
    private static final class Reading {

        private Optional<Object> value = Optional.empty();
        private final Faults found = new Faults();

        synchronized Object of(Function<Faults, ?> reader, Faults faults) {
            if (value.isEmpty()) {
                value = Optional.of(reader.apply(found));
            }
            found.all().forEach(faults::add);
            return value.get();
        }
    }

    private CityFolder(Path root, CitySettings settings) {
        this.root = root;
        this.settings = settings;
    }

    /** Opens a folder; empty, with the faults said, when its {@code city.yaml} cannot be read at all. */
    public static Optional<CityFolder> open(Path root, Faults faults) {
        var folder = root.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            faults.in("").add("folder.missing", 0, "", "There is no such folder", "Name a city folder");
            return Optional.empty();
        }
        return document(folder, CITY_FILE, faults)
                .map(document -> new CityFolder(folder, CitySettings.read(document, faults)));
    }

    public Path root() {
        return root;
    }

    /** What {@code city.yaml} says. */
    public CitySettings settings() {
        return settings;
    }

    /** The city as this folder describes it, without boundaries: for checks that need the tree. Wrong rows are left out. */
    public City city() {
        return City.of(tree(new Faults()));
    }

    /**
     * What a reader makes of this folder: read at the first call, the same afterwards, for as long as somebody holds the
     * folder. The faults of the reading are added at each call. Parts may ask at the same time: who comes second waits.
     */
    public <T> T once(Class<T> kind, Faults faults, Function<Faults, T> reader) {
        var reading = readings.computeIfAbsent(kind, _ -> new Reading());
        return kind.cast(reading.of(reader, faults));
    }

    /** Tree and grids. */
    Ground tree(Faults faults) {
        return once(Tree.class, faults, found -> new Tree(Ground.readTree(this, found)))
                .ground();
    }

    /** Everything, boundaries included. */
    Ground ground(Faults faults) {
        return once(Ground.class, faults, found -> tree(found).withBoundaries(this, found));
    }

    /** The ground before its boundaries are read. */
    private record Tree(Ground ground) {}

    /** A YAML or JSON file ({@code .json}, {@code .geojson}) of the folder. */
    public Optional<Document> document(String file, Faults faults) {
        return document(root, file, faults);
    }

    /** A CSV file of the folder; a fault when one of the required columns is missing. */
    public Optional<Table> table(String file, List<String> required, Faults faults) {
        var table = text(root, file, faults).flatMap(text -> Csv.read(file, text, faults));
        if (table.isEmpty()) {
            return table;
        }
        var missing = required.stream()
                .filter(column -> !table.get().columns().contains(column))
                .toList();
        for (var column : missing) {
            faults.in(file).add("csv.column-missing", 1, column, "Column " + column + " is missing", "Add the column");
        }
        return missing.isEmpty() ? table : Optional.empty();
    }

    /** A text file of the folder as it stands. */
    public Optional<String> text(String file, Faults faults) {
        return text(root, file, faults);
    }

    /** Whether the folder holds this file; a path that leads out of the folder is held to be absent. */
    public boolean has(String file) {
        return inside(root, file).filter(Files::isRegularFile).isPresent();
    }

    /** The files directly in a directory of the folder with this ending, by name; none when there is no directory. */
    public List<String> files(String directory, String ending) {
        var place = inside(root, directory).filter(Files::isDirectory);
        if (place.isEmpty()) {
            return List.of();
        }
        try (var found = Files.list(place.get())) {
            return found.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<Document> document(Path root, String file, Faults faults) {
        return text(root, file, faults).flatMap(text -> Yaml.read(file, text, faults));
    }

    private static Optional<String> text(Path root, String file, Faults faults) {
        var place = inside(root, file);
        if (place.isEmpty()) {
            faults.in(file).add("file.outside", 0, "", "The path leads out of the folder", "Name a file inside it");
            return Optional.empty();
        }
        if (!Files.isRegularFile(place.get())) {
            faults.in(file).add("file.missing", 0, "", "There is no such file", "Add it or remove its mention");
            return Optional.empty();
        }
        return TextFile.read(file, place.get(), MOST_BYTES, faults);
    }

    /** The place of a file, unless it lies outside, also by way of a symbolic link. */
    private static Optional<Path> inside(Path root, String file) {
        try {
            var place = root.resolve(file).normalize();
            if (!place.startsWith(root)) {
                return Optional.empty();
            }
            var leadsOut = Files.exists(place) && !place.toRealPath().startsWith(root.toRealPath());
            return leadsOut ? Optional.empty() : Optional.of(place);
        } catch (InvalidPathException | IOException unusable) {
            return Optional.empty();
        }
    }
}
