package dev.gatecrash.internal.host;

import dev.gatecrash.tls.Trust;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The certificate authority of this JVM and the server certificate it signed; made when first needed. */
public final class Certificates {

    private static final class Lazy {
        static final HeldCertificate AUTHORITY = new HeldCertificate.Builder()
                .certificateAuthority(0)
                .commonName("Gatecrash test authority")
                .ecdsa256()
                .build();
        static final HeldCertificate SERVER = new HeldCertificate.Builder()
                .signedBy(AUTHORITY)
                .commonName("Gatecrash")
                .addSubjectAlternativeName("127.0.0.1")
                .addSubjectAlternativeName("::1")
                .addSubjectAlternativeName("localhost")
                .ecdsa256()
                .build();
        static final HandshakeCertificates CLIENT = new HandshakeCertificates.Builder()
                .addTrustedCertificate(AUTHORITY.certificate())
                .build();
        static final HandshakeCertificates HELD = new HandshakeCertificates.Builder()
                .heldCertificate(SERVER, AUTHORITY.certificate())
                .build();
        static final Trust TRUST = new Trust(CLIENT.sslContext(), CLIENT.trustManager(), AUTHORITY.certificatePem());
    }

    private Certificates() {}

    /** What a client needs to trust the server. */
    public static Trust trust() {
        return Lazy.TRUST;
    }

    static SslContextFactory.Server forServer() {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(Lazy.HELD.sslContext());
        return factory;
    }
}
