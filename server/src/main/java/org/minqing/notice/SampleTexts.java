package org.minqing.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;

/**
 * In sample mode texts go to a file of the data folder that its owner alone may read, the newest last: nobody's telephone
 * rings for a number that a visitor made up.
 */
final class SampleTexts implements TextChannel {

    static final String FILE = "sample-texts";
    private static final int MOST = 50;

    private final Path file;
    private final Deque<String> lines = new ArrayDeque<>();

    SampleTexts(Path data) {
        this.file = data.resolve(FILE);
    }

    @Override
    public String name() {
        return FILE;
    }

    @Override
    public synchronized Channel.Result send(Text text) {
        lines.addLast(text.telephone() + " " + text.words());
        if (lines.size() > MOST) {
            lines.removeFirst();
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(file, new ArrayList<>(lines));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Channel.Result.Delivered();
    }
}
