package dev.gatecrash.internal.contract.http;

import static dev.gatecrash.check.Family.DISCOVERY;
import static dev.gatecrash.check.Severity.INTEROPERABILITY;
import static dev.gatecrash.check.Severity.MEDIUM;
import static dev.gatecrash.internal.contract.bench.Row.must;
import static dev.gatecrash.internal.contract.bench.Row.should;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import dev.gatecrash.check.Clause;
import dev.gatecrash.check.Verdict;
import dev.gatecrash.flow.Challenge;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Discovered;
import dev.gatecrash.internal.contract.bench.Need;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.http.JwtText;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Is what the protected resource metadata says right (RFC 9728 §2)? */
public final class MetadataContentChecks {

    private static final Clause MEMBERS = Clause.rfc(9728, "2");
    private static final Clause LOCATION =
            Clause.mcp("basic/authorization/authorization-server-discovery", "Authorization Server Location");
    private static final Set<String> EVERYTHING = Set.of("*", "all", "full-access", "full_access");

    private MetadataContentChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                read(
                        must(DISCOVERY, 3, INTEROPERABILITY, LOCATION)
                                .title("The metadata names an authorization server by its issuer")
                                .because(
                                        "The client takes it from there; it puts the well-known path into that URL itself.")
                                .remedy(
                                        "Publish the issuer of your authorization server, exactly as its own metadata has it."),
                        "authorization_servers with at least one absolute URL without query, and none of a metadata document",
                        MetadataContentChecks::namesIssuers),
                read(
                        must(DISCOVERY, 7, INTEROPERABILITY, Clause.rfc(9728, "3.2"))
                                .title("The metadata leaves out what has no value")
                                .because("A client that reads \"scopes_supported\": [] asks for no scope at all.")
                                .remedy("Leave a member out where there is nothing to say."),
                        "no null, and no empty array but for bearer_methods_supported",
                        MetadataContentChecks::leavesOutNothings),
                read(
                        should(DISCOVERY, 8, INTEROPERABILITY, Clause.mcp("basic/authorization", "Refresh Tokens"))
                                .title("The server does not ask for offline_access")
                                .because(
                                        "Whether there are refresh tokens is between the client and the authorization server.")
                                .remedy("Name only the scopes that you check yourself."),
                        "no offline_access in scopes_supported, nor in the challenge",
                        MetadataContentChecks::leavesRefreshingAlone),
                read(
                        must(
                                        DISCOVERY,
                                        9,
                                        MEDIUM,
                                        Clause.mcp("basic/authorization", "Token Requirements")
                                                .and(MEMBERS))
                                .title("The metadata tells clients to put tokens into the header")
                                .because("Queries end up in logs and histories; MCP forbids tokens there.")
                                .remedy("Publish \"bearer_methods_supported\": [\"header\"]."),
                        "bearer_methods_supported without query, and if it is not empty with header",
                        MetadataContentChecks::wantsTheHeader),
                read(
                        must(DISCOVERY, 10, INTEROPERABILITY, Clause.rfc(8414, "3.3"))
                                .title("The authorization server is named character by character as it names itself")
                                .because("Clients compare without normalizing; with a slash more or less they stop.")
                                .remedy("Copy the issuer from the authorization server's own metadata."),
                        "the iss of the tokens that the server takes among authorization_servers",
                        MetadataContentChecks::namesOurIssuer),
                read(
                        must(DISCOVERY, 11, MEDIUM, Clause.rfc(9728, "7.1"))
                                .title("What the metadata names is reached over TLS")
                                .because("What comes in clear can be exchanged for an attacker's on the way.")
                                .remedy("Configure the public URL; behind a proxy that ends TLS it cannot be guessed."),
                        "https in resource, authorization_servers and jwks_uri, but for the loopback address",
                        MetadataContentChecks::isSecure),
                read(
                        must(DISCOVERY, 14, MEDIUM, MEMBERS)
                                .title("A server that says that tokens are bound takes no others")
                                .because("Clients rely on a protection that is not there.")
                                .remedy("Check the binding (RFC 9449 §7.1), or leave the member out.")
                                .needs(Need.BEARER),
                        "no dpop_bound_access_tokens_required, or no bearer token accepted",
                        MetadataContentChecks::meansBinding),
                read(
                        must(DISCOVERY, 15, MEDIUM, Clause.rfc(9728, "2.2"))
                                .title("Signed metadata is signed")
                                .because("Clients prefer it to what is not signed.")
                                .remedy("Sign it with a key that clients can get, or leave it out."),
                        "no signed_metadata, or a signed JWT with iss and without signed_metadata",
                        MetadataContentChecks::isSigned),
                read(
                        should(DISCOVERY, 16, MEDIUM, Clause.practice("Scope Minimization"))
                                .title("No scope means everything")
                                .because("Clients ask for all that is listed, and then every token can do everything.")
                                .remedy("Name a scope for each kind of thing that can be done."),
                        "no *, all or full-access in scopes_supported",
                        MetadataContentChecks::scopesAreNarrow));
    }

    /** Looks at the document, and puts what is wrong into words. */
    @FunctionalInterface
    private interface Look {
        Stream<String> wrongs(Bench bench, Map<String, Object> metadata);
    }

    private static Row read(Row.Draft draft, String expects, Look look) {
        return draft.sends("GET to the metadata")
                .expects(expects)
                .needs(Need.METADATA)
                .when(bench -> {
                    Discovered discovered = bench.profile().discovered();
                    List<String> wrongs =
                            look.wrongs(bench, discovered.metadata()).distinct().toList();
                    return wrongs.isEmpty()
                            ? Verdict.passed()
                            : bench.failed(
                                    expects,
                                    String.join("\n", wrongs),
                                    discovered.document().orElseThrow());
                });
    }

    private static Stream<String> namesIssuers(Bench bench, Map<String, Object> metadata) {
        if (!(metadata.get("authorization_servers") instanceof List<?> list) || list.isEmpty()) {
            return Stream.of("authorization_servers is " + metadata.get("authorization_servers"));
        }
        return list.stream()
                .map(String::valueOf)
                .filter(text -> !isIssuer(text))
                .map(text -> text + " is no issuer");
    }

    private static boolean isIssuer(String text) {
        return !text.contains("/.well-known/")
                && Discovered.webUrl(text)
                        .filter(url -> url.getQuery() == null && url.getFragment() == null)
                        .isPresent();
    }

    private static Stream<String> leavesOutNothings(Bench bench, Map<String, Object> metadata) {
        return metadata.entrySet().stream()
                .filter(member -> !member.getKey().equals("bearer_methods_supported"))
                .filter(member ->
                        member.getValue() == null || (member.getValue() instanceof List<?> list && list.isEmpty()))
                .map(member -> member.getKey() + " is " + member.getValue());
    }

    private static Stream<String> leavesRefreshingAlone(Bench bench, Map<String, Object> metadata) {
        Discovered discovered = bench.profile().discovered();
        List<String> challenged = discovered.challenge().map(Challenge::scopes).orElse(List.of());
        return Stream.concat(
                discovered.texts("scopes_supported").contains("offline_access")
                        ? Stream.of("offline_access in scopes_supported")
                        : Stream.of(),
                challenged.contains("offline_access")
                        ? Stream.of("offline_access in the challenge's scope")
                        : Stream.of());
    }

    private static Stream<String> wantsTheHeader(Bench bench, Map<String, Object> metadata) {
        List<String> methods = bench.profile().discovered().texts("bearer_methods_supported");
        boolean wrong = methods.contains("query") || (!methods.isEmpty() && !methods.contains("header"));
        return wrong ? Stream.of("bearer_methods_supported is " + methods) : Stream.of();
    }

    private static Stream<String> namesOurIssuer(Bench bench, Map<String, Object> metadata) {
        List<String> named = bench.profile().discovered().authorizationServers();
        String issuer = bench.auth().issuer().toString();
        return named.isEmpty() || named.contains(issuer)
                ? Stream.of()
                : Stream.of("authorization_servers is %s, but the server takes tokens of %s".formatted(named, issuer));
    }

    private static Stream<String> isSecure(Bench bench, Map<String, Object> metadata) {
        Discovered discovered = bench.profile().discovered();
        return Stream.concat(
                        Stream.of("resource", "jwks_uri").map(name -> String.valueOf(metadata.get(name))),
                        discovered.authorizationServers().stream())
                .filter(text -> text.startsWith("http:"))
                .filter(text -> Discovered.webUrl(text)
                        .filter(url -> !isLoopback(url.getHost()))
                        .isPresent());
    }

    static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static Stream<String> meansBinding(Bench bench, Map<String, Object> metadata) {
        boolean says = Boolean.TRUE.equals(metadata.get("dpop_bound_access_tokens_required"))
                || Boolean.TRUE.equals(metadata.get("tls_client_certificate_bound_access_tokens"));
        return says ? Stream.of("it says so, and takes tokens that are bound to nothing") : Stream.of();
    }

    private static Stream<String> isSigned(Bench bench, Map<String, Object> metadata) {
        if (!(metadata.get("signed_metadata") instanceof String text)) {
            return metadata.containsKey("signed_metadata") ? Stream.of("signed_metadata is no string") : Stream.of();
        }
        try {
            JwtText.checkHeader(text);
            JWT jwt = JWTParser.parse(text);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return Stream.of(
                            jwt instanceof PlainJWT ? "it is not signed" : "",
                            claims.getIssuer() == null ? "it has no iss" : "",
                            claims.getClaims().containsKey("signed_metadata") ? "it contains signed_metadata" : "")
                    .filter(wrong -> !wrong.isEmpty());
        } catch (ParseException e) {
            return Stream.of("it is no JWT: " + e.getMessage());
        }
    }

    private static Stream<String> scopesAreNarrow(Bench bench, Map<String, Object> metadata) {
        return bench.profile().discovered().texts("scopes_supported").stream()
                .filter(EVERYTHING::contains)
                .map(scope -> scope + " in scopes_supported");
    }
}
