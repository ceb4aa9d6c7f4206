package dev.gatecrash.samples.contract;

import static dev.gatecrash.samples.contract.profile.Variation.AT_JWT_ONLY;
import static dev.gatecrash.samples.contract.profile.Variation.DPOP;
import static dev.gatecrash.samples.contract.profile.Variation.ERROR_BODY;
import static dev.gatecrash.samples.contract.profile.Variation.EVENT_STREAMS;
import static dev.gatecrash.samples.contract.profile.Variation.EVERY_ORIGIN;
import static dev.gatecrash.samples.contract.profile.Variation.EVERY_ORIGIN_BY_NAME;
import static dev.gatecrash.samples.contract.profile.Variation.FOREIGN_SESSION_FORBIDDEN;
import static dev.gatecrash.samples.contract.profile.Variation.INTROSPECTION_CACHED;
import static dev.gatecrash.samples.contract.profile.Variation.KEYS_IN_BACKGROUND;
import static dev.gatecrash.samples.contract.profile.Variation.KEYS_PINNED;
import static dev.gatecrash.samples.contract.profile.Variation.KEYS_RATE_LIMITED;
import static dev.gatecrash.samples.contract.profile.Variation.LAST_MEMBER_WINS;
import static dev.gatecrash.samples.contract.profile.Variation.METADATA_AT_ROOT;
import static dev.gatecrash.samples.contract.profile.Variation.METADATA_IN_CHALLENGE_ONLY;
import static dev.gatecrash.samples.contract.profile.Variation.METADATA_OF_ENDPOINT_AT_ROOT;
import static dev.gatecrash.samples.contract.profile.Variation.NONCES;
import static dev.gatecrash.samples.contract.profile.Variation.NO_DELETE;
import static dev.gatecrash.samples.contract.profile.Variation.NO_ORIGIN;
import static dev.gatecrash.samples.contract.profile.Variation.NO_SCOPE_IN_CHALLENGE;
import static dev.gatecrash.samples.contract.profile.Variation.NO_STREAM;
import static dev.gatecrash.samples.contract.profile.Variation.ONE_USER;
import static dev.gatecrash.samples.contract.profile.Variation.SCP_CLAIM;
import static dev.gatecrash.samples.contract.profile.Variation.SECOND_AUDIENCE;
import static dev.gatecrash.samples.contract.profile.Variation.STATELESS;
import static dev.gatecrash.samples.contract.profile.Variation.STATELESS_SDK;
import static dev.gatecrash.samples.contract.profile.Variation.TALKATIVE_STREAMS;
import static dev.gatecrash.samples.contract.profile.Variation.TLS;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.AuthorizationServerBuilder;
import dev.gatecrash.client.Client;
import dev.gatecrash.flow.McpRevision;
import dev.gatecrash.key.SigningAlgorithm;
import dev.gatecrash.persona.Personas;
import dev.gatecrash.samples.contract.CorrectVariant.Tokens;
import dev.gatecrash.samples.contract.profile.Profile;
import dev.gatecrash.samples.notes.NotesServer;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Servers that are right, and as different as right servers can be. */
public final class CorrectServers {

    private static final String ID = "notes-server";
    private static final String SECRET = "the secret of the notes server";

    private static final Set<McpRevision> EVERY_REVISION = EnumSet.complementOf(EnumSet.of(McpRevision.V2025_03_26));
    private static final Set<McpRevision> WITH_SESSIONS = EnumSet.of(McpRevision.V2025_06_18, McpRevision.V2025_11_25);

    private CorrectServers() {}

