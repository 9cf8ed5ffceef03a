package org.minqing.database;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream of exactly the length that was promised, whatever happens to the file: cut off, or filled up with zeros. */
final class SteadyStream extends InputStream {

    private final InputStream content;
    private long left;

    SteadyStream(InputStream content, long length) {
        this.content = content;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0) {
            return length == 0 ? 0 : -1;
        }
        var most = (int) Math.min(length, left);
        var read = content.read(into, offset, most);
        if (read < 0) {
            Arrays.fill(into, offset, offset + most, (byte) 0);
            read = most;
        }
        left -= read;
        return read;
    }
}
