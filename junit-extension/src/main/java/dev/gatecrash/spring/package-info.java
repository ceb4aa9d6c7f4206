/**
 * Authorization servers for Spring tests: started before the application context, told to it, and closed with it.
 *
 * <p>Nothing here is called by tests; {@link dev.gatecrash.junit.WithAuthorizationServer} on a class with
 * {@code @SpringBootTest} is all. Needs Spring Framework 6.2 or 7, and no Spring Boot type.
 */
@NullMarked
package dev.gatecrash.spring;

import org.jspecify.annotations.NullMarked;