    /** All of them, each with the authorization server that it needs. */
    public static List<CorrectVariant> all() {
        return List.of(
                new CorrectVariant(
                        "the notes server", WITH_SESSIONS, Tokens.JWT, issuer -> issuer, CorrectServers::notes),
                own("sessions and JSON", profile -> profile),
                own("event streams", profile -> profile.with(EVENT_STREAMS)),
                own("no stream by GET", profile -> profile.with(NO_STREAM)),
                own("no sessions", profile -> profile.with(STATELESS)),
                stateless("the Java SDK's stateless server", profile -> profile.with(STATELESS_SDK)),
                own("metadata at the root", profile -> profile.with(METADATA_AT_ROOT)),
                own("event streams of several events", profile -> profile.with(TALKATIVE_STREAMS)),
                own("sessions that clients cannot end", profile -> profile.with(NO_DELETE)),
                own("sessions of others forbidden", profile -> profile.with(FOREIGN_SESSION_FORBIDDEN)),
                own("TLS", profile -> profile.with(TLS)),
                own("open to every origin", profile -> profile.with(EVERY_ORIGIN)),
                own("open to every origin by its name", profile -> profile.with(EVERY_ORIGIN_BY_NAME)),
                own("closed to every origin", profile -> profile.with(NO_ORIGIN)),
                own("metadata of the endpoint at the root", profile -> profile.with(METADATA_OF_ENDPOINT_AT_ROOT)),
                own("metadata where only the challenge says", profile -> profile.with(METADATA_IN_CHALLENGE_ONLY)),
                own("no scope in the challenge", profile -> profile.with(NO_SCOPE_IN_CHALLENGE)),
                own("a body in refusals", profile -> profile.with(ERROR_BODY)),
                own("one user", profile -> profile.with(ONE_USER)),
                own("two audiences", profile -> profile.with(SECOND_AUDIENCE)),
                own("a minute of leeway", profile -> profile.leeway(Duration.ofMinutes(1))),
                own("five minutes of leeway", profile -> profile.leeway(Duration.ofMinutes(5))),
                own("keys fetched twice a minute", profile -> profile.with(KEYS_RATE_LIMITED)),
                own("keys kept until one is unknown", profile -> profile.with(KEYS_PINNED)),
                own("keys fetched after the refusal", profile -> profile.with(KEYS_IN_BACKGROUND)),
                own("keys fetched for one unknown of three", profile -> profile.fetchingKeysForOneOf(3)),
                own("ES256 only", issuer -> issuer.algorithm(SigningAlgorithm.ES256), p -> p.algorithms("ES256")),
                own("PS256 among others", issuer -> issuer.algorithm(SigningAlgorithm.PS256), profile -> profile),
                own("at+jwt", AuthorizationServerBuilder::atJwt, profile -> profile),
                own("at+jwt and nothing else", AuthorizationServerBuilder::atJwt, p -> p.with(AT_JWT_ONLY)),
                own("scopes in scp", issuer -> issuer.persona(Personas.OKTA), profile -> profile.with(SCP_CLAIM)),
                introspecting("opaque tokens by introspection", profile -> profile),
                introspecting("introspection read as most parsers do", profile -> profile.with(LAST_MEMBER_WINS)),
                introspecting("introspection that is cached", profile -> profile.with(INTROSPECTION_CACHED)),
                proving("tokens bound by DPoP", profile -> profile.with(DPOP)),
                proving("tokens bound by DPoP, with nonces", profile -> profile.with(DPOP, NONCES)));
    }

    private static CorrectServer notes(AuthorizationServer auth) {
        NotesServer server = NotesServer.start(auth.issuer(), auth.clock());
        return new CorrectServer() {
            @Override
            public URI url() {
                return server.url();
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }

    private static CorrectVariant own(String name, UnaryOperator<Profile> profile) {
        return own(name, issuer -> issuer, profile);
    }

    private static CorrectVariant own(
            String name, UnaryOperator<AuthorizationServerBuilder> issuer, UnaryOperator<Profile> profile) {
        return new CorrectVariant(name, EVERY_REVISION, Tokens.JWT, issuer, auth -> start(auth, profile));
    }

    private static CorrectVariant stateless(String name, UnaryOperator<Profile> profile) {
        return new CorrectVariant(name, WITH_SESSIONS, Tokens.JWT, issuer -> issuer, auth -> start(auth, profile));
    }

    private static CorrectVariant introspecting(String name, UnaryOperator<Profile> profile) {
        return new CorrectVariant(
                name,
                EVERY_REVISION,
                Tokens.OPAQUE,
                issuer -> issuer.opaqueAccessTokens().client(Client.confidentialClient(ID, SECRET)),
                auth -> start(auth, own -> profile.apply(own.introspecting(ID, SECRET))));
    }

    private static CorrectVariant proving(String name, UnaryOperator<Profile> profile) {
        return new CorrectVariant(name, EVERY_REVISION, Tokens.BOUND, issuer -> issuer, auth -> start(auth, profile));
    }

    private static CorrectServer start(AuthorizationServer auth, UnaryOperator<Profile> profile) {
        return CarelessServer.start(profile.apply(Profile.of(auth.issuer()).by(auth.clock())));
    }
}
