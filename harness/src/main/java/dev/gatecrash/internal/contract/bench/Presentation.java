package dev.gatecrash.internal.contract.bench;

import dev.gatecrash.internal.contract.proof.ProofKey;
import dev.gatecrash.internal.contract.wire.Outgoing;
import dev.gatecrash.token.Token;
import java.util.Optional;
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

    /** A bound token with a new proof in each request (RFC 9449 §7.1), and with the nonce that the server asks for. */
    static Presentation dpop(Token token, ProofKey key) {
        return dpop(token.value(), key);
    }

    /** A text, whatever it is, as if it were a bound token. */
    static Presentation dpop(String token, ProofKey key) {
        return new Presentation() {
            @Override
            public Outgoing apply(Outgoing request) {
                return request.plus("Authorization", "DPoP " + token)
                        .plus("DPoP", key.proof(request, token).signed(key.pair()));
            }

            @Override
            public boolean isWorthAnother(Reply refusal) {
                Optional<String> asked = refusal.headers().first("DPoP-Nonce").filter(n -> refusal.status() == 401);
                boolean isNew = !asked.equals(key.nonce());
                asked.ifPresent(key::use);
                return asked.isPresent() && isNew;
            }
        };
    }

    /** Whether a refused request should be sent once more, since these credentials have learned from the refusal. */
    default boolean isWorthAnother(Reply refusal) {
        return false;
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
