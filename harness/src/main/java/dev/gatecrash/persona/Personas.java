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

    private static final List<Persona> ALL =
            List.of(STANDARD, AUTHKIT, WORKOS_SESSION, AUTH0, OKTA, ENTRA_ID, KEYCLOAK, COGNITO);

    private Personas() {}

    /** Every persona, the standard one first; feeds parameterised tests. */
    public static List<Persona> all() {
        return ALL;
    }

    /**
     * The persona of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists them all
     */
    public static Persona named(String name) {
        Optional<Persona> found =
                ALL.stream().filter(p -> p.name().equals(name)).findFirst();
        return found.orElseThrow(() -> new IllegalArgumentException("there is no persona \"%s\"; there are %s"
                .formatted(name, ALL.stream().map(Persona::name).collect(Collectors.joining(", ")))));
    }
}
