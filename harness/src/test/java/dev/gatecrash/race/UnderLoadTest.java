package dev.gatecrash.race;

import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** What changes while requests are being answered. */
@Isolated("many threads at once would starve the tests beside them")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class UnderLoadTest {

    private static final int ROUNDS = Integer.getInteger("races.rounds", 10);
    private static final int CALLERS = 16;
    // Every rotation leaves one more key to be read by everybody.
    private static final int ROTATIONS = 100;
    private static final URI CALLBACK = URI.create("https://client.example/callback");

    private static AuthorizationServer issuer() {
        AuthorizationServer auth =
                AuthorizationServer.builder().algorithm(SigningAlgorithm.ES256).start();
        auth.clients().registerConfidential("service", "s3cret", CALLBACK);
        return auth;
    }

    private static HttpResponse<String> token(URI endpoint) {
        return Web.form(
                endpoint,
                Params.of("grant_type", "client_credentials"),
                "Authorization",
                Web.basic("service", "s3cret"));
    }

    @Test
    void a_token_is_never_signed_with_a_key_that_is_not_published() {
        try (Crowd crowd = new Crowd(CALLERS)) {
            for (int done = 0; done < ROUNDS; done += ROTATIONS) {
                rotateUnderLoad(crowd, Math.min(ROTATIONS, ROUNDS - done));
            }
        }
    }

    private static void rotateUnderLoad(Crowd crowd, int rounds) {
        try (AuthorizationServer auth = issuer()) {
            AtomicInteger turn = new AtomicInteger();

            List<Boolean> published = IntStream.range(0, rounds)
                    .boxed()
                    .flatMap(round -> crowd
                            .rush(() -> {
                                if (turn.getAndIncrement() % CALLERS == 0) {
                                    auth.keys().rotate();
                                }
                                return isPublished(auth, token(auth.url(TOKEN)));
                            })
                            .stream())
                    .toList();

            assertThat(published).hasSize(rounds * CALLERS).containsOnly(true);
            assertThat(auth.keys().published()).hasSize(rounds + 1);
        }
    }

    private static boolean isPublished(AuthorizationServer auth, HttpResponse<String> answer) throws ParseException {
        String token = String.valueOf(Web.json(answer).get("access_token"));
        String keyId = SignedJWT.parse(token).getHeader().getKeyID();
        return JWKSet.parse(Web.get(auth.url(JWKS)).body()).getKeyByKeyId(keyId) != null;
    }

    @Test
    void an_issuer_that_closes_while_it_serves_answers_or_is_gone() {
        try (Crowd crowd = new Crowd(CALLERS)) {
            for (int round = 0; round < ROUNDS; round++) {
                AuthorizationServer auth = issuer();
                URI endpoint = auth.url(TOKEN);
                AtomicInteger turn = new AtomicInteger();

                List<Integer> statuses = crowd.rush(() -> {
                    if (turn.getAndIncrement() == CALLERS / 2) {
                        // Fails if a request met a bug of ours.
                        auth.close();
                    }
                    return token(endpoint).statusCode();
                });

                assertThat(statuses).as("round %d", round).hasSize(CALLERS).allMatch(s -> s == 200 || s == 404);
            }
        }
    }
}
