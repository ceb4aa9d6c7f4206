package dev.gatecrash.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests an {@link dev.gatecrash.AuthorizationServer} of their own wherever they ask for one as a parameter.
 *
 * <pre>{@code
 * @WithAuthorizationServer
 * class NotesServerTest {
 *
 *     @Test
 *     void a_granted_client_can_list_tools(AuthorizationServer auth) {
 *         try (NotesServer server = NotesServer.start(auth.issuer())) {
 *             McpSession session = auth.flow().user("alice").scopes("notes:read").connect(server.url());
 *
 *             assertThat(session.listTools()).contains("search_notes");
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>An issuer lives as long as the scope that asked for it:
 *
 * <ul>
 *   <li>Asked for in a test method, in {@code @BeforeEach}, {@code @AfterEach} or the constructor: one for each test, and
 *       all of these get the same. Every invocation of a parameterized or repeated test is a test; the dynamic tests of
 *       one factory are one together.
 *   <li>Asked for in {@code @BeforeAll}, or in the constructor of a class with one instance for all tests: one for the
 *       class. Its tests and its {@code @Nested} classes get the same, and it is
 *       {@linkplain dev.gatecrash.AuthorizationServer#reset() reset} when a test ends.
 * </ul>
 *
 * <p>On a Spring test, such as one with {@code @SpringBootTest}, the issuer is that of the application context: started
 * before it, told to it as its properties, closed with it, and reset when a test ends.
 *
 * <p>No reset hits a running test: where the tests of a class run at the same time, an issuer of the class is reset only
 * when the last of those under way has ended. Such tests see each other's traffic; let each ask for an issuer of its own.
 *
 * <p>When a test fails, what its issuers saw is added to the failure, as a suppressed exception: a sequence diagram, the
 * likely causes, and the path of a page of HTML with every exchange and token, {@code target/gatecrash/<class>.<test>.html}.
 * The configuration parameter {@code gatecrash.report} is {@code failures}, {@code always} for a page of every test, or
 * {@code never} for none; {@code gatecrash.report.directory} is another place for them.
 *
 * <p>Settings other than the default are given by {@link AuthorizationServerExtension}, in place of this annotation; more issuers in one
 * test by {@link Issuer}. May be used on a class, a method or another annotation.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(AuthorizationServerExtension.class)
public @interface WithAuthorizationServer {}
