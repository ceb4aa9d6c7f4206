package dev.gatecrash.persona;

import dev.gatecrash.client.Registration;
import dev.gatecrash.http.Endpoint;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The authorization server as an earlier revision of MCP's authorization specification has it, with nothing that came
 * later. Clients of that revision use the standard server too; this one shows what later clients have to do without.
 *
 * <p>Source: the specification, Authorization, of 2025-03-26, 2025-06-18, 2025-11-25 and 2026-07-28; read 2026-11-22.
 */
final class EarlierRevision implements Persona {

    private final String date;
    private final ResourceIndicators resource;
    private final boolean laterThanJune;

    private EarlierRevision(String date, ResourceIndicators resource, boolean laterThanJune) {
        this.date = date;
        this.resource = resource;
        this.laterThanJune = laterThanJune;
    }

    /** No resource indicators; endpoints where clients without metadata look for them. */
    static EarlierRevision march2025() {
        return new EarlierRevision("2025-03-26", ResourceIndicators.IGNORED, false);
    }

    /** Resource indicators, but OAuth metadata and registration only. */
    static EarlierRevision june2025() {
        return new EarlierRevision("2025-06-18", ResourceIndicators.HONOURED, false);
    }

    /** OpenID Connect Discovery and client ID metadata documents besides, but no {@code iss} in responses. */
    static EarlierRevision november2025() {
        return new EarlierRevision("2025-11-25", ResourceIndicators.HONOURED, true);
    }

    @Override
    public String name() {
        return "mcp-" + date;
    }

    @Override
    public Optional<Map<String, Object>> metadata(Endpoint document, Map<String, Object> standard) {
        boolean published = laterThanJune || document == Endpoint.METADATA;
        return published ? Optional.of(standard) : Optional.empty();
    }

    @Override
    public ResourceIndicators resourceIndicators() {
        return resource;
    }

    @Override
    public boolean namesItself() {
        return false;
    }

    @Override
    public Set<Registration> registration() {
        return laterThanJune ? Persona.super.registration() : Set.of(Registration.PRE_REGISTERED, Registration.DYNAMIC);
    }
}
