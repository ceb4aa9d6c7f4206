package dev.gatecrash.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestFactory;

/**
 * A test factory with an authorization server for its parameter, whose tests are those of {@link ContractTests}.
 *
 * <pre>{@code
 * @McpServerContractTest
 * Stream<DynamicNode> keeps_the_contract(AuthorizationServer auth) {
 *     MyServer server = MyServer.start(auth.issuer());
 *     return ContractTests.dynamicTests(McpServerContract.of(server.url(), auth)).onClose(server::close);
 * }
 * }</pre>
 *
 * <p>It is no more than {@link TestFactory} and {@link WithAuthorizationServer} in one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestFactory
@WithAuthorizationServer
public @interface McpServerContractTest {}
