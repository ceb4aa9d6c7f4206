package dev.gatecrash.internal.host;

import dev.gatecrash.fault.WrongCertificate;
import dev.gatecrash.tls.Trust;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The certificate authority of this JVM and the server certificate it signed; made when first needed. */
public final class Certificates {

    private static final class Lazy {
        static final HeldCertificate AUTHORITY = authority("Gatecrash test authority");
        static final SSLContext HELD = held(server(AUTHORITY, "127.0.0.1", "::1", "localhost"), AUTHORITY);
        static final HandshakeCertificates CLIENT = new HandshakeCertificates.Builder()
                .addTrustedCertificate(AUTHORITY.certificate())
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
        factory.setSslContext(right());
        return factory;
    }

    static SSLContext right() {
        return Lazy.HELD;
    }

    static SSLContext wrong(WrongCertificate certificate) {
        return switch (certificate) {
            case EXPIRED -> expired(Instant.now().minus(Duration.ofHours(1)));
            case WRONG_HOST -> held(server(Lazy.AUTHORITY, "wrong.example"), Lazy.AUTHORITY);
            case UNKNOWN_AUTHORITY -> {
                HeldCertificate stranger = authority("Unknown authority");
                yield held(server(stranger, "127.0.0.1", "::1", "localhost"), stranger);
            }
        };
    }

    private static SSLContext expired(Instant end) {
        HeldCertificate.Builder certificate = named(Lazy.AUTHORITY, "127.0.0.1", "::1", "localhost")
                .validityInterval(end.minus(Duration.ofHours(1)).toEpochMilli(), end.toEpochMilli());
        return held(certificate.build(), Lazy.AUTHORITY);
    }

    private static HeldCertificate authority(String name) {
        return new HeldCertificate.Builder()
                .certificateAuthority(0)
                .commonName(name)
                .ecdsa256()
                .build();
    }

    private static HeldCertificate server(HeldCertificate authority, String... hosts) {
        return named(authority, hosts).build();
    }

    private static HeldCertificate.Builder named(HeldCertificate authority, String... hosts) {
        HeldCertificate.Builder certificate = new HeldCertificate.Builder()
                .signedBy(authority)
                .commonName("Gatecrash")
                .ecdsa256();
        for (String host : hosts) {
            certificate.addSubjectAlternativeName(host);
        }
        return certificate;
    }

    private static SSLContext held(HeldCertificate server, HeldCertificate authority) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(server, authority.certificate())
                .build()
                .sslContext();
    }
}
