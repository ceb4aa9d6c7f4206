package dev.gatecrash.junit;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.http.Party;
import java.util.List;

/** Why a test probably failed, told from its last exchange with the MCP server, if its issuer knows of any. */
final class LikelyCauses {

    private LikelyCauses() {}

    static List<String> of(AuthorizationServer auth) {
        return auth.journal()
                .conversation()
                .where(exchange -> exchange.to() == Party.MCP_SERVER)
                .last()
                .map(auth::likelyCauses)
                .orElseGet(auth::likelyCauses);
    }
}
