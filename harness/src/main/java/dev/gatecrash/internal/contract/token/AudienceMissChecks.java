package dev.gatecrash.internal.contract.token;

import static dev.gatecrash.check.Severity.CRITICAL;
import static dev.gatecrash.internal.contract.token.AudienceChecks.OTHER;
import static dev.gatecrash.internal.contract.token.AudienceChecks.ours;
import static dev.gatecrash.internal.contract.token.AudienceChecks.refusal;

import dev.gatecrash.check.Clause;
import dev.gatecrash.internal.contract.bench.Bench;
import dev.gatecrash.internal.contract.bench.Presentation;
import dev.gatecrash.internal.contract.bench.Row;
import dev.gatecrash.internal.contract.bench.Stimulus;
import dev.gatecrash.internal.contract.forge.Cause;
import dev.gatecrash.internal.contract.wire.Outgoing;
import dev.gatecrash.token.Defect;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Audiences that are nearly the right one: aud is compared as a case-sensitive text (RFC 7519 §4.1.3). */
public final class AudienceMissChecks {

    private static final Clause AUD = Clause.rfc(7519, "4.1.3");
    private static final Clause BINDING =
            Clause.mcp("basic/authorization/security-considerations", "Token Audience Binding and Validation");
    private static final Stimulus OTHER_PATH = Stimulus.defect(Defect.AUDIENCE_OTHER_PATH);
    private static final Stimulus JOINED = Stimulus.defect(Defect.AUDIENCES_JOINED);

    private AudienceMissChecks() {}

    /** The rows. */
    public static List<Row> rows() {
        return List.of(
                refusal(6, CRITICAL, AUD)
                        .needs(
                                Cause.refused(
                                        OTHER_PATH, "every audience on the server's host opens the door (AUD-12)"),
                                Cause.refused(JOINED, "an audience need only contain the resource (AUD-11)"))
                        .title("An audience that is nearly the right one is refused")
                        .sends("tokens whose aud is longer, shorter, or differs in scheme, host, port, case or query")
                        .because("Whoever can have a server at such a URL would get tokens that work here.")
                        .when(bench -> bench.refuses("401 with error=\"invalid_token\"", misses(bench))),
                refusal(11, CRITICAL, AUD)
                        .title("Several resources in one text are no audience")
                        .sends("tokens whose aud is one text: another resource, then a space or a comma, then this one")
                        .because("A search in a text finds the resource wherever an attacker managed to append it.")
                        .refuses(JOINED, ours("aud is a text of two, joined by a comma", id -> OTHER + "," + id)),
                refusal(12, CRITICAL, BINDING.and(Clause.rfc(8707, "2")))
                        .title("A token for another endpoint on the same host is refused")
                        .sends("a token whose aud has the server's scheme, host and port, but another path")
                        .because("Different servers, of different owners, may share one host.")
                        .refuses(OTHER_PATH),
                refusal(17, CRITICAL, BINDING)
                        .needs(Cause.refused(
                                Stimulus.defect(Defect.AUDIENCE_LOOKALIKE_HOST),
                                "any host in the audience will do (AUD-06)"))
                        .title("The request does not decide what the audience is")
                        .sends(
                                "a token for http://evil.example with Host, X-Forwarded-Host or Forwarded naming that host")
                        .expects("400, 401 or 421")
                        .remedy("Take the expected audience from configuration, not from headers of the request.")
                        .because("Whoever sends the request writes its headers, and so would choose the audience.")
                        .refuses(
                                claimed("Host", host -> host),
                                claimed("X-Forwarded-Host", host -> host),
                                claimed("Forwarded", host -> "host=" + host)));
    }

    private static List<Stimulus> misses(Bench bench) {
        URI audience = bench.profile().audience();
        Stream<Stimulus> always = Stream.concat(
                Stream.of(
                                Defect.AUDIENCE_EXTENDED,
                                Defect.AUDIENCE_CUT_SHORT,
                                Defect.AUDIENCE_LOOKALIKE_HOST,
                                Defect.AUDIENCE_BELOW,
                                Defect.AUDIENCE_WITH_QUERY,
                                Defect.AUDIENCE_OTHER_PORT,
                                Defect.AUDIENCE_OTHER_SCHEME)
                        .map(Stimulus::defect),
                Stream.of(
                        ours("aud has a fragment", id -> id + "#x"),
                        ours("aud has a user before its host", id -> id.replaceFirst("://", "://evil@"))));
        // Scheme and host are the same in any case (RFC 3986 §6.2.2.1), so only a path can tell.
        boolean hasPath = audience.getRawPath() != null && audience.getRawPath().matches(".*[a-z].*");
        return Stream.concat(
                        always,
                        hasPath ? Stream.of(Stimulus.defect(Defect.AUDIENCE_IN_UPPER_CASE)) : Stream.<Stimulus>of())
                .toList();
    }

    /** A token for another host at the path of this one, with a header that claims to be that host. */
    private static Stimulus claimed(String header, java.util.function.UnaryOperator<String> value) {
        return new Stimulus(header + " and aud name another host", bench -> {
            URI ours = bench.profile().audience();
            URI theirs = URI.create(ours.getScheme() + "://evil.example" + ours.getRawPath());
            Presentation token = bench.present(bench.token().audience(theirs));
            return token.and((Outgoing request) -> request.with(header, value.apply("evil.example")));
        });
    }
}
