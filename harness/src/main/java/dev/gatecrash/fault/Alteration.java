package dev.gatecrash.fault;

import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;

/** A body that is not the endpoint's; it is sent by the rules of HTTP. */
public enum Alteration implements Fault {
    /** See {@link FaultTarget#malformedJson}. */
    MALFORMED_JSON("malforms the JSON") {
        @Override
        public Response apply(Request request, Response answer) {
            String body = answer.body();
            return withBody(answer, body.isEmpty() ? "{" : body.substring(0, body.length() - 1));
        }
    },
    /** See {@link FaultTarget#html}. */
    HTML("sends HTML") {
        @Override
        public Response apply(Request request, Response answer) {
            return withBody(answer.withHeader("Content-Type", "text/html; charset=utf-8"), PAGE);
        }
    },
    /** See {@link FaultTarget#emptyBody}. */
    EMPTY_BODY("leaves the body out") {
        @Override
        public Response apply(Request request, Response answer) {
            return withBody(answer, "");
        }
    };

    private static final String PAGE =
            "<!doctype html><html><head><title>Proxy</title></head><body><h1>One moment, please</h1></body></html>\n";

    private final String description;

    Alteration(String description) {
        this.description = description;
    }

    @Override
    public String description() {
        return description;
    }

    private static Response withBody(Response answer, String body) {
        return new Response(answer.status(), answer.headers(), body);
    }
}
