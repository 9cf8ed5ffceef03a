package org.minqing.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.minqing.database.StartRefused;

/**
 * A second keys folder that follows the first: new keys and lines of the ledger come, and wrapping keys that were destroyed
 * in the first are destroyed in the second too. What would forget a key or an erasure is refused.
 */
public final class KeysCopy {

    private static final String LEDGER = "erasures.jsonl";
    private static final String WRAPPING = "wrapping-";

    private KeysCopy() {}

    /** How far a keys folder has come, by which an older copy of it is known; no secret. */
    public record State(int wrapping, int seal, long ledger) {}

    /** Refuses a folder without keys, in which nobody may make new ones by mistake. */
    public static State state(Path keys) {
        if (!Files.isDirectory(keys)) {
            throw new StartRefused("There is no keys folder " + keys + ".");
        }
        var folder = new KeysFolder(keys);
        var wrapping = newest(folder, WRAPPING);
        var seal = newest(folder, "seal-");
        if (wrapping == 0 || seal == 0) {
            throw new StartRefused("The folder " + keys + " holds no keys of Minqing.");
        }
        return new State(wrapping, seal, length(keys.resolve(LEDGER)));
    }

    /** Refuses keys that are older than a database which knew this state. */
    public static void refuseOlder(Path keys, State known) {
        var here = state(keys);
        if (here.wrapping() < known.wrapping() || here.seal() < known.seal() || here.ledger() < known.ledger()) {
            throw new StartRefused(
                    "The keys in " + keys + " are older than the backup. Use the newest copy that there is: "
                            + "with an old one erased content could come back.");
        }
    }

    /** Brings the copy up to the keys. */
    public static void follow(Path keys, Path copy) {
        var state = state(keys);
        var there = new KeysFolder(copy);
        refuseAnother(keys, copy, there, state);
        try {
            for (var name : new KeysFolder(keys).names("", "")) {
                if (name.endsWith(".key") || name.equals(LEDGER)) {
                    bring(keys.resolve(name), copy.resolve(name));
                }
            }
            for (var name : there.names(WRAPPING, ".key")) {
                if (!Files.exists(keys.resolve(name))) {
                    there.destroy(name);
                }
            }
            KeysFolder.force(copy);
        } catch (IOException failed) {
            throw new UncheckedIOException("The keys cannot be copied", failed);
        }
    }

    private static void refuseAnother(Path keys, Path copy, KeysFolder there, State state) {
        try {
            for (var name : there.names("", ".key")) {
                var original = keys.resolve(name);
                if (Files.exists(original) && Files.mismatch(original, copy.resolve(name)) >= 0) {
                    throw new StartRefused("The folder " + copy + " holds other keys than " + keys + ".");
                }
            }
            if (newest(there, WRAPPING) > state.wrapping() || !begins(keys.resolve(LEDGER), copy.resolve(LEDGER))) {
                throw new StartRefused("The folder " + copy + " knows more than " + keys
                        + ": a key or an erasure would be forgotten. Look which of them is the right one.");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The copy of the keys cannot be read", failed);
        }
    }

    /** The ledger only grows: the copy must be how it began. */
    private static boolean begins(Path ledger, Path copy) throws IOException {
        var known = length(copy);
        if (known == 0) {
            return true;
        }
        if (length(ledger) < known) {
            return false;
        }
        var differsAt = Files.mismatch(ledger, copy);
        return differsAt < 0 || differsAt >= known;
    }

    /** With its time, which says when a key was made. */
    private static void bring(Path from, Path to) throws IOException {
        var draft = to.resolveSibling("." + to.getFileName() + ".new");
        var content = Files.readAllBytes(from);
        Files.deleteIfExists(draft);
        Files.createFile(draft, KeysFolder.AS_FILE);
        Files.write(draft, content);
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.setLastModifiedTime(draft, Files.getLastModifiedTime(from));
        Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE);
        Arrays.fill(content, (byte) 0);
    }

    private static int newest(KeysFolder folder, String prefix) {
        return folder.names(prefix, ".key").stream()
                .map(name -> name.substring(prefix.length(), name.length() - ".key".length()))
                .filter(number -> number.matches("[0-9]{4,9}"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    private static long length(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException failed) {
            throw new UncheckedIOException("The erasure ledger cannot be read", failed);
        }
    }
}
