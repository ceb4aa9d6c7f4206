package dev.gatecrash.grants;

import static dev.gatecrash.grants.Caller.NOTES;
import static dev.gatecrash.http.Endpoint.DEVICE_AUTHORIZATION;
import static dev.gatecrash.http.Endpoint.DEVICE_VERIFICATION;
import static dev.gatecrash.http.Endpoint.REVOCATION;
import static dev.gatecrash.http.Endpoint.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationResponse;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.user.Consent;
import dev.gatecrash.user.DeviceRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceGrantTest {

    private final AuthorizationServer auth = AuthorizationServer.start();
    private final Device tv = Device.of(auth);

    @BeforeEach
    void stop_the_clock() {
        auth.clock().freeze();
    }

    @AfterEach
    void close() {
        auth.close();
    }

    private void waitFor(Duration time) {
        auth.clock().advance(time);
    }

    @Test
    void the_sdk_s_client_gets_tokens_when_the_user_has_approved() throws Exception {
        ClientID id = new ClientID("app");
        DeviceAuthorizationSuccessResponse codes = DeviceAuthorizationResponse.parse(
                        new DeviceAuthorizationRequest(auth.url(DEVICE_AUTHORIZATION), id, new Scope("notes:read"))
                                .toHTTPRequest()
                                .send())
                .toSuccessResponse();
        TokenRequest poll =
                new TokenRequest.Builder(auth.url(TOKEN), id, new DeviceCodeGrant(codes.getDeviceCode())).build();

        TokenResponse before = TokenResponse.parse(poll.toHTTPRequest().send());
        auth.devices().approve(codes.getUserCode().getValue(), "alice");
        AccessTokenResponse after =
                TokenResponse.parse(poll.toHTTPRequest().send()).toSuccessResponse();

        assertThat(before.toErrorResponse().getErrorObject().getCode()).isEqualTo("authorization_pending");
        assertThat(Caller.introspect(auth, after.getTokens().getAccessToken()))
                .containsEntry("sub", "alice")
                .containsEntry("scope", "notes:read");
        assertThat(after.getTokens().getRefreshToken()).isNotNull();
    }

    @Test
    void the_first_answer_has_all_that_the_device_needs() {
        Map<String, Object> codes = tv.start().json();

        assertThat(codes)
                .containsKey("device_code")
                .containsEntry("verification_uri", auth.url(DEVICE_VERIFICATION).toString())
                .containsEntry("expires_in", 600L)
                .containsEntry("interval", 5L);
        assertThat((String) codes.get("user_code")).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
        assertThat((String) codes.get("verification_uri_complete")).endsWith("?user_code=" + codes.get("user_code"));
    }

    @Test
    void a_resource_becomes_the_audience() {
        Answer codes = tv.start("resource", NOTES.toString());
        auth.devices().approve(codes.text("user_code"), "bob");

        assertThat(Caller.introspect(auth, tv.poll(codes).text("access_token")))
                .containsEntry("aud", NOTES.toString())
                .containsEntry("sub", "bob");
    }

    @Test
    void revoking_what_one_device_got_leaves_the_other_s_alone() {
        Answer one = tv.start();
        Answer other = tv.start();
        auth.devices().approve(one.text("user_code"), "alice");
        auth.devices().approve(other.text("user_code"), "alice");
        Answer tokens = tv.poll(one);
        Answer others = tv.poll(other);

        tv.caller().post(REVOCATION, "token", tokens.text("refresh_token"));

        assertThat(Caller.introspect(auth, tokens.text("access_token"))).containsEntry("active", false);
        assertThat(Caller.introspect(auth, others.text("access_token"))).containsEntry("active", true);
    }

    @Test
    void polling_too_fast_costs_five_seconds_more_each_time() {
        Answer codes = tv.start();

        assertThat(tv.poll(codes).refusal()).isEqualTo("400 authorization_pending");
        waitFor(Duration.ofSeconds(4));
        assertThat(tv.poll(codes).refusal()).isEqualTo("400 slow_down");
        waitFor(Duration.ofSeconds(9));
        assertThat(tv.poll(codes).refusal()).isEqualTo("400 slow_down");
        waitFor(Duration.ofSeconds(15));
        assertThat(tv.poll(codes).refusal()).isEqualTo("400 authorization_pending");
        waitFor(Duration.ofSeconds(15));
        assertThat(tv.poll(codes).refusal()).isEqualTo("400 authorization_pending");
    }

    @Test
    void a_denied_device_is_told_so() {
        Answer codes = tv.start();

        auth.devices().deny(codes.text("user_code"));

        assertThat(tv.poll(codes).refusal()).isEqualTo("400 access_denied");
    }

    @Test
    void a_user_who_refuses_consent_denies() {
        auth.users().answerConsent(Consent.denied());
        Answer codes = tv.start();

        auth.devices().approve(codes.text("user_code"), "alice");

        assertThat(tv.poll(codes).refusal()).isEqualTo("400 access_denied");
    }

    @Test
    void an_expired_code_is_told_from_an_unknown_one() {
        Answer codes = tv.start();
        waitFor(Duration.ofMinutes(10));

        assertThat(tv.poll(codes).refusal()).isEqualTo("400 expired_token");
        assertThat(tv.poll(codes, "device_code", "unknown").refusal()).isEqualTo("400 invalid_grant");
        assertThat(auth.devices().waiting()).isEmpty();
    }

    @Test
    void a_device_waits_until_its_user_has_decided() {
        String approved = tv.start().text("user_code");
        String denied = tv.start().text("user_code");
        assertThat(auth.devices().waiting())
                .extracting(DeviceRequest::userCode)
                .containsExactlyInAnyOrder(approved, denied);

        auth.devices().approve(approved, "alice");
        auth.devices().deny(denied);

        assertThat(auth.devices().waiting()).isEmpty();
        assertThatThrownBy(() -> auth.devices().approve(denied, "alice")).hasMessageContaining(denied);
    }

    @Test
    void a_reset_forgets_all_devices() {
        Answer codes = tv.start();

        auth.reset();

        assertThat(auth.devices().waiting()).isEmpty();
        assertThat(tv.poll(codes).refusal()).isEqualTo("400 invalid_grant");
    }

    @Test
    void a_code_works_once() {
        Answer codes = tv.start();
        auth.devices().approve(codes.text("user_code"), "alice");
        tv.poll(codes);

        assertThat(tv.poll(codes).refusal()).isEqualTo("400 invalid_grant");
    }

    @Test
    void a_wrong_resource_does_not_use_the_code_up() {
        Answer codes = tv.start("resource", NOTES.toString());
        auth.devices().approve(codes.text("user_code"), "alice");

        assertThat(tv.poll(codes, "resource", "https://other.example/").refusal())
                .isEqualTo("400 invalid_target");
        assertThat(tv.poll(codes).status()).isEqualTo(200);
    }

    @Test
    void another_client_s_code_is_invalid() {
        Answer codes = tv.start();
        Caller other = Caller.confidential(auth, "other", Device.GRANT);

        Answer answer = other.token("grant_type", Device.GRANT, "device_code", codes.text("device_code"));

        assertThat(answer.refusal()).isEqualTo("400 invalid_grant");
    }

    @Test
    void a_client_that_is_not_registered_for_it_is_refused() {
        Caller other = Caller.confidential(auth, "other");

        assertThat(other.post(DEVICE_AUTHORIZATION).refusal()).isEqualTo("400 unauthorized_client");
        assertThat(other.token("grant_type", Device.GRANT, "device_code", "x").refusal())
                .isEqualTo("400 unauthorized_client");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 8628 §3.1   | client_id=unknown           | 401 invalid_client
            RFC 6749 §3.3   | scope=\\                     | 400 invalid_scope
            RFC 6749 §3.1   | scope=a scope=b             | 400 invalid_request
            RFC 8707 §2     | resource=relative           | 400 invalid_target
            RFC 8707 §2     | resource=https://a.example# | 400 invalid_target
            """)
    void a_device_authorization_request_that_is_not_in_order_is_refused(String clause, String form, String expected) {
        assertThat(tv.start(Caller.cell(form)).refusal()).as(clause).isEqualTo(expected);
    }

    @Test
    void a_blank_that_separates_nothing_is_no_scope() {
        assertThat(tv.start("scope", "notes:read \13").refusal()).isEqualTo("400 invalid_scope");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            RFC 8628 §3.4   | device_code=                      | 400 invalid_request
            RFC 8628 §3.5   | device_code=unknown               | 400 invalid_grant
            RFC 6749 §5.2   | client_id=unknown                 | 401 invalid_client
            RFC 6749 §3.2   | device_code=a device_code=b       | 400 invalid_request
            """)
    void a_poll_that_is_not_in_order_is_refused(String clause, String form, String expected) {
        assertThat(tv.poll(tv.start(), Caller.cell(form)).refusal()).as(clause).isEqualTo(expected);
    }

    @Test
    void a_code_that_nobody_shows_is_a_mistake_of_the_test() {
        assertThatThrownBy(() -> auth.devices().approve("ABCD-EFGH", "alice"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ABCD-EFGH");
        String code = tv.start().text("user_code");
        assertThatThrownBy(() -> auth.devices().approve(code, "mallory"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mallory");
    }
}
