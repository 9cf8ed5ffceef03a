package org.minqing.drill;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A proxy between a server and its database. While it is cut, what was sent waits, and new connections open and stay silent,
 * as behind a switch that has died.
 */
final class Wire implements Line, Closeable {

    private final ServerSocket listening;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object gate = new Object();
    private boolean cut;

    Wire(int target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    @Override
    public void cut() {
        synchronized (gate) {
            cut = true;
        }
    }

    @Override
    public void mend() {
        synchronized (gate) {
            cut = false;
            gate.notifyAll();
        }
    }

    /** Another database than its own is reached without it. */
    @Override
    public String at(Postgres database) {
        return database.port() == target ? "127.0.0.1:" + listening.getLocalPort() : database.address();
    }

    @Override
    public String kind() {
        return "a proxy of the drill between server and database that passes nothing on";
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                var near = listening.accept();
                open.add(near);
                Thread.ofVirtual().start(() -> join(near));
            }
        } catch (IOException closed) {
            // The drill is over.
        }
    }

    private void join(Socket near) {
        try {
            pass();
            var far = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(far);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> copy(far, near));
            copy(near, far);
        } catch (IOException | InterruptedException ended) {
            end(near);
        }
    }

    private void copy(Socket from, Socket to) {
        var bytes = new byte[8192];
        try {
            for (var read = from.getInputStream().read(bytes);
                    read >= 0;
                    read = from.getInputStream().read(bytes)) {
                pass();
                to.getOutputStream().write(bytes, 0, read);
            }
            pass();
        } catch (IOException | InterruptedException broken) {
            // Both ends are told below.
        }
        end(from);
        end(to);
    }

    private void pass() throws InterruptedException {
        synchronized (gate) {
            while (cut) {
                gate.wait();
            }
        }
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed either way.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        mend();
        open.forEach(this::end);
    }
}
