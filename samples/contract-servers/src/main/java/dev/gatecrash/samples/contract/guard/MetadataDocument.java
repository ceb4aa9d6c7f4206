package dev.gatecrash.samples.contract.guard;

import static dev.gatecrash.samples.contract.bug.http.MetadataBug.*;

import dev.gatecrash.samples.contract.bug.http.ChallengeBug;
import dev.gatecrash.samples.contract.bug.http.CorsBug;
import dev.gatecrash.samples.contract.bug.token.KindBug;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.http.Json;
import dev.gatecrash.samples.contract.http.Reply;
import dev.gatecrash.samples.contract.profile.Resource;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.profile.Variation;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The protected resource metadata, which everybody may read (RFC 9728 sections 2 and 3). */
public final class MetadataDocument {

    private final Setup setup;

    public MetadataDocument(Setup setup) {
        this.setup = setup;
    }

    /** The answer, if the request is for the document. */
    public Optional<Reply> answer(Call call) {
        if (!isHere(call.rawPath())) {
            return Optional.empty();
        }
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            return Optional.of(Reply.of(405).with("Allow", "GET, HEAD"));
        }
        if (setup.has(PRM_PROTECTED) && call.headers("Authorization").isEmpty()) {
            return Optional.of(Reply.of(401).with("WWW-Authenticate", "Bearer realm=\"notes\""));
        }
        if (setup.has(HTML_PAGE)) {
            return Optional.of(Reply.of(200).withBody("text/html", "<!doctype html><title>Notes</title>"));
        }
        Reply reply = Reply.of(200)
                .withBody(setup.has(PLAIN_TEXT) ? "text/plain" : "application/json", Json.write(members(call)));
        // Clients in a browser discover too; the document is public.
        boolean readable = !setup.has(CorsBug.METADATA_WITHOUT_CORS);
        return Optional.of(readable ? reply.with("Access-Control-Allow-Origin", "*") : reply);
    }

    private boolean isHere(String path) {
        if (setup.bugs().hasAny(NO_METADATA, ChallengeBug.NO_RESOURCE_METADATA)) {
            return false;
        }
        if (setup.has(PRM_AT_WRONG_PATH)) {
            return path.equals(Resource.PATH + Resource.WELL_KNOWN);
        }
        if (setup.has(PRM_AT_ROOT_ONLY)) {
            return path.equals(Resource.WELL_KNOWN);
        }
        return path.equals(setup.resource().metadata().getPath())
                || (setup.has(SAME_FOR_EVERY_PATH) && path.startsWith(Resource.WELL_KNOWN));
    }

    private Map<String, Object> members(Call call) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("resource", resource(call));
        if (!setup.has(NO_AUTHORIZATION_SERVERS)) {
            members.put(
                    "authorization_servers", setup.has(EMPTY_AUTHORIZATION_SERVERS) ? List.of() : List.of(issuer()));
        }
        List<String> scopes = new ArrayList<>(setup.has(EMPTY_SCOPES) ? List.of() : Scopes.READ_AND_WRITE);
        if (setup.has(OFFLINE_ACCESS)) {
            scopes.add("offline_access");
        }
        if (setup.has(OMNIBUS_SCOPE)) {
            scopes.add("*");
        }
        members.put("scopes_supported", scopes);
        members.put(
                "bearer_methods_supported",
                setup.has(ADVERTISES_QUERY) ? List.of("header", "query") : List.of("header"));
        if (setup.is(Variation.DPOP) || setup.has(CLAIMS_DPOP)) {
            members.put("dpop_bound_access_tokens_required", true);
            members.put("dpop_signing_alg_values_supported", List.of("ES256", "RS256"));
        }
        if (setup.has(KindBug.BINDING_IS_DECORATION)) {
            members.put("dpop_signing_alg_values_supported", List.of("ES256"));
        }
        if (setup.has(KindBug.CERTIFICATE_IS_DECORATION)) {
            members.put("tls_client_certificate_bound_access_tokens", true);
        }
        if (setup.has(NULL_MEMBER)) {
            members.put("resource_documentation", null);
        }
        if (setup.has(UNSIGNED_SIGNED_METADATA)) {
            members.put("signed_metadata", "eyJhbGciOiJub25lIn0.eyJpc3MiOiJub3RlcyJ9.");
        }
        if (setup.has(HEADLESS_SIGNED_METADATA)) {
            members.put("signed_metadata", "bnVsbA.eyJpc3MiOiJub3RlcyJ9.c2lnbmVk");
        }
        return members;
    }

    private String resource(Call call) {
        String identifier = setup.resource().identifier();
        if (setup.has(INTERNAL_RESOURCE)) {
            return "http://notes.internal:8080" + Resource.PATH;
        }
        if (setup.has(RESOURCE_IS_ORIGIN)) {
            return URI.create(identifier).resolve("/").toString().replaceFirst("/$", "");
        }
        Optional<String> host = Optional.empty();
        if (setup.has(RESOURCE_FROM_FORWARDED_HOST)) {
            host = call.header("X-Forwarded-Host");
        } else if (setup.has(RESOURCE_FROM_HOST)) {
            host = call.header("Host");
        }
        return host.map(name -> "http://" + name + Resource.PATH).orElse(identifier);
    }

    private String issuer() {
        if (setup.has(METADATA_URL_FOR_ISSUER)) {
            return setup.issuer() + "/.well-known/oauth-authorization-server";
        }
        return setup.has(ISSUER_WITH_SLASH) ? setup.issuer() + "/" : setup.issuer();
    }
}
