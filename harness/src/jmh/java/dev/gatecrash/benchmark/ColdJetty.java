package dev.gatecrash.benchmark;

import dev.gatecrash.key.SigningAlgorithm;

/** The floor of {@link ColdIssuer}: a fresh JVM's first Jetty, answer and signature. */
final class ColdJetty {

    private static final int BODY_SIZE = 1_024;

    private ColdJetty() {}

    public static void main(String[] arguments) throws Exception {
        SigningAlgorithm algorithm = SigningAlgorithm.valueOf(arguments[0]);
        try (BareJetty jetty = new BareJetty(BODY_SIZE, () -> sign(algorithm));
                WireClient client = new WireClient(jetty.plain())) {
            client.send(WireClient.get(jetty.plain()), 200);
            System.out.println(ColdStart.METADATA);
            client.send(WireClient.post(jetty.signed(), "grant_type=client_credentials"), 200);
            System.out.println(ColdStart.TOKEN);
        }
    }

    private static Object sign(SigningAlgorithm algorithm) {
        try {
            return BareSignature.like("x".repeat(BODY_SIZE / 2) + ".", algorithm)
                    .sign();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
