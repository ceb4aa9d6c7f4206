package dev.gatecrash.internal.endpoint;

import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.internal.fault.Conduct;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The endpoints of one issuer, found by path; its metadata is what they say of themselves. */
public final class Endpoints {

    private static final Map<String, Endpoint> METADATA_AT_ROOT = Stream.of(
                    Endpoint.METADATA, Endpoint.OPENID_CONFIGURATION)
            .collect(Collectors.toUnmodifiableMap(Endpoint::path, Function.identity()));

    private final Locations locations;
    private final Map<Endpoint, EndpointHandler> handlers = new EnumMap<>(Endpoint.class);
    private final Map<String, Endpoint> byPath = new LinkedHashMap<>();
    private final Map<String, Endpoint> byCollection = new LinkedHashMap<>();

    private final Conduct conduct;

    /** Finds these handlers at these locations, unless the conduct puts the metadata elsewhere. */
    public Endpoints(Locations locations, List<EndpointHandler> handlers, Conduct conduct) {
        this.locations = locations;
        this.conduct = conduct;
        handlers.forEach(handler -> {
            this.handlers.put(handler.endpoint(), handler);
            byPath.put(locations.path(handler.endpoint()), handler.endpoint());
            handler.furtherPaths(locations.path(handler.endpoint()))
                    .forEach(path -> byPath.put(path, handler.endpoint()));
            if (handler.hasMembers()) {
                byCollection.put(locations.path(handler.endpoint()), handler.endpoint());
            }
        });
        // OpenID Connect Discovery §4 appends to the issuer's path; RFC 8414 §5 knows both places.
        if (this.handlers.containsKey(Endpoint.OPENID_CONFIGURATION)) {
            byPath.put(locations.appended(Endpoint.OPENID_CONFIGURATION), Endpoint.OPENID_CONFIGURATION);
        }
    }

    /** The endpoint at this path, if there is one. */
    public Optional<EndpointHandler> at(String path) {
        String collection = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        return Optional.ofNullable(byPath.get(path))
                .or(() -> Optional.ofNullable(byCollection.get(collection)))
                .or(() -> misplaced(path))
                .map(handlers::get);
    }

    private Optional<Endpoint> misplaced(String path) {
        return conduct.is(Misbehaviour.METADATA_AT_ROOT_ONLY)
                ? Optional.ofNullable(METADATA_AT_ROOT.get(path))
                : Optional.empty();
    }

    /** Where an endpoint is, whether this issuer has it or not. */
    public URI url(Endpoint endpoint) {
        return locations.of(endpoint);
    }

    /** The members of all endpoints (RFC 8414 §2). */
    public Map<String, Object> metadata() {
        Map<String, Object> members = new TreeMap<>();
        handlers.values()
                .forEach(handler ->
                        members.putAll(handler.metadata(url(handler.endpoint()).toString())));
        return members;
    }
}
