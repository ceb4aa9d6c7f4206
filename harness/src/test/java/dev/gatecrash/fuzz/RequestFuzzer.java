package dev.gatecrash.fuzz;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.user.Login;
import dev.gatecrash.web.CodeFlow;
import dev.gatecrash.web.RawSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends octets to an issuer as a request and judges the answer. The input is the request as text: names of endpoints in
 * braces stand for their paths, a line feed for the end of a line, and {@code {LENGTH}} for the length of the body.
 */
public final class RequestFuzzer {

    static final String MARKUP = "<img src=gatecrash>";

    // A page repeats some of what was sent, and so the words alone.
    private static final Pattern STACK_TRACE = Pattern.compile("\tat [\\w.$]+\\([\\w$]+\\.java");

    private static final AuthorizationServer AUTH = AuthorizationServer.builder()
            .login(Login.page())
            .client(
                    Client.confidentialClient("service", "s3cret", CodeFlow.CALLBACK),
                    Client.publicClient("app", CodeFlow.CALLBACK))
            .start();
    private static final Tally TALLY = Tally.startedNow();

    static {
        if (Boolean.getBoolean("fuzz.tally")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(TALLY)));
        }
    }

    private RequestFuzzer() {}

    /** Called by Jazzer, and by the test of the corpus. */
    public static void fuzzerTestOneInput(byte[] input) {
        String request = request(new String(input, StandardCharsets.ISO_8859_1));
        long began = System.nanoTime();
        String answer = RawSocket.exchange(AUTH.issuer(), request);
        TALLY.add(answer, System.nanoTime() - began);
        complaint(answer).ifPresent(complaint -> {
            throw new AssertionError(complaint + "\n--- request\n" + request + "\n--- answer\n" + answer);
        });
        if (TALLY.isTimeToForget()) {
            AUTH.reset();
        }
    }

    private static Optional<String> complaint(String answer) {
        if (statuses(answer).contains("500")) {
            return Optional.of("a bug of ours");
        }
        if (Stream.of(answer.split("(?=HTTP/1\\.1 )")).anyMatch(RequestFuzzer::isPageWithMarkup)) {
            return Optional.of("markup of the request in a page");
        }
        return STACK_TRACE.matcher(answer).find() ? Optional.of("a stack trace in the answer") : Optional.empty();
    }

    // JSON repeats what was registered, and is no page.
    private static boolean isPageWithMarkup(String answer) {
        return answer.contains(MARKUP) && answer.contains("Content-Type: text/html");
    }

    /** The status of every response in what came back. */
    static List<String> statuses(String answer) {
        return answer.lines()
                .filter(line -> line.startsWith("HTTP/1.1 "))
                .map(line -> line.split(" ", 3)[1])
                .toList();
    }

    private static String request(String text) {
        String named = Arrays.stream(Endpoint.values())
                .filter(endpoint -> text.contains("{" + endpoint + "}"))
                .reduce(
                        text,
                        (t, endpoint) -> t.replace(
                                "{" + endpoint + "}", AUTH.url(endpoint).getPath()),
                        (a, b) -> b);
        int end = named.indexOf("\n\n");
        String body = end < 0 ? "" : named.substring(end + 2);
        String head = (end < 0 ? named : named.substring(0, end)).replace("{LENGTH}", String.valueOf(body.length()));
        return head.lines().collect(Collectors.joining("\r\n")) + "\r\n\r\n" + body;
    }
}
