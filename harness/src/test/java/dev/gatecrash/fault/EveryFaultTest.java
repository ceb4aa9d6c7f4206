package dev.gatecrash.fault;

import static dev.gatecrash.fault.RawRequest.End.CLOSED;
import static dev.gatecrash.fault.RawRequest.End.RESET;
import static dev.gatecrash.http.Endpoint.JWKS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.fault.RawRequest.Answer;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault that a request can meet, byte by byte at a socket; faults of the port are in {@link PortFaultTest}. */
class EveryFaultTest {

    private static final URI ELSEWHERE = URI.create("https://elsewhere.example/keys");

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    /** What is done to the keys, and how the answer then differs from the good one. */
    record Sight(String name, Consumer<FaultTarget> fault, BiPredicate<Answer, Answer> isSeen) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sight> sights() {
        return Stream.of(
                new Sight(
                        "respond",
                        keys -> keys.respond(503).retryAfter(Duration.ofSeconds(5)),
                        (good, bad) -> is(bad, "503") && bad.header().contains("Retry-After: 5")),
                new Sight(
                        "redirectTo",
                        keys -> keys.redirectTo(ELSEWHERE),
                        (good, bad) -> is(bad, "307") && bad.header().contains("Location: " + ELSEWHERE)),
                new Sight(
                        "redirectLoop",
                        FaultTarget::redirectLoop,
                        (good, bad) -> is(bad, "307") && bad.header().matches("(?s).*Location: \\S+/jwks\\b.*")),
                new Sight("delay", keys -> keys.delay(Duration.ofMillis(50)), EveryFaultTest::isSame),
                new Sight("drip", keys -> keys.drip(Duration.ofNanos(1)), EveryFaultTest::isSame),
                new Sight(
                        "truncateBody",
                        FaultTarget::truncateBody,
                        (good, bad) -> bad.statedLength() == good.statedLength() && isHalf(good.body(), bad.body())),
                new Sight(
                        "wrongContentLength",
                        keys -> keys.wrongContentLength(7),
                        (good, bad) -> bad.statedLength() == good.statedLength() + 7
                                && bad.body().equals(good.body())),
                new Sight(
                        "malformedJson",
                        FaultTarget::malformedJson,
                        (good, bad) -> good.body().equals(bad.body() + "}")),
                new Sight("html", FaultTarget::html, (good, bad) -> bad.body().startsWith("<!doctype html>")),
                new Sight(
                        "contentType",
                        keys -> keys.contentType("text/csv"),
                        (good, bad) -> bad.header().contains("Content-Type: text/csv")
                                && bad.body().equals(good.body())),
                new Sight(
                        "emptyBody",
                        FaultTarget::emptyBody,
                        (good, bad) -> is(bad, "200")
                                && bad.statedLength() == 0
                                && bad.body().isEmpty()),
                new Sight(
                        "hugeBody",
                        keys -> keys.hugeBody(100_000),
                        (good, bad) -> bad.body().length() == 100_000
                                && bad.body().strip().equals(good.body())),
                new Sight("resetConnection", FaultTarget::resetConnection, (good, bad) -> isNothing(bad, RESET)),
                new Sight("closeConnection", FaultTarget::closeConnection, (good, bad) -> isNothing(bad, CLOSED)),
                new Sight("loseResponse", FaultTarget::loseResponse, (good, bad) -> isNothing(bad, CLOSED)),
                new Sight(
                        "closeInHeader",
                        FaultTarget::closeInHeader,
                        (good, bad) -> is(bad, "200") && !bad.text().contains("\r\n\r\n")),
                new Sight("resetInBody", FaultTarget::resetInBody, (good, bad) -> bad.end() == RESET),
                new Sight(
                        "apply",
                        keys -> keys.apply(Fault.respond(504).after(Duration.ofMillis(1))),
                        (good, bad) -> is(bad, "504")),
                new Sight("script", keys -> keys.script(Fault.respond(429)), (good, bad) -> is(bad, "429")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sights")
    void is_seen_while_it_lasts_and_no_longer(Sight sight) {
        URI url = auth.url(JWKS);
        Answer good = RawRequest.get(url);
        sight.fault().accept(auth.faults().on(JWKS));

        Answer bad = RawRequest.get(url);

        assertThat(sight.isSeen().test(good, bad)).as(bad.toString()).isTrue();
        assertThat(auth.journal().at(JWKS).get(1).reason()).startsWith("fault: ");
        auth.faults().clear();
        assertThat(RawRequest.get(url).body()).isEqualTo(good.body());
    }

    @Test
    void every_fault_is_among_them() {
        Set<String> faults = Stream.of(FaultTarget.class.getDeclaredMethods())
                .filter(method -> ActiveFault.class.isAssignableFrom(method.getReturnType()))
                .map(Method::getName)
                .collect(Collectors.toSet());

        assertThat(sights().map(Sight::name)).containsExactlyInAnyOrderElementsOf(faults);
    }

    @Test
    void whatever_can_be_set_can_be_a_step_of_a_script() {
        Set<String> steps = Stream.of(Fault.class.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toSet());

        assertThat(sights().map(Sight::name)
                        .filter(name -> !Set.of("apply", "script").contains(name)))
                .isSubsetOf(steps);
    }

    private static boolean is(Answer answer, String status) {
        return answer.text().startsWith("HTTP/1.1 " + status + " ");
    }

    private static boolean isSame(Answer good, Answer bad) {
        return is(bad, "200") && bad.body().equals(good.body());
    }

    private static boolean isHalf(String whole, String half) {
        return half.equals(whole.substring(0, whole.length() / 2));
    }

    private static boolean isNothing(Answer answer, RawRequest.End end) {
        return answer.equals(new Answer("", end));
    }
}
