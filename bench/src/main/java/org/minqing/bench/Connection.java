package org.minqing.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One kept-alive HTTP/1.1 connection to the server under test. Written by hand because client and server share the
 * processors: a general client costs about as much as the command that it measures.
 */
final class Connection implements AutoCloseable {

    private static final int MOST = 8 * 1024 * 1024;

    private final int port;
    private final String host;
    private Wire wire;

    /** The server ends a kept-alive connection after some number of requests and says so with the last answer. */
    private boolean ended;

    private record Wire(Socket socket, InputStream in, OutputStream out) {

        static Wire to(int port) throws IOException {
            var socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            return new Wire(
                    socket, new BufferedInputStream(socket.getInputStream(), 16 * 1024), socket.getOutputStream());
        }
    }

    record Answer(int status, List<String> headers, String body) {

        Optional<String> header(String name) {
            var prefix = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .findFirst();
        }
    }

    Connection(int port) throws IOException {
        this.port = port;
        host = "127.0.0.1:" + port;
        wire = Wire.to(port);
    }

    Answer send(String method, String path, List<String> headers, String contentType, byte[] body) throws IOException {
        var head = new StringBuilder(256)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (body.length > 0) {
            head.append("Content-Type: ").append(contentType).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        var headBytes = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        var request = new byte[headBytes.length + body.length];
        System.arraycopy(headBytes, 0, request, 0, headBytes.length);
        System.arraycopy(body, 0, request, headBytes.length, body.length);
        if (ended) {
            close();
            wire = Wire.to(port);
            ended = false;
        }
        wire.out().write(request);
        return read();
    }

    private Answer read() throws IOException {
        var status = Integer.parseInt(line().split(" ", 3)[1]);
        var headers = new ArrayList<String>();
        var length = 0;
        var chunked = false;
        for (var line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
            var lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
                chunked = true;
            } else if (lower.startsWith("connection:") && lower.contains("close")) {
                ended = true;
            }
        }
        var body = chunked ? chunks() : exactly(length);
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        var all = new java.io.ByteArrayOutputStream();
        while (true) {
            var size = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
            all.write(exactly(size));
            line();
            if (size == 0) {
                return all.toByteArray();
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        if (length > MOST) {
            throw new IOException("An answer of " + length + " bytes");
        }
        var bytes = wire.in().readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The server closed the connection");
        }
        return bytes;
    }

    private String line() throws IOException {
        var text = new StringBuilder(64);
        while (true) {
            var next = wire.in().read();
            if (next < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (next == '\n') {
                return text.toString();
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
    }

    @Override
    public void close() throws IOException {
        wire.socket().close();
    }
}
