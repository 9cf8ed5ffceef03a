package org.minqing.drill;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network namespace for a database, and two virtual cables into it. A cable that is pulled out at the far end is cut by the
 * kernel: what was sent waits, nobody is told, and new connections find no way. The addresses are of the block that is set
 * aside for trials of networks (RFC 2544). Only root may lay them.
 */
final class Cables implements Closeable {

    private final String space;
    private final List<Cable> laid = new ArrayList<>();

    private Cables(String space) {
        this.space = space;
    }

    /** One of the two; the database is at the address of its far end. */
    record Cable(String space, String near, String far, String address) implements Line {

        @Override
        public void cut() throws IOException, InterruptedException {
            ip("-n", space, "link", "set", far, "down");
        }

        @Override
        public void mend() throws IOException, InterruptedException {
            ip("-n", space, "link", "set", far, "up");
        }

        @Override
        public String at(Postgres database) {
            return address + ":" + database.port();
        }

        @Override
        public String kind() {
            return "a cable into a network namespace, pulled out in the kernel";
        }
    }

    /** Empty where the machine or the user's rights do not allow it. */
    static Optional<Cables> lay() throws InterruptedException {
        var cables = new Cables("minqing" + ProcessHandle.current().pid());
        try {
            ip("netns", "add", cables.space);
            ip("-n", cables.space, "link", "set", "lo", "up");
            cables.laid.add(cables.cable("a", "198.18.77."));
            cables.laid.add(cables.cable("b", "198.18.78."));
            return Optional.of(cables);
        } catch (IOException notAllowed) {
            cables.close();
            return Optional.empty();
        }
    }

    private Cable cable(String letter, String network) throws IOException, InterruptedException {
        var number = ProcessHandle.current().pid();
        var cable = new Cable(space, "mq" + letter + number, "mq" + letter + "far" + number, network + "2");
        ip("link", "add", cable.near(), "type", "veth", "peer", "name", cable.far(), "netns", space);
        ip("addr", "add", network + "1/30", "dev", cable.near());
        ip("link", "set", cable.near(), "up");
        ip("-n", space, "addr", "add", cable.address() + "/30", "dev", cable.far());
        ip("-n", space, "link", "set", cable.far(), "up");
        return cable;
    }

    Cable first() {
        return laid.getFirst();
    }

    Cable second() {
        return laid.getLast();
    }

    /** What stands before a command that is to run at the far end. */
    List<String> within() {
        return List.of("ip", "netns", "exec", space);
    }

    /** The cables go with the namespace. */
    @Override
    public void close() {
        try {
            ip("netns", "del", space);
        } catch (IOException neverThere) {
            // It was not allowed, and nothing is left of it.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        var ended = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (ended != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + ended);
        }
    }
}
