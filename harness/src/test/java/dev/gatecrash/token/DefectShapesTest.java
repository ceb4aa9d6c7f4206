package dev.gatecrash.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import dev.gatecrash.AuthorizationServer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What exactly a defect makes of the good value. */
class DefectShapesTest {

    private final AuthorizationServer auth = AuthorizationServer.start();

    @BeforeEach
    void time_stands_still() {
        auth.clock().freeze();
    }

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            AUDIENCE_CUT_SHORT      | https://notes.example/mcp  | https://notes.example/mc
            AUDIENCE_EXTENDED       | https://notes.example/mcp  | https://notes.example/mcp2
            AUDIENCE_LOOKALIKE_HOST | https://notes.example/mcp  | https://notes.example.evil.example/mcp
            AUDIENCE_LOOKALIKE_HOST | http://notes.example:0/mcp | http://notes.example.evil.example:0/mcp
            AUDIENCE_LOOKALIKE_HOST | notes                      | notes.evil.example
            AUDIENCE_HOST_ONLY      | https://notes.example/mcp  | https://notes.example
            AUDIENCE_HOST_ONLY      | https://notes.example      | notes.example
            AUDIENCE_HOST_ONLY      | notes                      | notesx
            AUDIENCE_OTHER_PATH     | https://notes.example/mcp  | https://notes.example/other/mcp
            AUDIENCE_BELOW          | https://notes.example/mcp  | https://notes.example/mcp/admin
            AUDIENCE_WITH_QUERY     | https://notes.example/mcp  | https://notes.example/mcp?x
            AUDIENCE_OTHER_PORT     | https://notes.example/mcp  | https://notes.example:9/mcp
            AUDIENCE_OTHER_PORT     | http://notes.example:9/mcp | http://notes.example:10/mcp
            AUDIENCE_OTHER_PORT     | notes                      | notes:9
            AUDIENCE_OTHER_SCHEME   | https://notes.example/mcp  | http://notes.example/mcp
            AUDIENCE_OTHER_SCHEME   | http://notes.example/mcp   | https://notes.example/mcp
            AUDIENCE_OTHER_SCHEME   | notes                      | https://notes
            AUDIENCE_IN_UPPER_CASE  | https://notes.example/mcp  | HTTPS://NOTES.EXAMPLE/MCP
            AUDIENCE_IN_UPPER_CASE  | URN:NOTES                  | urn:notes
            AUDIENCE_IN_UPPER_CASE  | 7                          | 7x
            AUDIENCE_WITH_SLASH     | https://notes.example/mcp  | https://notes.example/mcp/
            """)
    void an_audience_is_nearly_the_right_one(Defect defect, URI good, String bad) {
        assertThat(auth.token().audience(good).with(defect).mint().claims()).containsEntry("aud", bad);
    }

    @Test
    void of_several_audiences_the_first_is_missed() {
        Token token = auth.token()
                .audience(URI.create("urn:notes"), URI.create("urn:mail"))
                .with(Defect.AUDIENCE_EXTENDED)
                .mint();

        assertThat(token.claims()).containsEntry("aud", "urn:notes2");
    }

    @Test
    void what_has_expired_has_expired_also_where_it_is_not_valid_yet() {
        long now = auth.clock().instant().getEpochSecond();

        Token token = auth.token().claim("exp", now).with(Defect.NOT_YET_VALID).mint();

        assertThat(token.claims()).containsEntry("exp", now).containsEntry("nbf", now + 600);
    }

    @Test
    void an_audience_of_two_names_has_the_right_one_in_it() {
        URI notes = URI.create("https://notes.example/mcp");

        Object joined = auth.token()
                .audience(notes)
                .with(Defect.AUDIENCES_JOINED)
                .mint()
                .claims()
                .get("aud");

        assertThat(String.valueOf(joined)).matches("\\S+ " + notes);
    }

    @Test
    void the_issuer_for_an_audience_is_that_of_the_token_but_not_its_audience() {
        TokenBuilder token = auth.token().with(Defect.AUDIENCE_IS_ISSUER);
        String issuer = auth.issuer().toString();

        assertThat(token.audience(URI.create("urn:notes")).mint().claims()).containsEntry("aud", issuer);
        assertThat(token.audience(auth.issuer()).mint().claims()).containsEntry("aud", issuer + "/token");
    }

    @Test
    void the_client_for_an_audience_is_that_of_the_token() {
        Token token = auth.token().with(Defect.AUDIENCE_IS_CLIENT).mint();

        assertThat(token.claims().get("aud")).isEqualTo(token.claims().get("client_id"));
    }

    @Test
    void a_signature_is_nearly_the_right_one() {
        byte[] good = signature();

        assertThat(signature(Defect.TRUNCATED_SIGNATURE)).isEqualTo(Arrays.copyOf(good, good.length / 2));
        assertThat(signature(Defect.EMPTY_SIGNATURE)).isEmpty();
        assertThat(signature(Defect.ZERO_SIGNATURE)).isEqualTo(new byte[good.length]);
        assertThat(differentBits(good, signature(Defect.ALTERED_SIGNATURE))).isEqualTo(1);
    }

    /** RS256 signs the same text twice with the same octets. */
    private byte[] signature(Defect... defects) {
        Token token = auth.token().claim("jti", "the-same").with(defects).mint();
        return Sent.of(token).signature();
    }

    private static int differentBits(byte[] one, byte[] other) {
        assertThat(one).hasSameSizeAs(other);
        BitSet bits = BitSet.valueOf(one);
        bits.xor(BitSet.valueOf(other));
        return bits.cardinality();
    }

    @Test
    void the_header_of_an_encrypted_token_is_the_one_that_can_be_read() throws ParseException {
        Token token = auth.token()
                .header("x", "is not encrypted")
                .with(Defect.ENCRYPTED_UNSIGNED)
                .mint();

        assertThat(token.header())
                .isEqualTo(JWEObject.parse(token.value()).getHeader().toJSONObject());
    }

    @Test
    void a_token_with_certificates_has_a_chain_that_fits_its_signature() throws GeneralSecurityException {
        Token token = auth.token().with(Defect.X5C_HEADER).mint();

        List<X509Certificate> chain = new ArrayList<>();
        for (Object each : (List<?>) Objects.requireNonNull(token.header().get("x5c"))) {
            byte[] der = Base64.getDecoder().decode(String.valueOf(each));
            chain.add((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        }

        assertThat(chain).hasSize(2);
        chain.get(0).verify(chain.get(1).getPublicKey());
        chain.get(1).verify(chain.get(1).getPublicKey());
        assertThat(Sent.of(token).isSignedBy(chain.get(0).getPublicKey())).isTrue();
    }
}
