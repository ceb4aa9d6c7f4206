package dev.gatecrash.internal.grant;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.persona.ResourceIndicators;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which resources tokens may be asked for (RFC 8707 §2).
 *
 * @param known the only ones; if empty, any
 * @param handling what is done with those that are asked for
 */
public record ResourcePolicy(Set<URI> known, ResourceIndicators handling) {

    /** The resources of an authorization or client credentials request. */
    public List<URI> requested(List<String> values) throws Refusal {
        List<URI> resources = new ArrayList<>();
        for (String value : values) {
            resources.add(parse(value));
        }
        return handled(resources);
    }

    /** The part of {@code granted} that a token request is for; any, if the authorization named none. */
    public List<URI> within(List<URI> granted, @Nullable List<URI> asked) throws Refusal {
        if (asked == null || asked.isEmpty()) {
            return granted;
        }
        for (URI resource : handled(asked)) {
            check(resource);
            if (!granted.isEmpty() && !granted.contains(resource)) {
                throw refusal("The resource was not granted", resource.toString());
            }
        }
        return handling == ResourceIndicators.IGNORED ? granted : List.copyOf(asked);
    }

    private List<URI> handled(List<URI> asked) throws Refusal {
        if (handling == ResourceIndicators.REJECTED && !asked.isEmpty()) {
            throw refusal("The resource parameter is not supported", asked.toString());
        }
        return handling == ResourceIndicators.IGNORED ? List.of() : asked;
    }

    /** The targets of a token exchange by their names, which need not be URLs (RFC 8693 §2.1, audience). */
    public List<URI> named(List<String> names) throws Refusal {
        List<URI> targets = new ArrayList<>();
        for (String name : names) {
            try {
                targets.add(URI.create(name));
            } catch (IllegalArgumentException e) {
                throw refusal("The audience is not a URI reference", name);
            }
        }
        if (!known.isEmpty() && !known.containsAll(targets)) {
            throw refusal("The audience is unknown", names.toString());
        }
        return targets;
    }

    private URI parse(String value) throws Refusal {
        try {
            URI resource = URI.create(value);
            check(resource);
            return resource;
        } catch (IllegalArgumentException e) {
            throw refusal("The resource is not a URI", value);
        }
    }

    private void check(URI resource) throws Refusal {
        if (!resource.isAbsolute() || resource.getRawFragment() != null) {
            throw refusal("The resource must be an absolute URI without fragment", resource.toString());
        }
        if (!known.isEmpty() && !known.contains(resource)) {
            throw refusal("The resource is unknown", resource.toString());
        }
    }

    private static Refusal refusal(String description, String resource) {
        return new Refusal(OAuth2Error.INVALID_TARGET, description, description + ": " + resource);
    }
}
