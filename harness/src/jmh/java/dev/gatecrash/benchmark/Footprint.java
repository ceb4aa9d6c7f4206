package dev.gatecrash.benchmark;

import com.nimbusds.jose.JOSEException;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.key.SigningAlgorithm;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What stays in memory, and whether much of it makes anything slower: a program of its own that prints rows of a table. Takes the
 * numbers of issuers, of open codes and of tokens.
 */
final class Footprint {

    private static final int CHUNK = 10_000;
    private static final int SETTLED = 20_000;
    private static final int TOKENS_A_SIGNATURE = 10;

    private Footprint() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException, JOSEException {
        System.out.println("| what | measured | aim |");
        System.out.println("| --- | --- | --- |");
        issuers(Integer.parseInt(arguments[0]));
        openCodes(Integer.parseInt(arguments[1]));
        tokens(Integer.parseInt(arguments[2]));
        AuthorizationServer.stopHost();
    }

    private static void issuers(int count) {
        List<AuthorizationServer> open = new ArrayList<>(count);
        open.add(AuthorizationServer.start());
        open.get(0).keys().current();
        long before = heap();
        for (int i = 0; i < count; i++) {
            open.add(AuthorizationServer.start());
        }
        row("one of %,d issuers at rest".formatted(count), "%,d bytes".formatted((heap() - before) / count), "20,000");
        open.forEach(AuthorizationServer::close);
    }

    private static void openCodes(int count) throws IOException {
        try (Subject subject = new Subject(SigningAlgorithm.ES256);
                WireClient client = new WireClient(subject.auth().issuer())) {
            authorize(subject, client, SETTLED);
            double first = authorize(subject, client, CHUNK);
            long before = heap();
            double last = 0;
            for (int done = 0; done < count; done += CHUNK) {
                last = authorize(subject, client, CHUNK);
            }
            row("one of %,d open codes".formatted(count), "%,d bytes".formatted((heap() - before) / count), "300");
            row("of that, a code and its challenge in a map", "%,d bytes".formatted(bareCode()), "");
            row("the last codes against the first", String.format(Locale.ROOT, "%.2f", last / first), "1.10");
        }
    }

    // What no store of codes can do without: the two texts, new each time, and a place to find the one by the other.
    private static long bareCode() {
        Map<String, String> codes = new HashMap<>();
        long before = heap();
        for (int i = 0; i < CHUNK; i++) {
            codes.put("%043d".formatted(i), "%043d".formatted(-i));
        }
        long after = heap();
        return (after - before) / codes.size();
    }

    private static void tokens(int count) throws IOException, GeneralSecurityException, JOSEException {
        try (Subject subject = new Subject(SigningAlgorithm.ES256);
                WireClient client = new WireClient(subject.auth().issuer())) {
            String token = Subject.accessToken(client.send(subject.clientCredentialsRequest(), 200));
            BareSignature signature = BareSignature.like(token, SigningAlgorithm.ES256);
            redeem(subject, client, signature, SETTLED);
            double first = redeem(subject, client, signature, CHUNK);
            long before = heap();
            double last = 0;
            for (int done = 0; done < count; done += CHUNK) {
                last = redeem(subject, client, signature, CHUNK);
            }
            row("%,d JWTs, kept in all".formatted(count), "%,d kB".formatted((heap() - before) / 1024), "bounded");
            row("the last tokens against the first", String.format(Locale.ROOT, "%.2f", last / first), "1.10");
        }
    }

    private static double authorize(Subject subject, WireClient client, int times) throws IOException {
        byte[] request = subject.authorizationRequest();
        long began = System.nanoTime();
        for (int i = 0; i < times; i++) {
            client.send(request, 302);
        }
        return (System.nanoTime() - began) / (double) times;
    }

    // How many bare signatures a token takes, some of which are made meanwhile: the machine's moods cancel out.
    private static double redeem(Subject subject, WireClient client, BareSignature signature, int times)
            throws IOException {
        byte[] request = subject.clientCredentialsRequest();
        long tokens = 0;
        long signatures = 0;
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            client.send(request, 200);
            long answered = System.nanoTime();
            tokens += answered - began;
            if (i % TOKENS_A_SIGNATURE == 0) {
                signature.sign();
                signatures += System.nanoTime() - answered;
            }
        }
        return tokens / (double) (signatures * TOKENS_A_SIGNATURE);
    }

    private static void row(String what, String measured, String aim) {
        System.out.printf("| %s | %s | %s |%n", what, measured, aim);
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
