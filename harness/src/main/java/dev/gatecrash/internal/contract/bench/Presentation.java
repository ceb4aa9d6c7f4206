package dev.gatecrash.internal.contract.bench;

import dev.gatecrash.internal.contract.wire.Outgoing;
import dev.gatecrash.token.Token;
import java.util.function.UnaryOperator;

/** How credentials, or what passes for them, are put into each request of a conversation. */
@FunctionalInterface
public interface Presentation extends UnaryOperator<Outgoing> {

    /** No credentials. */
    static Presentation none() {
        return request -> request;
    }

    /** In the Authorization header, as RFC 6750 §2.1 wants it. */
    static Presentation bearer(String token) {
        return authorization("Bearer " + token);
    }

    /** In the Authorization header, as RFC 6750 §2.1 wants it. */
    static Presentation bearer(Token token) {
        return bearer(token.value());
    }

    /** This value of the Authorization header. */
    static Presentation authorization(String value) {
        return header("Authorization", value);
    }

    /** One more header. */
    static Presentation header(String name, String value) {
        return request -> request.plus(name, value);
    }

    /** One more parameter of the query, encoded already. */
    static Presentation query(String parameter) {
        return request -> request.query(parameter);
    }

    /** Another request target. */
    static Presentation target(String target) {
        return request -> request.target(target);
    }

    /** This and then that. */
    default Presentation and(Presentation other) {
        return request -> other.apply(apply(request));
    }
}
