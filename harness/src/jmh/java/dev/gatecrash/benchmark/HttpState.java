package dev.gatecrash.benchmark;

import dev.gatecrash.key.SigningAlgorithm;
import java.io.IOException;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The issuer and the floor's Jetty of an HTTP benchmark; both run, one is asked. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before all else
public class HttpState {

    @Param({"ES256", "RS256"})
    public SigningAlgorithm algorithm;

    Subject subject;
    BareJetty floor;
    byte[] tokenRequest;
    byte[] authorizationRequest;
    byte[] plainRequest;
    byte[] signedRequest;

    @Setup
    public void open() throws Exception {
        subject = new Subject(algorithm);
        tokenRequest = subject.clientCredentialsRequest();
        authorizationRequest = subject.authorizationRequest();
        String answer;
        try (WireClient client = new WireClient(subject.auth().issuer())) {
            answer = client.send(tokenRequest, 200);
        }
        BareSignature signature = BareSignature.like(Subject.accessToken(answer), algorithm);
        floor = new BareJetty(Subject.bodySize(answer), signature::sign);
        String form = "grant_type=client_credentials&client_id=machine&client_secret=secret";
        plainRequest = WireClient.post(floor.plain(), form);
        signedRequest = WireClient.post(floor.signed(), form);
    }

    @TearDown
    public void close() {
        floor.close();
        subject.close();
    }

    /** One connection to each for every thread. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH calls the set-up before all else
    public static class Connections {

        WireClient subject;
        WireClient floor;

        @Setup
        public void open(HttpState state) throws IOException {
            subject = new WireClient(state.subject.auth().issuer());
            floor = new WireClient(state.floor.plain());
        }

        @TearDown
        public void close() throws IOException {
            subject.close();
            floor.close();
        }
    }
}
