package dev.gatecrash.fault;

import java.net.URI;
import java.time.Duration;

/**
 * Requests that were chosen, and what shall happen to them: naming a fault sets it. Immutable; every condition returns a
 * new target.
 *
 * <p>Some faults answer instead of the endpoint, which then never sees the request. The others let it do its work first:
 * a code is spent, a token is issued, and only the answer suffers. Each method says which.
 */
public interface FaultTarget extends FaultConditions<FaultTarget> {

    /** Sets a fault that was made with {@link Fault}'s factories. */
    ActiveFault apply(Fault fault);

    /** Meets the first request with the first fault, the second with the second, and lets all after the last one pass. */
    ActiveFault script(Fault... faults);

    /** Answers instead with this status, and an empty body unless one is added. */
    ActiveResponse respond(int status);

    /** Answers instead with a redirect (status 307) to this URI. */
    default ActiveFault redirectTo(URI location) {
        return apply(Fault.redirectTo(location));
    }

    /** Answers instead with a redirect (status 307) to what was asked for. */
    default ActiveFault redirectLoop() {
        return apply(Fault.redirectLoop());
    }

    /** Waits so long before the first byte of the endpoint's answer, in real time. The endpoint works at once. */
    default ActiveFault delay(Duration wait) {
        return apply(Fault.delay(wait));
    }

    /** Sends the body of the endpoint's answer byte by byte and waits so long before each, in real time. */
    default ActiveFault drip(Duration pause) {
        return apply(Fault.drip(pause));
    }

    /** Sends half of the body under the {@code Content-Length} of the whole, then closes. The endpoint works first. */
    default ActiveFault truncateBody() {
        return apply(Fault.truncateBody());
    }

    /**
     * Sends the endpoint's answer whole under a {@code Content-Length} that is so many bytes too large, or too small if it
     * is negative, then closes.
     */
    default ActiveFault wrongContentLength(int difference) {
        return apply(Fault.wrongContentLength(difference));
    }

    /** Takes the last character of the body away, so that no JSON object closes. The endpoint works first. */
    default ActiveFault malformedJson() {
        return apply(Fault.malformedJson());
    }

    /** Sends an HTML page with the status of the endpoint's answer, as a proxy would. The endpoint works first. */
    default ActiveFault html() {
        return apply(Fault.html());
    }

    /** Changes nothing but the content type. The endpoint works first. */
    default ActiveFault contentType(String type) {
        return apply(Fault.contentType(type));
    }

    /** Sends status and header of the endpoint's answer without its body. The endpoint works first. */
    default ActiveFault emptyBody() {
        return apply(Fault.emptyBody());
    }

    /** Appends spaces to the body, which stays good JSON, until it has so many bytes. The endpoint works first. */
    default ActiveFault hugeBody(long bytes) {
        return apply(Fault.hugeBody(bytes));
    }

    /** Resets the connection (TCP RST) instead of an answer. */
    default ActiveFault resetConnection() {
        return apply(Fault.resetConnection());
    }

    /** Closes the connection (TCP FIN) instead of an answer. */
    default ActiveFault closeConnection() {
        return apply(Fault.closeConnection());
    }

    /** Closes the connection when the endpoint has done its work and nothing of its answer was sent. */
    default ActiveFault loseResponse() {
        return apply(Fault.loseResponse());
    }

    /** Closes the connection in the middle of the header of the endpoint's answer. */
    default ActiveFault closeInHeader() {
        return apply(Fault.closeInHeader());
    }

    /** Resets the connection in the middle of the body of the endpoint's answer. */
    default ActiveFault resetInBody() {
        return apply(Fault.resetInBody());
    }
}
