package dev.gatecrash.grants;

import static dev.gatecrash.http.Endpoint.METADATA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rich authorization requests (RFC 9396). */
class AuthorizationDetailsTest {

    private static final String PAYMENT = "[{\"type\":\"payment\",\"amount\":5},{\"type\":\"account\"}]";

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final Caller app = Caller.open(auth);

    @AfterEach
    void close() {
        auth.close();
    }

    @Test
    void details_are_carried_through_to_answer_and_token() {
        Answer tokens = app.tokens("authorization_details", PAYMENT);

        assertThat(tokens.json().get("authorization_details"))
                .isEqualTo(Caller.introspect(auth, tokens.text("access_token")).get("authorization_details"))
                .asString()
                .contains("payment", "account");
    }

    @Test
    void details_can_be_narrowed_at_the_token_endpoint() {
        String code = app.authorize("authorization_details", PAYMENT).redirected("code");

        assertThat(app.redeem(code, "authorization_details", "[{\"type\":\"other\"}]")
                        .refusal())
                .as("RFC 9396 §6")
                .isEqualTo("400 invalid_authorization_details");
        assertThat(app.redeem(code, "authorization_details", "[{\"type\":\"account\"}]")
                        .json()
                        .get("authorization_details"))
                .isEqualTo(List.of(Map.of("type", "account")));
    }

    @Test
    void details_of_a_type_that_is_not_offered_are_refused() {
        try (AuthorizationServer strict = AuthorizationServer.builder()
                .authorizationDetailsTypes("payment")
                .start()) {
            Caller client = Caller.open(strict);

            assertThat(client.authorize("authorization_details", PAYMENT).redirected("error"))
                    .as("RFC 9396 §5")
                    .isEqualTo("invalid_authorization_details");
            assertThat(Caller.get(strict.url(METADATA)).json())
                    .containsEntry("authorization_details_types_supported", List.of("payment"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            nonsense
            {"type":"payment"}
            [1]
            [{"amount":5}]
            """)
    void details_that_are_malformed_are_refused(String details) {
        assertThat(app.authorize("authorization_details", details).redirected("error"))
                .as("RFC 9396 §5")
                .isEqualTo("invalid_authorization_details");
    }
}
