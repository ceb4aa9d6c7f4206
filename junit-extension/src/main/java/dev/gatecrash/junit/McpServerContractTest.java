package dev.gatecrash.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

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
 * <p>It is {@link TestFactory} and {@link WithAuthorizationServer} in one, and one test after the other also where others run at the
 * same time: else the stream, and with it the server, would be closed before the tests are through.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestFactory
@Execution(ExecutionMode.SAME_THREAD)
@WithAuthorizationServer
public @interface McpServerContractTest {}
