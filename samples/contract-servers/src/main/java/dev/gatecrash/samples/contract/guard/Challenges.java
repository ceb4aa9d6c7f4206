package dev.gatecrash.samples.contract.guard;

import static dev.gatecrash.samples.contract.bug.http.ChallengeBug.*;

import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.bug.http.LeakBug;
import dev.gatecrash.samples.contract.bug.http.MetadataBug;
import dev.gatecrash.samples.contract.bug.http.ScopeBug;
import dev.gatecrash.samples.contract.bug.http.SessionBug;
import dev.gatecrash.samples.contract.bug.token.DpopBug;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.http.Json;
import dev.gatecrash.samples.contract.http.Reply;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.profile.Variation;
import java.util.List;
import java.util.Map;

/** How a request is refused (RFC 6750 section 3, RFC 9728 section 5.1, RFC 9449 section 7.1). */
public final class Challenges {

    private final Setup setup;

    public Challenges(Setup setup) {
        this.setup = setup;
    }

    /** The answer to a caller who cannot be let in. */
    public Reply refuse(Call call, Refusal refusal) {
        if (refusal.status() == 503) {
            return Reply.of(503);
        }
        if (refusal.error().equals("invalid_token") && setup.has(INVALID_TOKEN_ENDS_CONNECTION)) {
            return Reply.none();
        }
        boolean browser = call.header("Accept").orElse("").contains("text/html");
        if (browser && refusal.status() == 401 && setup.has(LOGIN_PAGE)) {
            return Reply.of(302).with("Location", "/login");
        }
        if (browser && refusal.status() == 401 && setup.has(LOGIN_FORM)) {
            return Reply.of(200).withBody("text/html", "<form action=/login><input name=user></form>");
        }
        boolean twice = call.formParameter("access_token").isPresent();
        boolean crashes = (setup.has(INVALID_TOKEN_CRASHES) && refusal.error().equals("invalid_token"))
                || (setup.has(TWO_CREDENTIALS_CRASH) && twice);
        if (crashes) {
            throw new IllegalStateException("a token that nobody expected");
        }
        return answer(call, refusal, challenge(refusal));
    }

    /** The answer to a caller whose token lacks scopes. */
    public Reply insufficient(List<String> required, List<String> missing) {
        List<String> named = setup.has(ScopeBug.ONE_SCOPE_AT_A_TIME) ? missing.subList(0, 1) : required;
        String error = setup.has(ScopeBug.INVALID_TOKEN) ? "invalid_token" : "insufficient_scope";
        String scope = setup.has(ScopeBug.UNKNOWN_SCOPE_NAMED) ? "notes:everything" : String.join(" ", named);
        Challenge challenge = Challenge.of(scheme())
                .with("error", error)
                .with("error_description", "The token lacks a scope that this call needs")
                .with("scope", setup.has(ScopeBug.NO_SCOPE_NAMED) ? "" : scope);
        return Reply.of(setup.has(ScopeBug.UNAUTHORIZED) ? 401 : 403)
                .with(
                        "WWW-Authenticate",
                        written(setup.has(ScopeBug.NO_RESOURCE_METADATA) ? challenge : located(challenge)));
    }

    private Challenge challenge(Refusal refusal) {
        boolean untried = refusal.error().isEmpty();
        String error = untried && setup.has(ERROR_WITHOUT_CREDENTIALS) ? "invalid_token" : refusal.error();
        String description = !untried && setup.has(QUOTES_IN_DESCRIPTION) ? "it is \"wrong\"" : refusal.description();
        Challenge challenge = Challenge.of(scheme())
                .with("error", setup.has(NO_ERROR) ? "" : error)
                .with("error_description", setup.has(NO_ERROR) ? "" : description);
        if (setup.is(Variation.DPOP)) {
            challenge = challenge.with("algs", "ES256 RS256");
        }
        boolean scoped = !setup.is(Variation.NO_SCOPE_IN_CHALLENGE) && !setup.has(NO_SCOPE);
        String scope = String.join(" ", Scopes.READ) + (setup.has(MetadataBug.OFFLINE_ACCESS) ? " offline_access" : "");
        challenge = challenge.with("scope", scoped ? scope : "");
        return untried || !setup.has(METADATA_ONLY_WITHOUT_TOKEN) ? located(challenge) : challenge;
    }

    private String scheme() {
        return setup.is(Variation.DPOP) && !setup.has(DpopBug.BEARER_CHALLENGE) ? "DPoP" : "Bearer";
    }

    private Challenge located(Challenge challenge) {
        String location = setup.resource().metadata().toString();
        if (setup.has(NO_RESOURCE_METADATA)
                || setup.has(MetadataBug.NO_METADATA)
                || setup.is(Variation.METADATA_AT_ROOT)) {
            return challenge;
        }
        if (setup.has(RELATIVE_RESOURCE_METADATA)) {
            return challenge.with(
                    "resource_metadata", setup.resource().metadata().getPath());
        }
        if (setup.has(OTHER_PARAMETER_NAME)) {
            return challenge.with("resource_metadata_uri", location);
        }
        return challenge.with("resource_metadata", setup.has(DEAD_RESOURCE_METADATA) ? location + "/gone" : location);
    }

    private Reply answer(Call call, Refusal refusal, Challenge challenge) {
        boolean invalid = refusal.error().equals("invalid_token");
        int status = invalid && setup.has(FORBIDDEN_FOR_INVALID_TOKEN) ? 403 : refusal.status();
        if (setup.has(NOT_FOUND)
                || (setup.has(SessionBug.NOT_FOUND_FOR_EXPIRED)
                        && invalid
                        && !call.headers(Sessions.HEADER).isEmpty())) {
            status = 404;
        }
        if (setup.has(OK_WITH_ERROR)) {
            Map<String, Object> error = Map.of("code", -32001, "message", "Unauthorized");
            return Reply.json(200, Map.of("jsonrpc", "2.0", "id", 1, "error", error));
        }
        Reply reply = Reply.of(status);
        boolean bare = setup.has(NO_CHALLENGE) || (invalid && setup.has(CHALLENGE_ONLY_WITHOUT_TOKEN));
        reply = bare ? reply : reply.with("WWW-Authenticate", written(leaky(challenge, call)));
        reply = refusal.error().equals("use_dpop_nonce") ? reply.with("DPoP-Nonce", setup.nonce()) : reply;
        if (setup.is(Variation.ERROR_BODY)) {
            Map<String, Object> error = Map.of("code", -32001, "message", "Unauthorized");
            return reply.withBody("application/json", Json.write(Map.of("jsonrpc", "2.0", "error", error)));
        }
        return reply;
    }

    private Challenge leaky(Challenge challenge, Call call) {
        boolean echoes =
                setup.has(LeakBug.ECHOES_TOKEN) && challenge.parameters().containsKey("error");
        return echoes
                ? challenge.with(
                        "error_description",
                        "Bad token: " + call.header("Authorization").orElse(""))
                : challenge;
    }

    private String written(Challenge challenge) {
        if (setup.has(BARE_CHALLENGE)) {
            return challenge.scheme();
        }
        if (setup.has(NAMELESS_URL)) {
            String location = challenge.parameters().getOrDefault("resource_metadata", "");
            return challenge.without("resource_metadata").quoted() + ", " + location;
        }
        if (setup.has(PARAMETER_TWICE)) {
            return challenge.quoted() + ", scope=\"notes:read\", scope=\"notes:write\"";
        }
        return setup.has(UNQUOTED) ? challenge.unquoted() : challenge.quoted();
    }
}
