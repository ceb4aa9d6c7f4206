package dev.gatecrash.benchmark;

import com.nimbusds.jose.JOSEException;
import dev.gatecrash.benchmark.peer.Peer;
import dev.gatecrash.key.SigningAlgorithm;
import java.security.GeneralSecurityException;
import java.util.function.Supplier;

/** The floor in a JVM of its own: a bare Jetty, and one signature with a key that is made when it is first asked for. */
final class JettyPeer implements Peer {

    private static final int BODY_SIZE = 1_024;

    private final SigningAlgorithm algorithm;
    private final BareJetty jetty;

    private JettyPeer(SigningAlgorithm algorithm) throws Exception {
        this.algorithm = algorithm;
        this.jetty = new BareJetty(BODY_SIZE, signing(algorithm));
    }

    public static void main(String[] arguments) throws Exception {
        Peer.run(() -> new JettyPeer(SigningAlgorithm.valueOf(arguments[0])));
    }

    @Override
    public String metadata() {
        return jetty.plain().toString();
    }

    @Override
    public String clientCredentials() {
        return jetty.signed().toString().concat(" ").concat(Subject.CLIENT_CREDENTIALS);
    }

    // As many bytes each way as a code flow has.
    @Override
    public String codeFlow() {
        return String.join(
                " ",
                jetty.plain().toString().concat(Subject.AUTHORIZATION),
                jetty.signed().toString(),
                Subject.REDEMPTION);
    }

    @Override
    public void freshIssuer() throws Exception {
        Supplier<?> signing = signing(algorithm);
        try (BareJetty fresh = new BareJetty(BODY_SIZE, signing)) {
            if (signing.get() == null || fresh.plain() == null) {
                throw new IllegalStateException("no signature");
            }
        }
    }

    @Override
    public void close() {
        jetty.close();
    }

    private static Supplier<?> signing(SigningAlgorithm algorithm) {
        return new Supplier<Object>() {

            private volatile @org.jspecify.annotations.Nullable BareSignature signature;

            @Override
            public Object get() {
                BareSignature made = signature;
                if (made == null) {
                    made = signature(algorithm);
                    signature = made;
                }
                return made.sign();
            }
        };
    }

    private static BareSignature signature(SigningAlgorithm algorithm) {
        try {
            return BareSignature.like("x".repeat(BODY_SIZE / 2).concat("."), algorithm);
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
