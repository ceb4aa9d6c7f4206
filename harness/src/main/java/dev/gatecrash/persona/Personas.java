package dev.gatecrash.persona;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The personas that come along. A new one is one file and one line here. */
public final class Personas {

    /** The standard server; the default. */
    public static final Persona STANDARD = new Standard();
    /** WorkOS AuthKit, Connect tokens. */
    public static final Persona AUTHKIT = new AuthKit();
    /** WorkOS AuthKit, session tokens: what a server must not take for Connect tokens. */
    public static final Persona WORKOS_SESSION = new WorkosSession();
    /** Auth0. */
    public static final Persona AUTH0 = new Auth0();
    /** Okta, custom authorization server. */
    public static final Persona OKTA = new Okta();
    /** Microsoft Entra ID, v2.0 tokens. */
    public static final Persona ENTRA_ID = new EntraId();
    /** Keycloak. */
    public static final Persona KEYCLOAK = new Keycloak();
    /** Amazon Cognito. */
    public static final Persona COGNITO = new Cognito();
    /** Google; its tokens are opaque, which {@code opaqueAccessTokens()} makes these. */
    public static final Persona GOOGLE = new Google();
    /** MCP's revision 2025-03-26: no {@code resource}, no OpenID document, no client ID metadata documents, no {@code iss}. */
    public static final Persona MCP_2025_03_26 = EarlierRevision.march2025();
    /** MCP's revision 2025-06-18: {@code resource}, but no OpenID document, client ID metadata documents or {@code iss}. */
    public static final Persona MCP_2025_06_18 = EarlierRevision.june2025();
    /** MCP's revision 2025-11-25: no {@code iss} in responses. */
    public static final Persona MCP_2025_11_25 = EarlierRevision.november2025();
    /** MCP's revision 2026-07-28, the newest: the standard server. */
    public static final Persona MCP_2026_07_28 = STANDARD;

    private static final List<Persona> ALL = List.of(
            STANDARD,
            AUTHKIT,
            WORKOS_SESSION,
            AUTH0,
            OKTA,
            ENTRA_ID,
            KEYCLOAK,
            COGNITO,
            GOOGLE,
            MCP_2025_03_26,
            MCP_2025_06_18,
            MCP_2025_11_25);

    private static final String NEWEST_REVISION = "mcp-2026-07-28";

    private Personas() {}

    /** Every persona, the standard one first; feeds parameterised tests. */
    public static List<Persona> all() {
        return ALL;
    }

    /**
     * The persona of this name; {@code mcp-2026-07-28} is the standard one.
     *
     * @throws IllegalArgumentException if there is none; the message lists them all
     */
    public static Persona named(String name) {
        Optional<Persona> found = name.equals(NEWEST_REVISION)
                ? Optional.of(STANDARD)
                : ALL.stream().filter(p -> p.name().equals(name)).findFirst();
        return found.orElseThrow(() ->
                new IllegalArgumentException("there is no persona \"%s\"; there are %s; docs/personas.md explains them"
                        .formatted(name, ALL.stream().map(Persona::name).collect(Collectors.joining(", ")))));
    }
}
