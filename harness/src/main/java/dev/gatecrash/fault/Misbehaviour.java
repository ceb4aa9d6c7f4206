package dev.gatecrash.fault;

import static dev.gatecrash.fault.Misbehaviour.Family.AUTHORIZATION;
import static dev.gatecrash.fault.Misbehaviour.Family.KEYS;
import static dev.gatecrash.fault.Misbehaviour.Family.METADATA;
import static dev.gatecrash.fault.Misbehaviour.Family.REGISTRATION;
import static dev.gatecrash.fault.Misbehaviour.Family.TOKEN;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One way in which an authorization server breaks the protocol politely: nothing is wrong on the wire.
 *
 * <p>Give one or several to {@code AuthorizationServer.misbehave}; {@link #all()} and {@link #of(Family...)} feed
 * parameterised tests of clients. Names are those of the MCP conformance suite's scenarios where it has one.
 */
public enum Misbehaviour {
    METADATA_ISSUER_MISMATCH(
            METADATA, "issuer is another server's", "RFC 8414 §3.3", "", "auth/metadata-issuer-mismatch"),
    METADATA_ISSUER_TRAILING_SLASH(METADATA, "issuer has a slash more at its end, or one less", "RFC 8414 §3.3"),
    METADATA_ISSUER_OTHER_CASE(METADATA, "the scheme of issuer is in upper case", "RFC 8414 §3.3"),
    METADATA_MISSING(METADATA, "there is no metadata at any location", "RFC 8414 §3"),
    METADATA_AT_OAUTH_LOCATION_ONLY(
            METADATA,
            "there is no OpenID configuration",
            "RFC 8414 §3",
            "one document is enough",
            "auth/metadata-var2"),
    METADATA_AT_OPENID_LOCATION_ONLY(
            METADATA,
            "there is no metadata but the OpenID configuration, below the issuer's path",
            "RFC 8414 §5",
            "one document is enough",
            "auth/metadata-var3"),
    /** Needs an issuer with a path and a port of its own; on a shared port, whose root is nobody's, there is none. */
    METADATA_AT_ROOT_ONLY(
            METADATA, "the metadata of an issuer with a path is at the root of its host alone", "RFC 8414 §3.1"),
    METADATA_NOT_JSON(METADATA, "the document is called text/plain", "RFC 8414 §3.2"),
    NO_AUTHORIZATION_ENDPOINT(METADATA, "authorization_endpoint is left out", "RFC 8414 §2"),
    NO_TOKEN_ENDPOINT(METADATA, "token_endpoint is left out", "RFC 8414 §2"),
    SCRIPT_ENDPOINT(METADATA, "authorization_endpoint is a javascript: URL", "RFC 8414 §2"),
    PKCE_NOT_ADVERTISED(
            METADATA, "code_challenge_methods_supported is left out", "MCP 2026-07-28 Authorization Code Protection"),
    PKCE_PLAIN_ONLY(
            METADATA,
            "code_challenge_methods_supported has plain alone",
            "MCP 2026-07-28 Authorization Code Protection"),

    ISS_WRONG_ISSUER(AUTHORIZATION, "iss is another server's", "RFC 9207 §2.4", "", "auth/iss-wrong-issuer"),
    ISS_SUPPORTED_MISSING(
            AUTHORIZATION, "iss is left out though promised", "RFC 9207 §2.4", "", "auth/iss-supported-missing"),
    ISS_UNEXPECTED(
            AUTHORIZATION,
            "iss is another server's, and was not promised",
            "MCP 2026-07-28 Authorization Response Validation",
            "",
            "auth/iss-unexpected"),
    ISS_NORMALIZED(AUTHORIZATION, "iss has a slash more at its end", "RFC 9207 §2.4", "", "auth/iss-normalized"),
    ISS_OTHER_CASE(AUTHORIZATION, "the scheme of iss is in upper case", "RFC 9207 §2.4"),
    ISS_NOT_ADVERTISED(
            AUTHORIZATION, "iss is sent, and right, but was not promised", "RFC 9207 §3", "iss names the right issuer"),
    STATE_MISSING(AUTHORIZATION, "state is left out", "RFC 6749 §4.1.2"),
    STATE_ALTERED(AUTHORIZATION, "state has a letter more", "RFC 6749 §4.1.2"),
    STATE_REPEATED(AUTHORIZATION, "state comes twice", "RFC 6749 §3.1"),
    CODE_MISSING(AUTHORIZATION, "there is neither a code nor an error", "RFC 6749 §4.1.2"),
    CODE_FOR_ANOTHER_CLIENT(AUTHORIZATION, "the code is another client's, so it is refused", "RFC 6749 §4.1.3"),
    PKCE_NOT_ENFORCED(
            AUTHORIZATION,
            "any code_verifier will do, or none",
            "RFC 7636 §4.6",
            "a client that sends the right one cannot notice"),

    REGISTRATION_INVALID_REDIRECT_URI(
            REGISTRATION, "registration is refused with invalid_redirect_uri", "RFC 7591 §3.2.2"),
    REGISTRATION_INVALID_CLIENT_METADATA(
            REGISTRATION, "registration is refused with invalid_client_metadata", "RFC 7591 §3.2.2"),
    REGISTRATION_INVALID_SOFTWARE_STATEMENT(
            REGISTRATION, "registration is refused with invalid_software_statement", "RFC 7591 §3.2.2"),
    REGISTRATION_UNAPPROVED_SOFTWARE_STATEMENT(
            REGISTRATION, "registration is refused with unapproved_software_statement", "RFC 7591 §3.2.2"),
    REGISTRATION_STATUS_200(REGISTRATION, "the status is 200 and not 201", "RFC 7591 §3.2.1"),
    REGISTRATION_WITHOUT_CLIENT_ID(REGISTRATION, "client_id is left out", "RFC 7591 §3.2.1"),
    REGISTRATION_EMPTY_SECRET(REGISTRATION, "client_secret is empty", "RFC 6749 Appendix A.2"),
    REGISTRATION_NULL_MEMBERS(
            REGISTRATION,
            "client_secret, client_uri, logo_uri and contacts are null",
            "RFC 7591 §3.2.1",
            "null may count as left out"),
    REGISTRATION_SECRET_WITHOUT_EXPIRY(
            REGISTRATION, "there is a client_secret without client_secret_expires_at", "RFC 7591 §3.2.1"),
    REGISTRATION_OTHER_REDIRECT_URIS(REGISTRATION, "redirect_uris are others than those asked for", "RFC 7591 §3.2.1"),

    ACCESS_TOKEN_MISSING(TOKEN, "access_token is left out", "RFC 6749 §5.1"),
    TOKEN_TYPE_MISSING(TOKEN, "token_type is left out", "RFC 6749 §5.1"),
    TOKEN_TYPE_UNKNOWN(TOKEN, "token_type is mac", "RFC 6749 §7.1"),
    TOKEN_TYPE_LOWER_CASE(TOKEN, "token_type is in lower case", "RFC 6749 §5.1", "its case does not count"),
    EXPIRES_IN_MISSING(TOKEN, "expires_in is left out", "RFC 6749 §5.1", "it is only recommended"),
    EXPIRES_IN_STRING(TOKEN, "expires_in is a string", "RFC 6749 §5.1"),
    EXPIRES_IN_NEGATIVE(TOKEN, "expires_in is -1", "RFC 6749 Appendix A.14"),
    SCOPE_SILENTLY_REDUCED(
            TOKEN,
            "the token lacks the last scope, and the response does not say so",
            "RFC 6749 §5.1",
            "the resource server is the first to notice"),
    SCOPE_SILENTLY_WIDENED(
            TOKEN,
            "the token has the scope admin too, and the response does not say so",
            "RFC 6749 §5.1",
            "nobody notices until it is used"),
    RESOURCE_IGNORED(
            TOKEN,
            "the token is for the issuer's default audience, whatever resource was asked for",
            "RFC 8707 §2.2",
            "the resource server is the first to notice"),
    ERROR_STATUS_200(TOKEN, "errors come with status 200", "RFC 6749 §5.2"),
    REFRESH_INVALID_GRANT(TOKEN, "every refresh is refused with invalid_grant", "RFC 6749 §6"),
    REFRESH_TOKEN_MISSING(TOKEN, "no refresh token is issued", "RFC 6749 §5.1", "a client must not count on one"),
    REFRESH_TOKEN_NEVER_ROTATED(
            TOKEN, "a public client keeps its refresh token", "OAuth 2.1 §4.3.1", "the old one goes on working"),
    REFRESH_TOKEN_ALWAYS_ROTATED(
            TOKEN, "a confidential client's refresh token works once too", "RFC 6749 §6", "a server may do so"),
    ID_TOKEN_OTHER_NONCE(TOKEN, "the ID token has another nonce", "OpenID Connect Core §3.1.3.7"),

    JWKS_OF_ANOTHER_ISSUER(KEYS, "the keys are another issuer's", "RFC 8414 §2"),
    JWKS_FOREIGN_KEY(KEYS, "a foreign key is published under the kid of the signing one", "RFC 7517 §4.5"),
    JWKS_EMPTY(KEYS, "there is no key", "RFC 8414 §2");

    /** Where a client, or for keys a resource server, meets it. */
    public enum Family {
        /** In the metadata of the authorization server. */
        METADATA,
        /** In the authorization response, or in what its code is good for. */
        AUTHORIZATION,
        /** In the answer to a dynamic registration. */
        REGISTRATION,
        /** In the token response. */
        TOKEN,
        /** In the published keys. */
        KEYS
    }

    private final Family family;
    private final String meaning;
    private final String clause;
    private final String excuse;
    private final String scenario;

    Misbehaviour(Family family, String meaning, String clause) {
        this(family, meaning, clause, "");
    }

    Misbehaviour(Family family, String meaning, String clause, String excuse) {
        this(family, meaning, clause, excuse, "");
    }

    Misbehaviour(Family family, String meaning, String clause, String excuse, String scenario) {
        this.family = family;
        this.meaning = meaning;
        this.clause = clause;
        this.excuse = excuse;
        this.scenario = scenario;
    }

    /** Every misbehaviour there is. */
    public static List<Misbehaviour> all() {
        return List.of(values());
    }

    /** Every misbehaviour of these families. */
    public static List<Misbehaviour> of(Family... families) {
        List<Family> wanted = List.of(families);
        return Arrays.stream(values()).filter(m -> wanted.contains(m.family)).toList();
    }

    /** Where it is met. */
    public Family family() {
        return family;
    }

    /** What is done, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The clause that it breaks, or that speaks of it where it is legal. */
    public String clause() {
        return clause;
    }

    /** Why a correct client may go on all the same; empty where it must not, or cannot. */
    public Optional<String> excuse() {
        return excuse.isEmpty() ? Optional.empty() : Optional.of(excuse);
    }

    /** The scenario of the MCP conformance suite that has it, if one has. */
    public Optional<String> scenario() {
        return scenario.isEmpty() ? Optional.empty() : Optional.of(scenario);
    }
}
