package dev.gatecrash.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.web.Web;
import java.net.http.HttpResponse;
import java.util.Map;

/** What token requests are answered. */
final class TokenAnswers {

    private TokenAnswers() {}

    static String refreshToken(Map<String, Object> tokens) {
        return String.valueOf(tokens.get("refresh_token"));
    }

    static void assertThatIsRefused(HttpResponse<String> response, String error) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(Web.error(response)).as(response.body()).isEqualTo(error);
        assertThat(Web.header(response, "Cache-Control")).isEqualTo("no-store");
    }
}
