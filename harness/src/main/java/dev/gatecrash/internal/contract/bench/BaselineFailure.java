package dev.gatecrash.internal.contract.bench;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import java.util.List;
import java.util.Optional;

/** No good token works, so that no refusal would mean anything; the message says what was tried and the likely cause. */
public final class BaselineFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private BaselineFailure(String message) {
        super(message);
    }

    static BaselineFailure unreachable(Target target, Reply answer) {
        return new BaselineFailure("%s gives no answer (%s). Is the server started, and is this its URL?"
                .formatted(target.endpoint(), answer.words()));
    }

    static BaselineFailure refused(Target target, Discovered discovered, List<String> tried) {
        return new BaselineFailure(
                "%s takes no good token of %s, so the battery cannot begin. Likely cause: %s%nTried:%n  %s%nSee docs/contract-battery.md#when-it-does-not-begin"
                        .formatted(
                                target.endpoint(),
                                target.auth().issuer(),
                                cause(target, discovered),
                                String.join("\n  ", tried)));
    }

    private static String cause(Target target, Discovered discovered) {
        String issuer = target.auth().issuer().toString();
        List<String> published = discovered.authorizationServers();
        if (!published.isEmpty() && !published.contains(issuer)) {
            return "its metadata names the authorization servers %s, and not %s.".formatted(published, issuer);
        }
        if (target.auth().journal().at(Endpoint.JWKS).isEmpty()
                && target.auth().journal().at(Endpoint.INTROSPECTION).isEmpty()) {
            return "it never asked for the keys at %s nor introspected a token; does it trust this issuer?"
                    .formatted(target.auth().url(Endpoint.JWKS));
        }
        Optional<Exchange> question = target.auth().journal().at(Endpoint.INTROSPECTION).stream()
                .filter(exchange -> exchange.response().status() != 200)
                .reduce((first, second) -> second);
        if (question.isPresent()) {
            return "it asked for an introspection in a way that was answered %d (%s); RFC 7662 §2.1 wants POST, token in the form, and the server's own credentials."
                    .formatted(
                            question.get().response().status(), question.get().reason());
        }
        if (target.scopes().isEmpty()) {
            return "it may want a scope; name the scopes of an ordinary caller.";
        }
        return "it expects another audience, typ or algorithm than those tried; its log may say which.";
    }
}
