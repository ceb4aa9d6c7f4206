package dev.gatecrash.internal.client;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.internal.fetch.FetchPolicy;
import dev.gatecrash.internal.http.Refusal;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/** A {@code client_id} that is the URL of a document (Client ID Metadata Document §3). */
final class ClientIdUrl {

    private ClientIdUrl() {}

    /** Whether it looks like one, well-formed or not. */
    static boolean isMeant(String clientId) {
        String id = clientId.toLowerCase(Locale.ROOT);
        return id.startsWith("https:") || id.startsWith("http:");
    }

    /** The URL, if it has the form of §3. */
    static URI of(String clientId, FetchPolicy policy) throws Refusal {
        URI url;
        try {
            url = URI.create(clientId);
        } catch (IllegalArgumentException e) {
            throw refusal("is not a URL");
        }
        if (url.getHost() == null) {
            throw refusal("has no host");
        }
        if (!policy.allowsScheme(url)) {
            throw refusal("must be " + policy.schemes());
        }
        if (url.getRawUserInfo() != null) {
            throw refusal("must not have a user");
        }
        if (url.getRawFragment() != null) {
            throw refusal("must not have a fragment");
        }
        if (url.getRawPath().isEmpty()) {
            throw refusal("must have a path");
        }
        if (Arrays.stream(url.getRawPath().split("/")).anyMatch(ClientIdUrl::isDots)) {
            throw refusal("must not have . or .. in its path");
        }
        return url;
    }

    // RFC 3986 §6.2.2.2: an encoded dot is a dot, and clients resolve it before they send.
    private static boolean isDots(String segment) {
        String plain = segment.replaceAll("(?i)%2e", ".");
        return plain.equals(".") || plain.equals("..");
    }

    private static Refusal refusal(String what) {
        return new Refusal(OAuth2Error.INVALID_CLIENT, "The client_id " + what);
    }
}
