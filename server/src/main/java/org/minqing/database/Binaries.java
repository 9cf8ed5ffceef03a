package org.minqing.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL for this machine, unpacked once from the class path into a folder. */
final class Binaries {

    private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);

    private Binaries() {}

    /** Unpacks into {@code folder} unless that has been done; a half-unpacked folder never gets this name. */
    static Path unpackTo(Path folder) {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        var resource = resourceName(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (var archive = Binaries.class.getResourceAsStream(resource)) {
            if (archive == null) {
                throw new StartRefused("This build holds no PostgreSQL for this machine (" + resource
                        + "). Use your own with MINQING_DB_URL.");
            }
            var parent = Files.createDirectories(folder.toAbsolutePath().getParent());
            var half = Files.createTempDirectory(
                    parent,
                    "unpacking-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            unpack(archive, half);
            publish(half, folder);
            LOG.info("Unpacked the embedded PostgreSQL into {}", folder);
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Two processes may unpack at the same time; the first one's folder stays. */
    private static void publish(Path half, Path folder) throws IOException {
        try {
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException lost) {
            Folders.delete(half);
            if (!Files.isDirectory(folder)) {
                throw lost;
            }
        }
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        var file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new FileAlreadyExistsException(entry.getName(), target.toString(), "leads out of the folder");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        var executable = (entry.getMode() & 0b001_000_000) != 0;
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** Where the programs for such a machine lie on the class path, when the build was made for it. */
    static String resourceName(String systemName, String processor) {
        var system = systemName.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var machine = switch (processor) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
        return "/postgres-" + system + "-" + machine + ".txz";
    }
}
