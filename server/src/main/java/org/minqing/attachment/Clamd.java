package org.minqing.attachment;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A scanner that speaks the protocol of clamd: asked about one file on one connection, of which it sees the bytes and
 * nothing else. Whatever goes wrong on the way counts as no answer.
 */
final class Clamd {

    private static final int PIECE = 64 << 10;
    private static final int LONGEST_REPLY = 1024;
    private static final String CLEAN = "stream: OK";
    private static final String FOUND = " FOUND";

    private final String host;
    private final int port;
    private final Duration patience;

    /** What it says of a file. */
    sealed interface Verdict {

        record Clean() implements Verdict {}

        /** @param what how the scanner calls it, in letters that may stand in an entry */
        record Harmful(String what) implements Verdict {}

        /** @param why for the log; nothing of the file */
        record NoAnswer(String why) implements Verdict {}
    }

    private interface Question {
        void ask(DataOutputStream to) throws IOException;
    }

    Clamd(String host, int port, Duration patience) {
        this.host = host;
        this.port = port;
        this.patience = patience;
    }

    Verdict scan(byte[] file) {
        try {
            return verdict(reply(to -> {
                to.write(word("zINSTREAM"));
                for (var from = 0; from < file.length; from += PIECE) {
                    var length = Math.min(PIECE, file.length - from);
                    to.writeInt(length);
                    to.write(file, from, length);
                }
                to.writeInt(0);
            }));
        } catch (IOException away) {
            return new Verdict.NoAnswer(away.toString());
        }
    }

    /** Whether it is there. */
    boolean answers() {
        try {
            return reply(to -> to.write(word("zPING"))).equals("PONG");
        } catch (IOException away) {
            return false;
        }
    }

    private static Verdict verdict(String reply) {
        if (reply.equals(CLEAN)) {
            return new Verdict.Clean();
        }
        if (reply.endsWith(FOUND)) {
            var name = reply.substring(reply.indexOf(':') + 1, reply.length() - FOUND.length());
            return new Verdict.Harmful(name.strip().replaceAll("[^A-Za-z0-9._/-]", "_"));
        }
        return new Verdict.NoAnswer("An answer of " + reply.length() + " signs that is neither OK nor FOUND");
    }

    private String reply(Question question) throws IOException {
        try (var socket = new Socket()) {
            // A read has a limit of its own; a write to somebody who does not read has none.
            var watch = Thread.ofVirtual().name("scanner-watch").start(() -> closeInTime(socket));
            try {
                socket.connect(new InetSocketAddress(host, port), (int) patience.toMillis());
                socket.setSoTimeout((int) patience.toMillis());
                var to = new DataOutputStream(socket.getOutputStream());
                question.ask(to);
                to.flush();
                return read(socket);
            } finally {
                watch.interrupt();
            }
        }
    }

    private void closeInTime(Socket socket) {
        try {
            Thread.sleep(patience);
            socket.close();
        } catch (InterruptedException answered) {
            Thread.currentThread().interrupt();
        } catch (IOException closed) {
            // It is closed already, which is all that was wanted.
        }
    }

    private static String read(Socket socket) throws IOException {
        var from = socket.getInputStream();
        var reply = new ByteArrayOutputStream();
        for (var next = from.read(); next > 0 && reply.size() < LONGEST_REPLY; next = from.read()) {
            reply.write(next);
        }
        return reply.toString(StandardCharsets.UTF_8).strip();
    }

    private static byte[] word(String command) {
        return (command + "\0").getBytes(StandardCharsets.US_ASCII);
    }
}
