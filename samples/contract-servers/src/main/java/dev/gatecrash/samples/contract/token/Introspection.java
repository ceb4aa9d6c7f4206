package dev.gatecrash.samples.contract.token;

import static dev.gatecrash.samples.contract.bug.token.IntrospectionBug.ASKS_ANONYMOUSLY;
import static dev.gatecrash.samples.contract.bug.token.IntrospectionBug.NO_TIMEOUT;
import static dev.gatecrash.samples.contract.bug.token.IntrospectionBug.TOKEN_IN_URL;

import dev.gatecrash.samples.contract.http.Json;
import dev.gatecrash.samples.contract.http.Outgoing;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.profile.Variation;
import dev.gatecrash.samples.contract.signature.KeySet;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A question about one token (RFC 7662 section 2.1). */
final class Introspection {

    private final Setup setup;
    private final Outgoing outgoing;

    Introspection(Setup setup) {
        this.setup = setup;
        this.outgoing = setup.has(NO_TIMEOUT) ? Outgoing.patient() : Outgoing.direct();
    }

    /** The members of the answer; empty if there is none that can be read. */
    Optional<Map<String, Object>> ask(String token) {
        try {
            String form = "token=" + encoded(token) + "&token_type_hint=access_token";
            Outgoing.Answer answer = setup.has(TOKEN_IN_URL)
                    ? outgoing.get(URI.create(endpoint() + "?" + form))
                    : outgoing.post(endpoint(), form, setup.has(ASKS_ANONYMOUSLY) ? "" : credentials());
            if (answer.status() != 200) {
                return Optional.empty();
            }
            return setup.is(Variation.LAST_MEMBER_WINS) ? Json.lastWins(answer.body()) : Json.object(answer.body());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private URI endpoint() throws IOException {
        Outgoing.Answer metadata = outgoing.get(KeySet.metadata(setup.profile().issuer()));
        return Json.object(metadata.body())
                .filter(document -> setup.issuer().equals(document.get("issuer")))
                .map(document -> URI.create(String.valueOf(document.get("introspection_endpoint"))))
                .orElseThrow(() -> new IOException("no metadata"));
    }

    private String credentials() {
        return setup.profile()
                .introspection()
                .map(own -> encoded(own.id()) + ":" + encoded(own.secret()))
                .orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
