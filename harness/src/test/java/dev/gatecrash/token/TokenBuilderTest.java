package dev.gatecrash.token;

import static dev.gatecrash.token.Defect.EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.user.User;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenBuilderTest {

    private static final URI NOTES = URI.create("https://notes.example/mcp");

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterEach
    void close() {
        auth.close();
    }

    @Test
    void a_token_is_good_unless_told_otherwise() throws ParseException, JOSEException {
        auth.clock().freeze();
        Instant now = auth.clock().instant();

        Token token = auth.token().mint();

        assertThat(token.claims())
                .containsOnlyKeys("iss", "sub", "aud", "exp", "iat", "jti", "client_id")
                .containsEntry("iss", auth.issuer().toString())
                .containsEntry("sub", "alice")
                .containsEntry("client_id", "gatecrash-test")
                .containsEntry("aud", auth.issuer().toString())
                .containsEntry("iat", now.getEpochSecond())
                .containsEntry("exp", now.getEpochSecond() + 600);
        assertThat(token.expiresAt()).isEqualTo(Instant.ofEpochSecond(now.getEpochSecond() + 600));
        assertThat(token.defects()).isEmpty();
        JWSObject jws = JWSObject.parse(token.value());
        assertThat(jws.verify(new RSASSAVerifier(
                        (RSAPublicKey) auth.keys().current().keyPair().getPublic())))
                .isTrue();
        assertThat(jws.getPayload().toJSONObject()).isEqualTo(token.claims());
        assertThat(jws.getHeader().toJSONObject()).isEqualTo(token.header());
        assertThat("Bearer " + token).isEqualTo("Bearer " + token.value());
    }

    @Test
    void everything_can_be_said() {
        Token token = auth.token()
                .subject("bob")
                .audience(NOTES, URI.create("https://other.example"))
                .scope("a", "b", "a".concat("b"))
                .client("my-client")
                .lifetime(Duration.ofHours(1))
                .claim("roles", List.of("admin"))
                .claim("sub", "carol")
                .without("jti")
                .header("typ", "at+jwt")
                .mint();

        assertThat(token.claims())
                .containsEntry("sub", "carol")
                .containsEntry("aud", List.of(NOTES.toString(), "https://other.example"))
                .containsEntry("scope", "a b ab")
                .containsEntry("client_id", "my-client")
                .containsEntry("roles", List.of("admin"))
                .doesNotContainKey("jti");
        assertThat(token.header()).containsEntry("typ", "at+jwt");
    }

    @Test
    void a_builder_is_never_changed() {
        TokenBuilder base = auth.token().audience(NOTES).scope("a");
        Map<String, Object> before = withoutId(base.mint());
        auth.clock().freeze();

        base.scope("b").mint();
        base.subject("x").mint();
        base.claim("c", 1).mint();
        base.without("aud").mint();
        base.header("h", 1).mint();
        base.with(EXPIRED).mint();
        base.lifetime(Duration.ofDays(1)).mint();

        assertThat(withoutId(base.mint())).containsAllEntriesOf(Map.of("aud", before.get("aud"), "scope", "a"));
        assertThat(base.mint().defects()).isEmpty();
        assertThat(base.mint().header()).doesNotContainKey("h");
    }

    @Test
    void a_builder_mints_many_tokens_each_with_its_own_id() {
        TokenBuilder base = auth.token();
        Token first = base.mint();
        Token second = base.mint();
        auth.revoke(first);

        assertThat(first.claims().get("jti")).isNotEqualTo(second.claims().get("jti"));
    }

    @Test
    void a_negative_lifetime_makes_a_token_that_was_born_and_died_before_now() {
        auth.clock().freeze();
        long now = auth.clock().instant().getEpochSecond();

        Token token = auth.token().lifetime(Duration.ofMinutes(-20)).mint();

        assertThat((Long) token.claims().get("exp")).isEqualTo(now - 1_200);
        assertThat((Long) token.claims().get("iat")).isLessThan(now - 1_200);
    }

    @Test
    void an_algorithm_is_published_if_it_was_not() {
        Token token = auth.token().algorithm(SigningAlgorithm.ES256).mint();
        Token again = auth.token().algorithm(SigningAlgorithm.ES256).mint();

        assertThat(token.header()).containsEntry("alg", "ES256");
        assertThat(auth.keys().published()).hasSize(2);
        assertThat(again.header().get("kid")).isEqualTo(token.header().get("kid"));
        assertThat(auth.token().mint().header()).containsEntry("alg", "RS256");
    }

    @Test
    void the_subject_is_the_issuers_first_user() {
        try (AuthorizationServer other =
                AuthorizationServer.builder().user(User.named("zoe")).start()) {
            assertThat(other.token().mint().claims()).containsEntry("sub", "zoe");
        }
    }

    @Test
    void defects_that_would_undo_each_other_are_refused() {
        TokenBuilder unsigned = auth.token().with(Defect.UNSIGNED);

        assertThatThrownBy(() -> unsigned.with(Defect.HMAC_WITH_PUBLIC_KEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[UNSIGNED, HMAC_WITH_PUBLIC_KEY] exclude each other: one token has one signature; "
                        + "mint one token for each, see docs/defects.md");
        assertThatThrownBy(() -> auth.token().with(Defect.NO_AUDIENCE, Defect.WRONG_AUDIENCE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> auth.token().with(Defect.ID_TOKEN, Defect.MISSING_SCOPE))
                .hasMessageContaining("one token has one scope");
        assertThatThrownBy(() -> auth.token().with(Defect.EXPIRED).with(Defect.OPAQUE_GARBAGE))
                .hasMessageContaining("[EXPIRED, OPAQUE_GARBAGE]");
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ENCRYPTED_UNSIGNED | TYPE_LOGOUT      | type
            NO_SUBJECT         | USER_DELETED     | subject
            ISSUER_WITH_SLASH  | WRONG_ISSUER     | issuer
            EXPIRED            | NO_EXPIRY        | expiry
            CLIENT_DELETED     | ID_TOKEN         | client
            KEY_RETIRED        | ALTERED_PAYLOAD  | signature
            WRONG_ISSUER       | OTHER_ISSUERS_TOKEN | issuer
            """)
    void two_defects_of_one_part_exclude_each_other(Defect one, Defect other, String part) {
        assertThatThrownBy(() -> auth.token().with(one, other))
                .hasMessageContaining("exclude each other: one token has one " + part);
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(delimiter = '|', textBlock = """
            COMPRESSED_PAYLOAD | TYPE_LOGOUT
            NO_SUBJECT         | WRONG_ISSUER
            WRONG_ISSUER       | USER_DELETED
            NOT_YET_VALID      | EXPIRED
            REVOKED            | ALTERED_PAYLOAD
            DPOP_BOUND         | ID_TOKEN
            """)
    void two_defects_of_two_parts_are_in_one_token(Defect one, Defect other) {
        assertThat(auth.token().with(one, other).mint().defects()).containsExactlyInAnyOrder(one, other);
    }

    private static Map<String, Object> withoutId(Token token) {
        Map<String, Object> claims = new java.util.HashMap<>(token.claims());
        claims.remove("jti");
        return claims;
    }
}
