package org.minqing.area;

import java.util.function.Consumer;

/**
 * A part of the city folder that is one file and becomes one value. To check the part is to read it for its faults; to load it
 * is to read it and hand the value on. A folder without the file has the value that a city without it lives by.
 *
 * @param <T> what the file says
 */
public abstract class FilePart<T> implements CityPart {

    private final String name;
    private final String file;
    private final T without;
    private final Consumer<? super T> taken;

    /** The part of this name in this file, and who takes what a loaded folder says. */
    protected FilePart(String name, String file, T without, Consumer<? super T> taken) {
        this.name = name;
        this.file = file;
        this.without = without;
        this.taken = taken;
    }

    /** What the document says; every fault of it is added, and what cannot be read counts as not written. */
    protected abstract T read(CityFolder folder, Document document, Faults faults);

    /** What the folder says; a file that is no YAML counts as missing, with its fault. */
    public final T read(CityFolder folder, Faults faults) {
        return folder.has(file)
                ? folder.document(file, faults)
                        .map(document -> read(folder, document, faults))
                        .orElse(without)
                : without;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void check(CityFolder folder, Faults faults) {
        read(folder, faults);
    }

    @Override
    public final void load(CityFolder folder) {
        taken.accept(read(folder, new Faults()));
    }
}
