package dev.gatecrash.quarkus;

import dev.gatecrash.junit.WithAuthorizationServer;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a Quarkus application under test a {@link dev.gatecrash.AuthorizationServer}, and the tests the same one.
 *
 * <pre>{@code
 * @QuarkusTest
 * @WithQuarkusAuthorizationServer
 * class NotesTest {
 *
 *     @ConfigProperty(name = "gatecrash.resource")
 *     URI url;
 *
 *     @Test
 *     void a_granted_client_can_list_tools(AuthorizationServer auth) {
 *         McpSession session = auth.flow().user("alice").scopes("notes:read").connect(url);
 *
 *         assertThat(session.listTools()).contains("search_notes");
 *     }
 * }
 * }</pre>
 *
 * <p>The server is injected into parameters and into fields of its type. It starts before the application, lives as long, and
 * is reset when a test ends. What a test that fails prints, and where it leaves its report, {@link WithAuthorizationServer}
 * says. Classes that have this annotation with the same settings share one application; another one makes Quarkus restart.
 *
 * <p>The application is told:
 *
 * <ul>
 *   <li>{@code quarkus.oidc.auth-server-url}, and {@code quarkus.http.test-port}, a free one unless the application names one
 *       other than 0, since the audience has to be known before the application starts;
 *   <li>what names its issuer, its audience or its client in the configuration, each only if it is there: a check that the
 *       application does not make in production must not be made in its tests, which would else hide that it is missing;
 *   <li>{@code gatecrash.issuer} and {@code gatecrash.resource}, for settings of the application's own.
 * </ul>
 *
 * <p>All of it is logged at the level INFO before the application starts.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@WithTestResource(AuthorizationServerResource.class)
@WithAuthorizationServer
public @interface WithQuarkusAuthorizationServer {

    /** The path of the MCP endpoint, which is the end of the resource identifier. */
    String path() default "/mcp";

    /** Issues opaque access tokens, and gives the application what it needs to introspect them (RFC 7662). */
    boolean opaqueTokens() default false;

    /** Other settings of the server. */
    Class<? extends AuthorizationServerSettings> settings() default AuthorizationServerSettings.Default.class;
}
