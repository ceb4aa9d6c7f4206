package dev.gatecrash.samples.contract.profile;

import java.net.URI;
import java.util.List;

/**
 * The server as a protected resource (RFC 9728).
 *
 * @param endpoint where it speaks MCP
 * @param identifier what it calls itself
 * @param metadata where its metadata is
 * @param audiences what a token may name
 */
public record Resource(URI endpoint, String identifier, URI metadata, List<String> audiences) {

    public static final String PATH = "/mcp";
    public static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    public Resource {
        audiences = List.copyOf(audiences);
    }

    public static Resource at(URI origin, Profile profile) {
        URI endpoint = origin.resolve(PATH);
        if (profile.is(Variation.METADATA_AT_ROOT)) {
            return new Resource(endpoint, origin.toString(), origin.resolve(WELL_KNOWN), List.of(origin.toString()));
        }
        URI metadata = origin.resolve(path(profile));
        List<String> audiences = profile.is(Variation.SECOND_AUDIENCE)
                ? List.of(endpoint.toString(), "https://notes.example/mcp")
                : List.of(endpoint.toString());
        return new Resource(endpoint, endpoint.toString(), metadata, audiences);
    }

    private static String path(Profile profile) {
        if (profile.is(Variation.METADATA_OF_ENDPOINT_AT_ROOT)) {
            return WELL_KNOWN;
        }
        return profile.is(Variation.METADATA_IN_CHALLENGE_ONLY) ? "/about/authorization.json" : WELL_KNOWN + PATH;
    }
}
