package dev.gatecrash.internal.contract.bench;

import dev.gatecrash.token.Defect;
import dev.gatecrash.token.TokenBuilder;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Credentials of one kind, made anew for each use: no two requests share a token. Immutable.
 *
 * @param words what they are, to complete "sent with …"
 * @param presentation makes them
 */
public record Stimulus(String words, Function<Bench, Presentation> presentation) {

    /** Nothing. */
    public static Stimulus none() {
        return new Stimulus("no credentials", bench -> Presentation.none());
    }

    /** No credentials, and something that must not stand in for them. */
    public static Stimulus without(String words, Presentation presentation) {
        return new Stimulus(words, bench -> presentation);
    }

    /** A token with this defect; a JWT wherever only a JWT can have it. */
    public static Stimulus defect(Defect defect) {
        return new Stimulus(
                "a token with the defect " + defect + " (" + defect.meaning() + ")",
                bench -> bench.present(bench.jwt().with(defect)));
    }

    /** A token that differs from a good one in this. */
    public static Stimulus token(String words, UnaryOperator<TokenBuilder> change) {
        return new Stimulus(words, bench -> bench.present(change.apply(bench.token())));
    }

    /** A JWT that differs from a good one in this, also where good tokens are opaque. */
    public static Stimulus jwt(String words, UnaryOperator<TokenBuilder> change) {
        return new Stimulus(words, bench -> bench.present(change.apply(bench.jwt())));
    }

    /** This text as a bearer token. */
    public static Stimulus bearer(String words, String text) {
        return new Stimulus(words, bench -> Presentation.bearer(text));
    }

    /** This made of a good token's text. */
    public static Stimulus good(String words, Function<String, Presentation> presented) {
        return new Stimulus(words, bench -> presented.apply(bench.token().mint().value()));
    }

    /** This header alone. */
    public static Stimulus authorization(String words, String value) {
        return new Stimulus(words, bench -> Presentation.authorization(value));
    }
}
