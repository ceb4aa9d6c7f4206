package dev.gatecrash.internal.contract.bench;

import dev.gatecrash.flow.McpRevision;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What the server under test was found to be, once a good token worked. Immutable.
 *
 * @param audience the audience of a token that it takes
 * @param type the {@code typ} of a token that it takes
 * @param scopes the scopes of a token that it takes
 * @param revision the revision it speaks
 * @param probe what is asked to see whether a token opens the door
 * @param answer what it answers then
 * @param tools the tools that it lists, by name
 * @param hasSessions whether it names sessions
 * @param streams whether it answers GET with an event stream
 * @param introspects whether it asks the authorization server about each token (RFC 7662)
 * @param discovered what a client without a token learns
 */
public record Profile(
        URI audience,
        String type,
        List<String> scopes,
        McpRevision revision,
        Operation probe,
        Reply answer,
        Map<String, Map<String, Object>> tools,
        boolean hasSessions,
        boolean streams,
        boolean introspects,
        Discovered discovered) {

    /** Whether the answer tells whose token it was. */
    public boolean tellsUser(String subject) {
        return answer.body().contains(subject);
    }
}
