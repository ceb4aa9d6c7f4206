package dev.gatecrash.internal.endpoint;

import com.nimbusds.oauth2.sdk.GeneralException;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import java.util.Map;
import java.util.Set;

/** One endpoint: what it is, what it says of itself in the metadata, and how it answers. */
public interface EndpointHandler {

    /** Which endpoint this is. */
    Endpoint endpoint();

    /** The methods it answers; others get 405. */
    default Set<String> methods() {
        return Set.of("POST");
    }

    /** Whether scripts of other origins may call it (RFC 9700 §2.6: all but the authorization endpoint). */
    default boolean isCrossOrigin() {
        return true;
    }

    /** Whether it answers one segment below its path too, for members of a collection. */
    default boolean hasMembers() {
        return false;
    }

    /** Further paths it answers at, beside this one, its own. */
    default Set<String> furtherPaths(String path) {
        return Set.of();
    }

    /** The metadata members (RFC 8414 §2) that follow from its being there, at this URL. */
    default Map<String, Object> metadata(String url) {
        return Map.of();
    }

    /** Answers, or refuses with the standard's error. */
    Answer handle(Request request) throws GeneralException;
}
