package dev.gatecrash.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast one server answers over keep-alive connections.
 *
 * @param peer the server
 */
record Pace(RunningPeer peer) {

    /** Something that is asked again and again. */
    private interface Question {
        void ask(WireClient client) throws IOException;
    }

    /** Asks for tokens until the server's code is compiled. */
    void settleTokens() throws IOException, InterruptedException {
        micros(1, token(), settling());
    }

    /** Microseconds for one token, all connections together. */
    double tokens(int connections) throws IOException, InterruptedException {
        return micros(connections, token(), measuring());
    }

    /** Goes through code flows until the server's code is compiled. */
    void settleFlows() throws IOException, InterruptedException {
        micros(1, flow(), settling());
    }

    /** Microseconds for one code flow over one connection. */
    double flows() throws IOException, InterruptedException {
        return micros(1, flow(), measuring());
    }

    private Question token() {
        byte[] request = peer.tokenRequest();
        return client -> client.send(request, 200);
    }

    private Question flow() {
        RunningPeer.CodeFlow flow = peer.codeFlow().orElseThrow();
        byte[] request = flow.request();
        return client -> {
            String redirect = client.send(request);
            client.send(flow.redemption(Subject.code(redirect)), 200);
        };
    }

    private static Duration settling() {
        return Duration.ofSeconds(Integer.getInteger("benchmark.settle"));
    }

    private static Duration measuring() {
        return Duration.ofMillis(2L * Integer.getInteger("benchmark.millis"));
    }

    private double micros(int connections, Question question, Duration time) throws IOException, InterruptedException {
        long nanos = time.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            List<Callable<Integer>> clients = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                clients.add(() -> ask(question, start + nanos));
            }
            int answers = 0;
            for (Future<Integer> client : threads.invokeAll(clients)) {
                answers += client.get();
            }
            return (System.nanoTime() - start) / 1_000.0 / answers;
        } catch (ExecutionException e) {
            throw new IOException("a client failed", e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private int ask(Question question, long end) throws IOException {
        int answers = 0;
        while (System.nanoTime() < end) {
            int more = askOver(question, end);
            if (more == 0) {
                throw new IOException("a new connection was closed before its first answer");
            }
            answers += more;
        }
        return answers;
    }

    /** Answers until the time is over, or until the server has enough of the connection, as Tomcat has of a hundred requests. */
    private int askOver(Question question, long end) throws IOException {
        int answers = 0;
        try (WireClient client = new WireClient(peer.address())) {
            while (System.nanoTime() < end) {
                question.ask(client);
                answers++;
            }
        } catch (EOFException closed) {
            // What it answered before counts.
        }
        return answers;
    }
}
