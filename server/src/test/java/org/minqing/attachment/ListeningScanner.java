package org.minqing.attachment;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A scanner that knows one harmful thing, the text that all scanners know for being tried out with. */
final class ListeningScanner implements AutoCloseable {

    /** In two halves, so that no scanner takes this source for the thing. */
    static final byte[] HARMFUL = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD" + "-ANTIVIRUS-TEST-FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    private static final int LARGEST = 20 << 20;

    private final ServerSocket listening;
    private final Thread listener;
    private volatile String always = "";
    private volatile boolean silent;

    ListeningScanner() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        listener = Thread.ofVirtual().start(this::listen);
    }

    Clamd asked(Duration patience) {
        return new Clamd(listening.getInetAddress().getHostAddress(), listening.getLocalPort(), patience);
    }

    /** From now on it says this, whatever it is asked. */
    void saysAlways(String reply) {
        always = reply;
    }

    /** From now on it takes what it is asked and says nothing. */
    void saysNothing() {
        silent = true;
    }

    /** Nobody is answered any more when this returns: the port closes only when the thread that waits at it has gone. */
    @Override
    public void close() {
        try {
            listening.close();
            listener.join();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                var asker = listening.accept();
                Thread.ofVirtual().start(() -> answer(asker));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket asker) {
        try (asker) {
            var from = new DataInputStream(asker.getInputStream());
            var reply = reply(from);
            if (silent) {
                from.readAllBytes();
                return;
            }
            asker.getOutputStream()
                    .write(((always.isEmpty() ? reply : always) + "\0").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // Whoever asked went away.
        }
    }

    private static String reply(DataInputStream from) throws IOException {
        return switch (word(from)) {
            case "zPING" -> "PONG";
            case "zINSTREAM" -> {
                var content = new ByteArrayOutputStream();
                for (var length = from.readInt(); length > 0; length = from.readInt()) {
                    if (content.size() + length > LARGEST) {
                        yield "INSTREAM size limit exceeded. ERROR";
                    }
                    content.writeBytes(from.readNBytes(length));
                }
                yield holds(content.toByteArray()) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
            }
            default -> "UNKNOWN COMMAND";
        };
    }

    private static String word(DataInputStream from) throws IOException {
        var word = new StringBuilder();
        for (var next = from.read(); next > 0; next = from.read()) {
            word.append((char) next);
        }
        return word.toString();
    }

    private static boolean holds(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .contains(new String(HARMFUL, StandardCharsets.ISO_8859_1));
    }
}
