package dev.gatecrash.internal.fetch;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads certificate authorities. */
public final class Authorities {

    private Authorities() {}

    /**
     * The certificates of a PEM text, one or more.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static List<X509Certificate> parse(String pem) {
        try {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException("this is no certificate in PEM form: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(
                "there is no certificate in this text; it must hold one or more in PEM form, -----BEGIN CERTIFICATE-----");
    }
}
