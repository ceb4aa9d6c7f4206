package dev.gatecrash.samples.contract.signature;

import static dev.gatecrash.samples.contract.bug.token.KeyBug.FIXED_PATH;
import static dev.gatecrash.samples.contract.bug.token.KeyBug.METADATA_OF_ANYBODY;
import static dev.gatecrash.samples.contract.bug.token.KeyBug.NO_TIMEOUT;
import static dev.gatecrash.samples.contract.bug.token.KeyBug.REDIRECTED_ANYWHERE;
import static dev.gatecrash.samples.contract.bug.token.KeyBug.STRANGE_KEY_BREAKS_ALL;

import com.nimbusds.jose.jwk.JWK;
import dev.gatecrash.samples.contract.http.Json;
import dev.gatecrash.samples.contract.http.Outgoing;
import dev.gatecrash.samples.contract.profile.Setup;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the issuer's keys come from: its metadata says where they are. */
public final class KeySet {

    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d{1,9})");

    private final Setup setup;
    private final Outgoing outgoing;

    KeySet(Setup setup) {
        this.setup = setup;
        if (setup.has(NO_TIMEOUT)) {
            outgoing = Outgoing.patient();
        } else {
            outgoing = setup.has(REDIRECTED_ANYWHERE) ? Outgoing.followingRedirects() : Outgoing.direct();
        }
    }

    /** The keys, and how long the answer says that they may be kept. */
    record Fetched(List<JWK> keys, Duration maxAge) {}

    Fetched fetch() throws IOException {
        Outgoing.Answer answer = outgoing.get(location());
        Map<String, Object> document = document(answer);
        if (!(document.get("keys") instanceof List<?> members)) {
            throw new IOException("no JWK set");
        }
        List<JWK> keys = new ArrayList<>();
        for (Object member : members) {
            read(member, keys);
        }
        Matcher age = MAX_AGE.matcher(answer.cacheControl());
        return new Fetched(
                List.copyOf(keys), age.find() ? Duration.ofSeconds(Long.parseLong(age.group(1))) : Duration.ZERO);
    }

    private URI location() throws IOException {
        Map<String, Object> metadata =
                document(outgoing.get(metadata(setup.profile().issuer())));
        // RFC 8414 section 3.3: metadata that names another issuer must not be used.
        if (!setup.issuer().equals(metadata.get("issuer")) && !setup.has(METADATA_OF_ANYBODY)) {
            throw new IOException("the metadata of another issuer");
        }
        if (setup.has(FIXED_PATH)) {
            return URI.create(setup.issuer() + "/jwks");
        }
        try {
            return URI.create(String.valueOf(metadata.get("jwks_uri")));
        } catch (IllegalArgumentException e) {
            throw new IOException("no jwks_uri", e);
        }
    }

    /** RFC 8414 section 3.1: the well-known part goes between the host and the path. */
    public static URI metadata(URI issuer) {
        return issuer.resolve(
                "/.well-known/oauth-authorization-server" + issuer.getRawPath().replaceFirst("/$", ""));
    }

    private static Map<String, Object> document(Outgoing.Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException("status " + answer.status());
        }
        return Json.object(answer.body()).orElseThrow(() -> new IOException("not a JSON object"));
    }

    /** RFC 7517 section 5: what is not understood is ignored. */
    private void read(Object member, List<JWK> keys) throws IOException {
        try {
            keys.add(JWK.parse(Json.write(member)));
        } catch (ParseException | IllegalArgumentException e) {
            if (setup.has(STRANGE_KEY_BREAKS_ALL)) {
                throw new IOException("an unreadable key", e);
            }
        }
    }
}
