package dev.gatecrash.samples.contract.guard;

import static dev.gatecrash.samples.contract.bug.http.CorsBug.*;

import dev.gatecrash.samples.contract.bug.http.ChallengeBug;
import dev.gatecrash.samples.contract.bug.http.MetadataBug;
import dev.gatecrash.samples.contract.bug.token.AudienceBug;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.http.Reply;
import dev.gatecrash.samples.contract.profile.Resource;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.profile.Variation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets no page of a foreign site in, and lets browsers see what pages of this host may see. */
public final class Origins {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String EXPOSED = "WWW-Authenticate, Mcp-Session-Id";
    private static final String REQUEST_HEADERS =
            "authorization, content-type, dpop, last-event-id, mcp-protocol-version, mcp-session-id, mcp-method, mcp-name";

    private final Setup setup;

    public Origins(Setup setup) {
        this.setup = setup;
    }

    /** The refusal of a request that another site made, or that was meant for another host: by DNS rebinding both. */
    public Optional<Reply> refuse(Call call) {
        boolean host = setup.bugs()
                        .hasAny(
                                IGNORES_ORIGIN_AND_HOST,
                                ORIGIN_LIKE_HOST,
                                AudienceBug.AUDIENCE_FROM_HOST,
                                MetadataBug.RESOURCE_FROM_HOST)
                || (call.headers("Host").size() == 1
                        && isLoopback("http://" + call.header("Host").orElse("")));
        boolean ignored = setup.bugs().hasAny(IGNORES_ORIGIN, IGNORES_ORIGIN_AND_HOST);
        boolean origin =
                ignored || call.headers("Origin").stream().allMatch(own -> isAllowed(own) || isLikeHost(own, call));
        if (host && origin) {
            return Optional.empty();
        }
        return Optional.of(
                setup.has(ChallengeBug.SCOPE_ERROR_FOR_ORIGIN)
                        ? Reply.of(403).with("WWW-Authenticate", "Bearer error=\"insufficient_scope\"")
                        : Reply.of(403));
    }

    /** The answer to a preflight request, which never has credentials. */
    public Optional<Reply> preflight(Call call) {
        boolean preflight = call.method().equals("OPTIONS")
                && call.header("Access-Control-Request-Method").isPresent();
        if (!preflight || setup.bugs().hasAny(PREFLIGHT_NEEDS_TOKEN)) {
            return Optional.empty();
        }
        String headers = setup.has(PREFLIGHT_FORBIDS_AUTHORIZATION)
                ? REQUEST_HEADERS.replace("authorization, ", "")
                : REQUEST_HEADERS;
        return Optional.of(Reply.of(204)
                .with("Access-Control-Allow-Methods", "GET, POST, DELETE")
                .with("Access-Control-Allow-Headers", headers));
    }

    /** Adds what a browser wants to see, in any answer, before it shows it to the page. */
    public Reply dress(Call call, Reply reply) {
        List<String> origins = call.headers("Origin");
        if (origins.isEmpty() || reply.headers().containsKey("Access-Control-Allow-Origin")) {
            return reply;
        }
        if (setup.has(METADATA_WITHOUT_CORS) && call.rawPath().startsWith(Resource.WELL_KNOWN)) {
            return reply;
        }
        if (setup.has(REFLECTS_ORIGIN)) {
            return reply.with("Access-Control-Allow-Origin", origins.get(0))
                    .with("Access-Control-Expose-Headers", EXPOSED)
                    .with("Access-Control-Allow-Credentials", "true");
        }
        if (!origins.stream().allMatch(this::isAllowed)) {
            return reply;
        }
        if (setup.is(Variation.EVERY_ORIGIN)) {
            return reply.with("Access-Control-Allow-Origin", "*").with("Access-Control-Expose-Headers", EXPOSED);
        }
        String exposed = setup.has(CHALLENGE_NOT_EXPOSED) ? "Mcp-Session-Id" : EXPOSED;
        return reply.with("Access-Control-Allow-Origin", origins.get(0))
                .with("Access-Control-Expose-Headers", exposed)
                .with("Vary", "Origin");
    }

    private boolean isAllowed(String origin) {
        if (setup.is(Variation.NO_ORIGIN)) {
            return false;
        }
        return setup.is(Variation.EVERY_ORIGIN)
                || setup.is(Variation.EVERY_ORIGIN_BY_NAME)
                || (setup.has(NULL_ORIGIN) && origin.equals("null"))
                || (setup.has(ORIGIN_BY_PREFIX) && origin.startsWith("http://localhost"))
                || isOurs(origin);
    }

    private boolean isLikeHost(String origin, Call call) {
        return setup.has(ORIGIN_LIKE_HOST)
                && origin.equals("http://" + call.header("Host").orElse(""));
    }

    /** Pages of this very server, whatever it calls its host. */
    private boolean isOurs(String origin) {
        try {
            return isLoopback(origin)
                    && new URI(origin).getPort() == setup.resource().endpoint().getPort();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isLoopback(String url) {
        try {
            String host = new URI(url).getHost();
            return host != null && LOOPBACK.contains(host);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
