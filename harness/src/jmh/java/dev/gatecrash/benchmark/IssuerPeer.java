package dev.gatecrash.benchmark;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.benchmark.peer.Peer;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.key.SigningAlgorithm;

/** Gatecrash in a JVM of its own; nothing but the harness and this package is on its class path. */
final class IssuerPeer implements Peer {

    private final SigningAlgorithm algorithm;
    private final Subject subject;

    private IssuerPeer(SigningAlgorithm algorithm) {
        this.algorithm = algorithm;
        this.subject = new Subject(algorithm);
    }

    public static void main(String[] arguments) throws Exception {
        Peer.run(() -> new IssuerPeer(SigningAlgorithm.valueOf(arguments[0])));
    }

    @Override
    public String metadata() {
        return subject.auth().url(Endpoint.METADATA).toString();
    }

    @Override
    public String clientCredentials() {
        return subject.auth().url(Endpoint.TOKEN).toString().concat(" ").concat(Subject.CLIENT_CREDENTIALS);
    }

    @Override
    public String codeFlow() {
        return String.join(
                " ",
                subject.auth().url(Endpoint.AUTHORIZATION).toString().concat(Subject.AUTHORIZATION),
                subject.auth().url(Endpoint.TOKEN).toString(),
                Subject.REDEMPTION);
    }

    @Override
    public void freshIssuer() {
        try (AuthorizationServer auth =
                AuthorizationServer.builder().algorithm(algorithm).start()) {
            auth.token().audience(Subject.RESOURCE).scope(Subject.SCOPE).mint();
        }
    }

    @Override
    public void close() {
        subject.close();
        AuthorizationServer.stopHost();
    }
}
