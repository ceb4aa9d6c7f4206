package dev.gatecrash.tls;

import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/**
 * Trust in the certificate authority that signed a server's certificate.
 *
 * <p>The authority is made when first needed, lives in memory, and serves every TLS issuer of this JVM.
 *
 * @param sslContext a client context that trusts the authority and nothing else
 * @param trustManager the trust manager behind it, for clients that want one
 * @param pem the authority's certificate in PEM form, for servers that read a file
 */
public record Trust(SSLContext sslContext, X509TrustManager trustManager, String pem) {}
