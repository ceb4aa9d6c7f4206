package dev.gatecrash.fuzz;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.Challenge;
import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.client.KeySets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Gives text to what reads the text of others, without a socket between: nothing but a refusal with words may come of it. */
public final class ValueFuzzer {

    private static final AuthorizationServer AUTH = AuthorizationServer.start();

    private ValueFuzzer() {}

    /** Called by Jazzer, and by the test of the corpus. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        KeySets.parse(text);
        parameters(text);
        refusable(() -> Challenge.parse(text));
        refusable(() -> AUTH.keys().publishJwk(text));
        AUTH.keys().withdrawJunk();
        AUTH.revoke(text);
    }

    private static void parameters(String text) {
        Headers form = new Headers(Map.of("Content-Type", List.of("application/x-www-form-urlencoded")));
        Request request = new Request("POST", URI.create("http://127.0.0.1/token"), form, text);
        request.parameters();
    }

    private static void refusable(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            if (String.valueOf(e.getMessage()).isBlank()) {
                throw new AssertionError("refused without a word", e);
            }
        }
    }
}
