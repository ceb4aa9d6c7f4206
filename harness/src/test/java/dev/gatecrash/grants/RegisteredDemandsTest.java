package dev.gatecrash.grants;

import static dev.gatecrash.grants.Caller.CALLBACK;
import static dev.gatecrash.http.Endpoint.REGISTRATION;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.client.Client;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client demands of itself when it registers (RFC 9449 §5.2, RFC 9126 §6, RP-Initiated Logout §3.1). */
class RegisteredDemandsTest {

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterEach
    void close() {
        auth.close();
    }

    private Map<String, Object> register(String name, Object value) throws Exception {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, auth.url(REGISTRATION));
        request.setHeader("Content-Type", "application/json");
        request.setBody(JSONObjectUtils.toJSONString(Map.of(
                "redirect_uris", List.of(CALLBACK.toString()), "token_endpoint_auth_method", "none", name, value)));
        return request.send().getBodyAsJSONObject();
    }

    private Caller registered(Map<String, Object> answer) {
        Client client =
                auth.clients().find(String.valueOf(answer.get("client_id"))).orElseThrow();
        return Caller.of(auth, client);
    }

    @Test
    void a_client_that_always_proves_is_held_to_it() throws Exception {
        Map<String, Object> answer = register("dpop_bound_access_tokens", true);
        Caller client = registered(answer);

        assertThat(answer).containsEntry("dpop_bound_access_tokens", true);
        assertThat(client.redeem(client.authorize().redirected("code")).refusal())
                .isEqualTo("400 invalid_dpop_proof");
    }

    @Test
    void a_client_that_always_pushes_is_held_to_it() throws Exception {
        Map<String, Object> answer = register("require_pushed_authorization_requests", true);

        assertThat(answer).containsEntry("require_pushed_authorization_requests", true);
        assertThat(registered(answer).authorize().redirected("error")).isEqualTo("invalid_request");
    }

    @Test
    void places_to_go_after_a_logout_are_kept() throws Exception {
        Map<String, Object> answer = register("post_logout_redirect_uris", List.of("https://client.example/goodbye"));

        assertThat(registered(answer).client().metadata())
                .containsEntry("post_logout_redirect_uris", List.of("https://client.example/goodbye"));
    }

    @Test
    void a_device_can_register_itself() throws Exception {
        Map<String, Object> answer =
                register("grant_types", List.of("urn:ietf:params:oauth:grant-type:device_code", "authorization_code"));

        assertThat(registered(answer)
                        .token("grant_type", "urn:ietf:params:oauth:grant-type:device_code", "device_code", "unknown")
                        .refusal())
                .isEqualTo("400 invalid_grant");
    }
}
