package dev.gatecrash.grants;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an endpoint answered.
 *
 * @param status the status code
 * @param text the body
 * @param http the whole response
 */
record Answer(int status, String text, HttpResponse<String> http) {

    Map<String, Object> json() {
        try {
            return JSONObjectUtils.parse(text);
        } catch (ParseException e) {
            throw new AssertionError("not JSON: " + status + " " + text, e);
        }
    }

    String text(String member) {
        return String.valueOf(json().get(member));
    }

    /** Status and error, as a table of bad inputs has them. */
    String refusal() {
        return status + " " + text("error");
    }

    String header(String name) {
        return http.headers().firstValue(name).orElse("");
    }

    /** The parameters that a redirect carries. */
    Optional<Map<String, List<String>>> redirect() {
        return http.headers()
                .firstValue("Location")
                .map(to -> URLUtils.parseParameters(URI.create(to).getRawQuery()));
    }

    String redirected(String parameter) {
        return redirect()
                .orElseThrow(() -> new AssertionError("no redirect: " + status + " " + text))
                .getOrDefault(parameter, List.of("nothing"))
                .get(0);
    }
}
