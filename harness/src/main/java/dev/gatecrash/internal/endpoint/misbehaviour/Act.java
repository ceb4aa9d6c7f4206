package dev.gatecrash.internal.endpoint.misbehaviour;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a misbehaviour does at some endpoints.
 *
 * @param at those endpoints
 * @param when which requests it concerns
 * @param isInstead whether the endpoint is not asked
 * @param change what becomes of the answer, or, instead of one, of an empty response
 */
record Act(Set<Endpoint> at, Predicate<Request> when, boolean isInstead, UnaryOperator<Response> change) {

    /** Changes an answer of the endpoint. */
    static Act after(UnaryOperator<Response> change, Endpoint... at) {
        return new Act(Set.of(at), request -> true, false, change);
    }

    /** Changes the members of a JSON object that is no error. */
    static Act members(Consumer<Map<String, Object>> change, Endpoint... at) {
        return after(answer -> answer.status() < 300 ? json(answer, change) : answer, at);
    }

    /** Changes the parameters of a redirect that carries a code. */
    static Act redirect(Consumer<Map<String, List<String>>> change) {
        return after(answer -> redirected(answer, change), Endpoint.AUTHORIZATION);
    }

    /** Answers these requests instead of the endpoint. */
    static Act instead(Predicate<Request> when, Response answer, Endpoint... at) {
        return new Act(Set.of(at), when, true, none -> answer);
    }

    boolean concerns(Endpoint endpoint, Request request) {
        return at.contains(endpoint) && when.test(request);
    }

    private static Response json(Response answer, Consumer<Map<String, Object>> change) {
        return answer.json()
                .map(members -> {
                    Map<String, Object> copy = new LinkedHashMap<>(members);
                    change.accept(copy);
                    return new Response(answer.status(), answer.headers(), JSONObjectUtils.toJSONString(copy));
                })
                .orElse(answer);
    }

    private static Response redirected(Response answer, Consumer<Map<String, List<String>>> change) {
        Optional<String> location = answer.headers().first("Location");
        if (location.isEmpty() || !location.get().contains("?")) {
            return answer;
        }
        String[] parts = location.get().split("\\?", 2);
        Map<String, List<String>> parameters = new LinkedHashMap<>(URLUtils.parseParameters(parts[1]));
        if (!parameters.containsKey("code")) {
            return answer;
        }
        change.accept(parameters);
        return answer.withHeader("Location", parts[0] + "?" + URLUtils.serializeParameters(parameters));
    }
}
