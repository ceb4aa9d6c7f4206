package dev.gatecrash.benchmark.peer;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * An authorization server, or a floor, in a JVM of its own: it prints where it is asked what, then {@code ready}, and makes
 * as many fresh issuers as each line it reads says. It stops where there are no more lines.
 */
public interface Peer extends AutoCloseable {

    /** The URL of its metadata. */
    String metadata();

    /** Where client credentials are presented: a URL, a space and a form. */
    String clientCredentials();

    /** Where a code is asked for and redeemed: a URL, a space, and the URL and form to which the code is appended. */
    String codeFlow();

    /** Makes an issuer of its own, with a key of its own if it can, mints one token in process and closes it. */
    void freshIssuer() throws Exception;

    @Override
    void close();

    /** Runs a peer by the protocol. */
    static void run(Callable<? extends Peer> start) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (Peer peer = start.call()) {
            PrintStream out = System.out;
            // Joined by hand: what the compiler makes of + would be loaded in the time that is measured.
            print(out, "metadata ", peer.metadata());
            print(out, "token ", peer.clientCredentials());
            print(out, "code ", peer.codeFlow());
            print(out, "ready", "");
            out.flush();
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                print(out, "issuer ", String.valueOf(median(peer, Integer.parseInt(order))));
                out.flush();
            }
        }
    }

    private static void print(PrintStream out, String word, String rest) {
        out.append(word).append(rest).append('\n');
    }

    // Nanoseconds.
    private static long median(Peer peer, int times) throws Exception {
        long[] taken = new long[times];
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            peer.freshIssuer();
            taken[i] = System.nanoTime() - began;
        }
        Arrays.sort(taken);
        return taken[times / 2];
    }
}
