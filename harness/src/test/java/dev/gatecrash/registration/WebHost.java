package dev.gatecrash.registration;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A web server of a client: answers everything in one way, and counts. */
final class WebHost implements AutoCloseable {

    record Page(int status, Map<String, String> headers, String body) {

        static Page json(Map<String, ?> members) {
            return new Page(200, Map.of("Content-Type", "application/json"), JSONObjectUtils.toJSONString(members));
        }

        Page with(String name, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(name, value);
            return new Page(status, more, body);
        }

        Page status(int other) {
            return new Page(other, headers, body);
        }
    }

    private final HttpServer server;
    private final String scheme;
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Page page = new Page(404, Map.of(), "");
    private volatile boolean silent;

    private WebHost(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "web-host");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    static WebHost start() throws IOException {
        return new WebHost(HttpServer.create(anyPort(), 0), "http");
    }

    static WebHost startTls(SSLContext identity) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity));
        return new WebHost(server, "https");
    }

    /** The valid document of a public client, to be spoilt. */
    static Map<String, Object> document(URI url) {
        return new TreeMap<>(Map.of(
                "client_id", url.toString(),
                "client_name", "Test client",
                "redirect_uris", List.of(Calls.CALLBACK.toString()),
                "grant_types", List.of("authorization_code", "refresh_token"),
                "token_endpoint_auth_method", "none"));
    }

    URI url(String path) {
        return URI.create(
                "%s://127.0.0.1:%d%s".formatted(scheme, server.getAddress().getPort(), path));
    }

    void answerWith(Page answer) {
        page = answer;
    }

    void keepSilent() {
        silent = true;
    }

    int requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        if (silent) {
            awaitEnd();
        }
        try (exchange) {
            Page answer = page;
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void awaitEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
