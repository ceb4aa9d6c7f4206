package dev.gatecrash.fault;

import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One thing that goes wrong on the wire, as a value for {@link FaultTarget#script} and {@link FaultTarget#apply}. What
 * each does is said at the method of the same name of {@link FaultTarget}. Immutable.
 */
public sealed interface Fault
        permits Alteration,
                Breakage,
                Respond,
                Fault.Pass,
                Fault.After,
                Fault.Redirect,
                Fault.Drip,
                Fault.Miscount,
                Fault.ContentType,
                Fault.Huge {

    /** The fault in a few words, as the journal shows it. */
    String description();

    /** Whether it answers instead of the endpoint, which then never sees the request. */
    default boolean isInstead() {
        return false;
    }

    /** What the client is sent of this answer, as far as an HTTP response can tell. */
    default Response apply(Request request, Response answer) {
        return answer;
    }

    /** The same after a wait in real time. */
    default Fault after(Duration wait) {
        return new After(wait, this);
    }

    /** No fault: a step of a script that lets the request pass. */
    static Fault pass() {
        return new Pass();
    }

    /** See {@link FaultTarget#respond}. */
    static Respond respond(int status) {
        return new Respond(Response.of(status));
    }

    /** See {@link FaultTarget#redirectTo}. */
    static Fault redirectTo(URI location) {
        return new Redirect(Optional.of(location));
    }

    /** See {@link FaultTarget#redirectLoop}. */
    static Fault redirectLoop() {
        return new Redirect(Optional.empty());
    }

    /** See {@link FaultTarget#delay}. */
    static Fault delay(Duration wait) {
        return new After(wait, new Pass());
    }

    /** See {@link FaultTarget#drip}. */
    static Fault drip(Duration pause) {
        return new Drip(pause);
    }

    /** See {@link FaultTarget#truncateBody}. */
    static Fault truncateBody() {
        return Breakage.TRUNCATE_BODY;
    }

    /** See {@link FaultTarget#wrongContentLength}. */
    static Fault wrongContentLength(int difference) {
        return new Miscount(difference);
    }

    /** See {@link FaultTarget#malformedJson}. */
    static Fault malformedJson() {
        return Alteration.MALFORMED_JSON;
    }

    /** See {@link FaultTarget#html}. */
    static Fault html() {
        return Alteration.HTML;
    }

    /** See {@link FaultTarget#contentType}. */
    static Fault contentType(String type) {
        return new ContentType(type);
    }

    /** See {@link FaultTarget#emptyBody}. */
    static Fault emptyBody() {
        return Alteration.EMPTY_BODY;
    }

    /** See {@link FaultTarget#hugeBody}. */
    static Fault hugeBody(long bytes) {
        return new Huge(bytes);
    }

    /** See {@link FaultTarget#resetConnection}. */
    static Fault resetConnection() {
        return Breakage.RESET;
    }

    /** See {@link FaultTarget#closeConnection}. */
    static Fault closeConnection() {
        return Breakage.CLOSE;
    }

    /** See {@link FaultTarget#loseResponse}. */
    static Fault loseResponse() {
        return Breakage.LOSE_RESPONSE;
    }

    /** See {@link FaultTarget#closeInHeader}. */
    static Fault closeInHeader() {
        return Breakage.CLOSE_IN_HEADER;
    }

    /** See {@link FaultTarget#resetInBody}. */
    static Fault resetInBody() {
        return Breakage.RESET_IN_BODY;
    }

    /** No fault. */
    record Pass() implements Fault {
        @Override
        public String description() {
            return "passes";
        }
    }

    /**
     * A wait before another fault, or before the endpoint's answer.
     *
     * @param delay in real time
     * @param then what comes after it
     */
    record After(Duration delay, Fault then) implements Fault {
        public After {
            FaultValues.check(delay);
        }

        @Override
        public String description() {
            return "waits " + delay + (then instanceof Pass ? "" : ", then " + then.description());
        }

        @Override
        public boolean isInstead() {
            return then.isInstead();
        }

        @Override
        public Response apply(Request request, Response answer) {
            return then.apply(request, answer);
        }
    }

    /**
     * A redirect.
     *
     * @param location where to; to what was asked for if empty
     */
    record Redirect(Optional<URI> location) implements Fault {
        @Override
        public String description() {
            return location.map(uri -> "redirects to " + uri).orElse("redirects to itself");
        }

        @Override
        public boolean isInstead() {
            return true;
        }

        @Override
        public Response apply(Request request, Response answer) {
            return Response.of(307)
                    .withHeader("Location", location.orElse(request.uri()).toString());
        }
    }

    /**
     * A body that arrives byte by byte.
     *
     * @param pause before each byte, in real time
     */
    record Drip(Duration pause) implements Fault {
        public Drip {
            FaultValues.check(pause);
        }

        @Override
        public String description() {
            return "sends a byte every " + pause;
        }
    }

    /**
     * A {@code Content-Length} that is not the body's.
     *
     * @param difference how much too large; negative if too small
     */
    record Miscount(int difference) implements Fault {
        public Miscount {
            if (difference == 0) {
                throw new IllegalArgumentException("a Content-Length that differs by 0 is right; give another number");
            }
        }

        @Override
        public String description() {
            return "states a Content-Length that is off by " + difference;
        }
    }

    /**
     * A content type that is not the body's.
     *
     * @param type what the header says
     */
    record ContentType(String type) implements Fault {
        @Override
        public String description() {
            return "sends the content type " + type;
        }

        @Override
        public Response apply(Request request, Response answer) {
            return answer.withHeader("Content-Type", type);
        }
    }

    /**
     * A body that is too long.
     *
     * @param bytes how long
     */
    record Huge(long bytes) implements Fault {
        public Huge {
            if (bytes < 1) {
                throw new IllegalArgumentException("a huge body of " + bytes + " bytes; give 1 at least");
            }
        }

        @Override
        public String description() {
            return "pads the body to " + bytes + " bytes";
        }
    }
}
