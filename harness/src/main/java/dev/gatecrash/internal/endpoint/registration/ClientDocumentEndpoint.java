package dev.gatecrash.internal.endpoint.registration;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.client.HostedDocuments;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.http.NimbusMessages;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Serves the client ID metadata documents that a test has hosted here, to whichever issuer asks. */
public final class ClientDocumentEndpoint implements EndpointHandler {

    private final HostedDocuments documents;

    /** Serves these documents. */
    public ClientDocumentEndpoint(HostedDocuments documents) {
        this.documents = documents;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.CLIENT_DOCUMENT;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "HEAD");
    }

    @Override
    public boolean hasMembers() {
        return true;
    }

    @Override
    public Answer handle(Request request) {
        String path = request.uri().getRawPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        Optional<Map<String, Object>> document = documents.find(name);
        return document.map(members -> new Answer(
                        NimbusMessages.json(200, members).withHeader("Cache-Control", "max-age=300"),
                        "client metadata document"))
                .orElseGet(() -> new Answer(Response.of(404), "no document of this name"));
    }
}
