package dev.gatecrash.fault;

import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;

/** A connection that ends before the response does. */
public enum Breakage implements Fault {
    /** See {@link FaultTarget#resetConnection}. */
    RESET("resets the connection", true),
    /** See {@link FaultTarget#closeConnection}. */
    CLOSE("closes the connection", true),
    /** See {@link FaultTarget#loseResponse}. */
    LOSE_RESPONSE("loses the response", false),
    /** See {@link FaultTarget#closeInHeader}. */
    CLOSE_IN_HEADER("closes the connection in the header", false),
    /** See {@link FaultTarget#truncateBody}. */
    TRUNCATE_BODY("truncates the body", false),
    /** See {@link FaultTarget#resetInBody}. */
    RESET_IN_BODY("resets the connection in the body", false);

    private final String description;
    private final boolean instead;

    Breakage(String description, boolean instead) {
        this.description = description;
        this.instead = instead;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public boolean isInstead() {
        return instead;
    }

    @Override
    public Response apply(Request request, Response answer) {
        return switch (this) {
            case RESET, CLOSE, LOSE_RESPONSE -> Response.of(0);
            case CLOSE_IN_HEADER -> new Response(answer.status(), answer.headers(), "");
            case TRUNCATE_BODY, RESET_IN_BODY -> new Response(answer.status(), answer.headers(), half(answer.body()));
        };
    }

    private static String half(String body) {
        return body.substring(0, body.length() / 2);
    }
}
