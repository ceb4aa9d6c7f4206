package dev.gatecrash.report;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Party;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who sent a request, as far as it shows: our own client by its name; others by what only a client, a server or a
 * browser asks for, by having the {@code User-Agent} of such a one, or by asking while the MCP server is being asked.
 */
final class Callers {

    private static final String OURS = "Gatecrash";
    private static final Set<Endpoint> BROWSERS =
            EnumSet.of(Endpoint.AUTHORIZATION, Endpoint.DEVICE_VERIFICATION, Endpoint.END_SESSION);
    private static final Set<Endpoint> CLIENTS = EnumSet.of(
            Endpoint.REGISTRATION,
            Endpoint.CLIENT_CONFIGURATION,
            Endpoint.TOKEN,
            Endpoint.PUSHED_AUTHORIZATION,
            Endpoint.DEVICE_AUTHORIZATION,
            Endpoint.REVOCATION,
            Endpoint.USER_INFO);
    private static final Set<Endpoint> SERVERS = EnumSet.of(Endpoint.JWKS, Endpoint.INTROSPECTION, Endpoint.ATTACKER);

    private final List<Exchange> conversation;
    private final Map<String, Set<Party>> byAgent = new HashMap<>();

    Callers(List<Exchange> conversation) {
        this.conversation = conversation;
        for (Exchange exchange : conversation) {
            byKind(exchange)
                    .filter(party -> party != Party.BROWSER)
                    .ifPresent(party -> byAgent.computeIfAbsent(agent(exchange), name -> EnumSet.noneOf(Party.class))
                            .add(party));
        }
    }

    Party of(Exchange exchange) {
        return byKind(exchange)
                .or(() -> byAgent(exchange))
                .or(() -> duringARequest(exchange))
                .orElse(Party.CALLER);
    }

    private static Optional<Party> byKind(Exchange exchange) {
        Optional<Endpoint> endpoint = exchange.endpoint();
        if (endpoint.filter(BROWSERS::contains).isPresent() || agent(exchange).startsWith("Mozilla/")) {
            return Optional.of(Party.BROWSER);
        }
        boolean told = exchange.to() != Party.AUTHORIZATION_SERVER;
        if (told
                || agent(exchange).equals(OURS)
                || endpoint.filter(CLIENTS::contains).isPresent()) {
            return Optional.of(Party.CLIENT);
        }
        return endpoint.filter(SERVERS::contains).map(e -> Party.MCP_SERVER);
    }

    private Optional<Party> byAgent(Exchange exchange) {
        Set<Party> parties = byAgent.getOrDefault(agent(exchange), Set.of());
        return parties.size() == 1 ? parties.stream().findFirst() : Optional.empty();
    }

    private Optional<Party> duringARequest(Exchange exchange) {
        boolean during = conversation.stream()
                .filter(e -> e.to() == Party.MCP_SERVER)
                .anyMatch(e -> !exchange.timing().began().isBefore(e.timing().began())
                        && !exchange.timing().ended().isAfter(e.timing().ended()));
        return during ? Optional.of(Party.MCP_SERVER) : Optional.empty();
    }

    private static String agent(Exchange exchange) {
        return exchange.request().headers().first("User-Agent").orElse("");
    }
}
