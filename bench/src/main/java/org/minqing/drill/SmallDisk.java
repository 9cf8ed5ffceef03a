package org.minqing.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system that can be filled to its last byte; where none may be mounted, an ordinary folder that says why. */
final class SmallDisk implements AutoCloseable {

    private final Path outer;
    private final Path place;
    private final String why;

    private SmallDisk(Path outer, Path place, String why) {
        this.outer = outer;
        this.place = place;
        this.why = why;
    }

    static SmallDisk mount() throws IOException, InterruptedException {
        var outer = Files.createTempDirectory("minqing-drill");
        var place = Files.createDirectory(outer.resolve("small"));
        var mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=900m", "drill", place.toString())
                .redirectErrorStream(true)
                .start();
        var words = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        var mounted = mount.waitFor() == 0;
        return new SmallDisk(outer, place, mounted ? "" : "No small file system can be mounted here: " + words);
    }

    boolean isSmall() {
        return why.isEmpty();
    }

    /** Why it cannot be filled; empty when it can. */
    String why() {
        return why;
    }

    /** A new folder on it. */
    Path folder(String name) throws IOException {
        return Files.createDirectory(place.resolve(name));
    }

    void fill() throws IOException {
        var bytes = new byte[64 * 1024];
        try (var out = Files.newOutputStream(ballast())) {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("space")) {
                throw full;
            }
        }
    }

    void free() throws IOException {
        Files.delete(ballast());
    }

    private Path ballast() {
        return place.resolve("ballast");
    }

    @Override
    public void close() throws IOException {
        try {
            if (isSmall()) {
                new ProcessBuilder("umount", "-l", place.toString()).start().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Site.delete(outer);
    }
}
