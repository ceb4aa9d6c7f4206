package dev.gatecrash.internal.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/**
 * Gets JSON documents from URLs that clients name: no redirects, status 200 only, limited in size and to three seconds.
 *
 * <p>Asks directly, never through a proxy, which would resolve names out of our sight. Thread-safe.
 */
public final class Fetcher {

    /**
     * A document.
     *
     * @param body as it came
     * @param freshFor how long it may be used without asking again (RFC 9111 §4.2.1); zero if not at all
     */
    public record Document(String body, Duration freshFor) {}

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final FetchPolicy policy;
    private volatile @Nullable OkHttpClient client;

    /** Fetches by this policy. */
    public Fetcher(FetchPolicy policy) {
        this.policy = policy;
    }

    /** The policy it fetches by. */
    public FetchPolicy policy() {
        return policy;
    }

    /** The document at this URL, if it is no longer than {@code limit} bytes. */
    public Document get(URI url, int limit) throws FetchFailure {
        HttpUrl target = HttpUrl.parse(url.toString());
        if (target == null || !policy.allowsScheme(url)) {
            throw new FetchFailure("has a URL that is not " + policy.schemes());
        }
        Request request = new Request.Builder()
                .url(target)
                .header("Accept", "application/json")
                .build();
        try {
            if (target.host().matches("[\\d.]+|.*:.*")) {
                // OkHttp asks its Dns for names only.
                guard().lookup(target.host());
            }
            try (Response response = client().newCall(request).execute()) {
                return document(response, limit);
            }
        } catch (FetchFailure e) {
            throw e;
        } catch (UnknownHostException e) {
            throw new FetchFailure(String.valueOf(e.getMessage()));
        } catch (InterruptedIOException e) {
            throw new FetchFailure("did not answer within %d seconds".formatted(PATIENCE.toSeconds()));
        } catch (SSLException e) {
            throw new FetchFailure("is not trusted: " + e.getMessage());
        } catch (IOException e) {
            throw new FetchFailure("cannot be read: " + e.getMessage());
        }
    }

    private static Document document(Response response, int limit) throws IOException {
        MediaType type = response.body().contentType();
        if (type == null || !type.type().equals("application") || !isJson(type.subtype())) {
            throw new FetchFailure("has the content type %s, not application/json"
                    .formatted(type == null ? "(none)" : type.type() + "/" + type.subtype()));
        }
        byte[] body = response.body().byteStream().readNBytes(limit + 1);
        if (body.length > limit) {
            throw new FetchFailure("is longer than %d bytes".formatted(limit));
        }
        return new Document(new String(body, StandardCharsets.UTF_8), Freshness.of(response));
    }

    private static boolean isJson(String subtype) {
        String name = subtype.toLowerCase(Locale.ROOT);
        return name.equals("json") || name.endsWith("+json");
    }

    // Here and not on the final response: OkHttp would ask again after some statuses, such as 408 and 503.
    private static Response accepted(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.code() == 200) {
            return response;
        }
        response.close();
        throw new FetchFailure("answered " + response.code()
                + (response.isRedirect() ? ", and redirects are not followed" : ", not 200"));
    }

    private AddressGuard guard() {
        return new AddressGuard(policy.privateAddresses(), Dns.SYSTEM);
    }

    private OkHttpClient client() {
        OkHttpClient ready = client;
        if (ready == null) {
            ready = built();
            client = ready;
        }
        return ready;
    }

    private OkHttpClient built() {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .callTimeout(PATIENCE)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .proxy(Proxy.NO_PROXY)
                .dns(guard())
                .addNetworkInterceptor(Fetcher::accepted);
        if (!policy.authorities().isEmpty()) {
            HandshakeCertificates.Builder trusted =
                    new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
            policy.authorities().forEach(trusted::addTrustedCertificate);
            HandshakeCertificates trust = trusted.build();
            builder.sslSocketFactory(trust.sslSocketFactory(), trust.trustManager());
        }
        return builder.build();
    }
}
