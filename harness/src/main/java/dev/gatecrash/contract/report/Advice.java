package dev.gatecrash.contract.report;

import dev.gatecrash.check.Family;
import java.util.List;

/** Where to put a family's remedies on the stacks that MCP servers are written with. */
final class Advice {

    /** A stack, and what to set or write there. */
    record Hint(String stack, String words) {}

    private Advice() {}

    /** Nothing where the stacks have nothing of their own to say. */
    static List<Hint> of(Family family) {
        return switch (family) {
            case DISCOVERY ->
                hints(
                        "Security 7: oauth2ResourceServer(server -> server.protectedResourceMetadata(…)); permit /.well-known/** without a token.",
                        "quarkus.oidc.resource-metadata.enabled=true and .resource=<your URL>; a filter has to add Content-Type: application/json.",
                        "mcpAuthMetadataRouter({ oauthMetadata, resourceServerUrl }).",
                        "Serve one JSON document at /.well-known/oauth-protected-resource before your endpoint's path.");
            case CHALLENGE ->
                hints(
                        "An AuthenticationEntryPoint that writes WWW-Authenticate, the same one for every refusal.",
                        "An HttpAuthenticationMechanism around OidcAuthenticationMechanism that writes scope and error, and ends the response.",
                        "requireBearerAuth({ verifier, resourceMetadataUrl }); throw InvalidTokenError, and nothing else, in the verifier.",
                        "One method that writes status and challenge, called for every refusal.");
            case KEY ->
                hints(
                        "NimbusJwtDecoder.withJwkSetUri(…) or issuer-uri, and no key in the configuration.",
                        "quarkus.oidc.token.forced-jwk-refresh-interval=5S; ten minutes unless set.",
                        "createRemoteJWKSet(url, { cooldownDuration }), made once and not per request.",
                        "JWKSourceBuilder.create(url).build(), made once and not per request.");
            case SIGNATURE ->
                hints(
                        "NimbusJwtDecoder.withJwkSetUri(…).jwsAlgorithm(RS256); never parse a token by hand.",
                        "quarkus.oidc.token.signature-algorithm=RS256 where it is all that your issuer uses; never parse a token by hand.",
                        "jwtVerify(token, keys, { algorithms: ['RS256'] }); decodeJwt verifies nothing.",
                        "JWSVerificationKeySelector with the algorithms you expect; JWTParser.parse verifies nothing.");
            case ISSUER ->
                hints(
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri=<issuer>.",
                        "quarkus.oidc.auth-server-url=<issuer>, and not quarkus.oidc.token.issuer=any.",
                        "jwtVerify(token, keys, { issuer }).",
                        "DefaultJWTClaimsVerifier with iss among the exact matches.");
            case AUDIENCE ->
                hints(
                        "spring.security.oauth2.resourceserver.jwt.audiences=<your URL>; unset, any audience will do.",
                        "quarkus.oidc.token.audience=<your URL>; unset, any audience will do.",
                        "jwtVerify(token, keys, { audience }); requireBearerAuth does not look at aud.",
                        "DefaultJWTClaimsVerifier with your identifier as the accepted audience.");
            case TIME ->
                hints(
                        "JwtTimestampValidator, which JwtValidators.createDefault() has; keep it when you add validators.",
                        "quarkus.oidc.token.lifespan-grace, in seconds; leave it small.",
                        "jwtVerify checks exp and nbf; give it requiredClaims: ['exp'] and a small clockTolerance.",
                        "DefaultJWTClaimsVerifier with exp among the required claims.");
            case TYPE ->
                hints(
                        "A JwtDecoder validator for typ: JwtTypeValidator, with at+jwt and what your issuer writes.",
                        "A SecurityIdentityAugmentor that reads typ in the token's header; quarkus.oidc.token.token-type is about a claim.",
                        "jwtVerify(token, keys, { typ: 'at+jwt' }) where the issuer writes it.",
                        "DefaultJOSEObjectTypeVerifier with the types you expect.");
            case SCOPE ->
                hints(
                        "hasAuthority(\"SCOPE_notes:write\") for the tool, on the method that does the work and not on the list.",
                        "@PermissionsAllowed(\"notes:write\") on the tool's method; an observer of AuthorizationFailureEvent for status and challenge.",
                        "requireBearerAuth({ requiredScopes }) for the endpoint, and authInfo.scopes in each tool.",
                        "Split scope at spaces and look for the whole word.");
            case TRANSPORT ->
                hints(
                        "anyRequest().authenticated(); DefaultBearerTokenResolver as it is, without form or query parameters.",
                        "quarkus.http.auth.permission.mcp.paths=/mcp,/mcp/* with policy=authenticated.",
                        "app.use('/mcp', requireBearerAuth(…)), and not only app.post.",
                        "A filter on /* before anything that reads the request.");
            case SESSION, STATELESS ->
                hints(
                        "Keep the user's name with the session id, and compare it in a filter on every request.",
                        "Keep the principal's name with Mcp-Session-Id in a filter (Filters), and compare it on every request.",
                        "Keep authInfo with the transport in your map of sessions, and compare it on every request.",
                        "Keep the subject with the session id, and compare it on every request.");
            case CORS ->
                hints(
                        "http.cors(…) with your origins, exposed header WWW-Authenticate, and preflight before authentication.",
                        "quarkus.http.cors.enabled=true, quarkus.http.cors.origins=…, quarkus.http.cors.exposed-headers=WWW-Authenticate.",
                        "cors({ origin: […], exposedHeaders: ['WWW-Authenticate', 'Mcp-Session-Id'] }) before requireBearerAuth.",
                        "Answer OPTIONS before the token is asked for; refuse unknown origins with 403.");
            case INTROSPECTION ->
                hints(
                        "SpringOpaqueTokenIntrospector, and an audience check on what it returns.",
                        "quarkus.oidc.token.required-claims.aud=<your URL>; quarkus.oidc.token.audience is compared with JWTs only.",
                        "In verifyAccessToken: active === true, then iss, aud and exp of the response.",
                        "TokenIntrospectionResponse of the OAuth SDK; active has to be true, and the audience yours.");
            case DPOP, CONFIRMATION ->
                hints(
                        "Security 6.5 and later check DPoP proofs where the token is bound.",
                        "quarkus.oidc.token.authorization-scheme=DPoP; the age (iat) and the id (jti) of proofs are left to you.",
                        "Check the proof in the verifier; the SDK's middleware knows Bearer only.",
                        "DPoPProtectedResourceRequestVerifier of the OAuth SDK.");
            case SYNTAX ->
                hints(
                        "DefaultBearerTokenResolver as it is; one of your own has to match the whole header.",
                        "OIDC reads the header itself; no filter of your own before it.",
                        "requireBearerAuth takes the second word: match the whole header before it.",
                        "One pattern for the whole header: scheme, spaces, token.");
            case SUBJECT ->
                hints(
                        "JwtClaimValidator for sub, and Authentication.getName() as the only name of the user.",
                        "quarkus.oidc.token.principal-claim=sub; the default prefers upn and preferred_username.",
                        "jwtVerify(token, keys, { requiredClaims: ['sub'] }), and refuse an empty one.",
                        "DefaultJWTClaimsVerifier with sub among the required claims.");
            case OUTAGE ->
                hints(
                        "A JwtDecoder of a Supplier starts without the issuer; keys are cached for five minutes.",
                        "quarkus.oidc.connection-delay, for an issuer that starts later.",
                        "createRemoteJWKSet(url, { timeoutDuration }); a failed fetch is no InvalidTokenError.",
                        "JWKSourceBuilder.create(url).outageTolerant(…), with timeouts in its retriever.");
            case ROBUSTNESS ->
                hints(
                        "server.max-http-request-header-size; the caller from SecurityContextHolder, not from a field.",
                        "quarkus.http.limits.max-header-size; the caller from SecurityIdentity, not from a field.",
                        "node --max-http-header-size; the caller from authInfo, not from a variable of the module.",
                        "Limit headers in the HTTP server; pass the caller as an argument.");
            case LEAK ->
                hints(
                        "server.error.include-stacktrace=never and include-message=never; protect /actuator.",
                        "An ExceptionMapper with general words; protect /q.",
                        "An error handler as the last app.use that sends no stack.",
                        "An error handler that shows no cause.");
            case CLIENT -> List.of();
        };
    }

    private static List<Hint> hints(String spring, String quarkus, String typeScript, String java) {
        return List.of(
                new Hint("Spring", spring),
                new Hint("Quarkus", quarkus),
                new Hint("MCP TypeScript SDK", typeScript),
                new Hint("plain Java", java));
    }
}
