package dev.gatecrash.internal.contract.trouble;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Reply;
import dev.gatecrash.key.SigningKey;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the server makes of a request for which it has to ask the issuer first.
 *
 * @param reply the last answer
 * @param isInformed whether that request was sent after the issuer had told the server: a refusal before says nothing
 */
record Introduction(Reply reply, boolean isInformed) {

    /** Sends this request, until it is accepted or enough; the count is of how often the issuer has told the server. */
    static Introduction of(Bench bench, LongSupplier told, Supplier<Reply> request) {
        long before = told.getAsLong();
        Reply[] last = {request.get()};
        BooleanSupplier accepted = () -> {
            last[0] = request.get();
            return last[0].isExecuted();
        };
        boolean isAccepted = last[0].isExecuted() || Patience.until(bench, accepted);
        boolean isInformed = told.getAsLong() > before;
        if (isInformed && !isAccepted) {
            // It may refuse first, and read what it was told afterwards.
            Patience.briefly(accepted);
        }
        return new Introduction(last[0], isInformed);
    }

    /** Shows it tokens signed by this key. */
    static Introduction of(Bench bench, SigningKey key) {
        return of(bench, () -> published(bench, key), () -> Rotation.probe(bench, key));
    }

    // A fetch that was under way when the key was published did not tell of it.
    private static long published(Bench bench, SigningKey key) {
        String id = '"' + key.id() + '"';
        return bench.auth().journal().at(Endpoint.JWKS).stream()
                .filter(exchange -> exchange.response().body().contains(id))
                .count();
    }

    /** Whether the request was accepted. */
    boolean isAccepted() {
        return reply.isExecuted();
    }
}
