package dev.gatecrash.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A port for a server that is yet to start. A socket is bound to it but does not listen: the system then gives the port to
 * nobody who asks for any, and still lets a server have it that asks for this one. Where the system does not let it, as
 * outside of Linux, the port is released at once, and free until the server takes it.
 */
final class ReservedPort implements AutoCloseable {

    private final Socket holder;
    private final int number;

    private ReservedPort(Socket holder) {
        this.holder = holder;
        this.number = holder.getLocalPort();
    }

    /** One that is free. Held until closed, so that a server that stops and starts again finds it free too. */
    static ReservedPort choose() {
        try {
            Socket holder = new Socket();
            holder.setReuseAddress(true);
            holder.bind(new InetSocketAddress(0));
            ReservedPort port = new ReservedPort(holder);
            if (!port.leavesRoomForAServer()) {
                holder.close();
            }
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException("no free port for the server under test", e);
        }
    }

    int number() {
        return number;
    }

    @Override
    public void close() {
        try {
            holder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean leavesRoomForAServer() {
        try (ServerSocket server = new ServerSocket()) {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(number));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
