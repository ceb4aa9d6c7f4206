package dev.gatecrash.key;

import static dev.gatecrash.http.Endpoint.JWKS;
import static dev.gatecrash.http.Endpoint.METADATA;
import static dev.gatecrash.key.KeyEvent.What.CURRENT;
import static dev.gatecrash.key.KeyEvent.What.PUBLISHED;
import static dev.gatecrash.key.KeyEvent.What.RETIRED;
import static dev.gatecrash.key.KeyEvent.What.WITHHELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.token.Token;
import dev.gatecrash.web.Web;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in the JWKS document, for how long, and what happened to the keys. */
class PublishedKeysTest {

    private static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterEach
    void close() {
        auth.close();
    }

    private List<Map<String, Object>> published() {
        try {
            Map<String, Object> document =
                    JSONObjectUtils.parse(Web.get(auth.url(JWKS)).body());
            return List.of(JSONObjectUtils.getJSONObjectArray(document, "keys"));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void junk_stands_before_the_good_key_until_it_is_withdrawn(JunkKey junk) {
        String good = auth.keys().current().id();

        auth.keys().publish(junk);

        assertThat(published())
                .hasSize(2)
                .last()
                .satisfies(key -> assertThat(key)
                        .containsEntry("kid", good)
                        .containsEntry("kty", "RSA")
                        .doesNotContainKey("d"));
        auth.keys().withdrawJunk();
        assertThat(published()).singleElement().satisfies(key -> assertThat(key).containsEntry("kid", good));
    }

    @Test
    void each_kind_of_junk_is_what_it_says() {
        for (JunkKey junk : JunkKey.values()) {
            auth.keys().publish(junk);
        }

        List<Map<String, Object>> keys = published();

        assertThat(keys.get(0)).containsKeys("d", "p", "q");
        assertThat(keys.get(1)).containsEntry("kty", "QUANTUM").containsKeys("kid", "n", "e");
        assertThat(keys.get(2)).doesNotContainKey("kty").containsKeys("kid", "n", "e");
        assertThat(keys.get(3)).containsEntry("kid", auth.keys().current().id());
        assertThat(keys.get(3).get("n")).isNotEqualTo(keys.get(9).get("n"));
        assertThat(keys.get(4))
                .doesNotContainKey("kid")
                .containsEntry("kty", "RSA")
                .containsKeys("n", "e");
        assertThat(keys.get(5)).containsEntry("kty", "oct").containsEntry("k", "c2VjcmV0");
        assertThat(keys.get(6)).containsEntry("kty", "RSA").doesNotContainKey("n");
        assertThat(keys.get(7))
                .containsEntry("use", "enc")
                .containsEntry("kty", "RSA")
                .containsKeys("kid", "n", "e");
        assertThat(keys.get(8)).containsEntry("use", "sig").containsKey("n");
        assertThat(keys).hasSize(10);
    }

    @Test
    void hundreds_of_keys_have_ids_of_their_own() {
        auth.keys().publish(JunkKey.UNUSED, 300);

        assertThat(published()).hasSize(301).extracting(key -> key.get("kid")).doesNotHaveDuplicates();
    }

    @Test
    void any_json_object_can_be_published_and_nothing_else() {
        auth.keys().publishJwk("{\"kty\": 7, \"x\": [null]}");

        assertThat(published().get(0)).containsEntry("kty", 7L).containsKey("x");
        assertThatThrownBy(() -> auth.keys().publishJwk("[]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"[]\" is no JSON object, so it cannot be a JWK");
    }

    @Test
    void a_reset_withdraws_junk_and_keeps_the_keys() {
        SigningKey good = auth.keys().current();
        auth.keys().publish(JunkKey.NO_TYPE);

        auth.reset();

        assertThat(published()).singleElement().satisfies(key -> assertThat(key).containsEntry("kid", good.id()));
    }

    @Test
    void a_key_can_be_published_before_its_first_use() {
        SigningKey first = auth.keys().current();
        SigningKey next = auth.keys().publish(SigningAlgorithm.ES256);
        Token before = auth.token().mint();

        auth.keys().signWith(next);

        assertThat(before.header()).containsEntry("kid", first.id());
        assertThat(auth.token().mint().header()).containsEntry("kid", next.id()).containsEntry("alg", "ES256");
    }

    @Test
    void a_retired_key_can_come_back_and_sign() throws ParseException {
        SigningKey old = auth.keys().current();
        auth.keys().replace();
        assertThat(auth.keys().published()).doesNotContain(old);

        auth.keys().signWith(old);

        assertThat(auth.token().mint().header()).containsEntry("kid", old.id());
        assertThat(JWKSet.parse(Web.get(auth.url(JWKS)).body()).getKeyByKeyId(old.id()))
                .isNotNull();
    }

    @Test
    void a_key_can_be_replaced_without_overlap() {
        SigningKey old = auth.keys().current();

        SigningKey next = auth.keys().replace();

        assertThat(published()).singleElement().satisfies(key -> assertThat(key).containsEntry("kid", next.id()));
        assertThat(next).isNotEqualTo(old);
    }

    @Test
    void the_history_tells_what_happened_when_by_the_issuers_clock() {
        auth.clock().setTo(NOON);
        auth.clock().freeze();
        SigningKey first = auth.keys().current();
        auth.clock().advance(Duration.ofHours(1));
        SigningKey second = auth.keys().rotate(SigningAlgorithm.ES256);
        auth.clock().advance(Duration.ofHours(1));
        auth.keys().retire(first);
        auth.keys().withhold(second);

        Instant created = auth.keys().history().get(0).at();
        assertThat(auth.keys().history())
                .extracting(KeyEvent::at, KeyEvent::keyId, KeyEvent::algorithm, KeyEvent::what)
                .containsExactly(
                        tuple(created, first.id(), SigningAlgorithm.RS256, PUBLISHED),
                        tuple(created, first.id(), SigningAlgorithm.RS256, CURRENT),
                        tuple(created.plus(Duration.ofHours(1)), second.id(), SigningAlgorithm.ES256, PUBLISHED),
                        tuple(created.plus(Duration.ofHours(1)), second.id(), SigningAlgorithm.ES256, CURRENT),
                        tuple(created.plus(Duration.ofHours(2)), first.id(), SigningAlgorithm.RS256, RETIRED),
                        tuple(created.plus(Duration.ofHours(2)), second.id(), SigningAlgorithm.ES256, WITHHELD));
    }

    @Test
    void a_key_that_comes_back_is_in_the_history() {
        SigningKey key = auth.keys().current();
        auth.keys().withhold(key);

        auth.keys().publish(key);

        assertThat(auth.keys().history())
                .extracting(KeyEvent::what)
                .containsExactly(PUBLISHED, CURRENT, WITHHELD, PUBLISHED);
    }

    @Test
    void scheduled_rotation_is_in_the_history() {
        auth.keys().current();
        auth.keys().rotateEvery(Duration.ofDays(1));
        auth.clock().advance(Duration.ofDays(1));

        assertThat(auth.keys().history()).extracting(KeyEvent::what).endsWith(PUBLISHED, CURRENT);
        assertThat(auth.keys().history()).hasSize(4);
    }

    @Test
    void cache_headers_of_documents_are_a_matter_of_choice() {
        auth.cacheControl(JWKS, "max-age=600");
        auth.cacheControl(METADATA, "");

        assertThat(Web.header(Web.get(auth.url(JWKS)), "Cache-Control")).isEqualTo("max-age=600");
        assertThat(Web.header(Web.get(auth.url(METADATA)), "Cache-Control")).isEmpty();
        auth.reset();
        assertThat(Web.header(Web.get(auth.url(JWKS)), "Cache-Control")).isEqualTo("no-cache");
    }
}
