package dev.gatecrash.benchmark;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.key.SigningAlgorithm;

/** A fresh JVM's first issuer, metadata and token; nothing but the harness is on its class path. */
final class ColdIssuer {

    private ColdIssuer() {}

    public static void main(String[] arguments) throws Exception {
        try (Subject subject = new Subject(SigningAlgorithm.valueOf(arguments[0]));
                WireClient client = new WireClient(subject.auth().issuer())) {
            client.send(subject.metadataRequest(), 200);
            System.out.println(ColdStart.METADATA);
            client.send(subject.clientCredentialsRequest(), 200);
            System.out.println(ColdStart.TOKEN);
        }
        AuthorizationServer.stopHost();
    }
}
