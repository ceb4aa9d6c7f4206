package dev.gatecrash.samples.contract.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;

/** Turns what Jetty gives into calls, and replies into what Jetty sends. */
final class Exchanges extends Handler.Abstract {

    private static final int BODY_LIMIT = 1024 * 1024;

    private final Function<Call, Reply> application;
    private final Set<Callback> openStreams;

    Exchanges(Function<Call, Reply> application, Set<Callback> openStreams) {
        this.application = application;
        this.openStreams = openStreams;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        byte[] body = Content.Source.asInputStream(request).readNBytes(BODY_LIMIT + 1);
        Reply reply = body.length > BODY_LIMIT
                ? Reply.of(413)
                : answer(call(request, new String(body, StandardCharsets.UTF_8)));
        send(reply, request, response, callback);
        return true;
    }

    private Reply answer(Call call) {
        try {
            return application.apply(call);
        } catch (RuntimeException e) {
            return Reply.of(500);
        }
    }

    private void send(Reply reply, Request request, Response response, Callback callback) {
        if (reply.equals(Reply.none())) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.succeeded();
            return;
        }
        response.setStatus(reply.status());
        reply.headers().forEach(response.getHeaders()::put);
        ByteBuffer body = ByteBuffer.wrap(
                request.getMethod().equals("HEAD") ? new byte[0] : reply.body().getBytes(StandardCharsets.UTF_8));
        if (!reply.stream()) {
            response.write(true, body, callback);
            return;
        }
        request.addFailureListener(failure -> openStreams.remove(callback));
        openStreams.add(callback);
        response.write(false, body, Callback.NOOP);
    }

    private static Call call(Request request, String body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : request.getHeaders().getFieldNamesCollection()) {
            headers.put(
                    name,
                    request.getHeaders().getFields(name).stream()
                            .map(Exchanges::value)
                            .toList());
        }
        String query = request.getHttpURI().getQuery();
        String raw = request.getHttpURI().getPath();
        return new Call(
                request.getMethod(),
                raw == null ? "" : raw,
                meant(raw == null ? "" : raw),
                query == null ? "" : query,
                headers,
                body,
                request.getConnectionMetaData().getId());
    }

    private static String value(HttpField field) {
        return field.getValue() == null ? "" : field.getValue();
    }

    /** What a router takes the path for. */
    private static String meant(String raw) {
        String decoded = URIUtil.decodePath(raw);
        String canonical = decoded == null ? null : URIUtil.normalizePath(URIUtil.compactPath(decoded));
        return canonical == null ? raw : canonical;
    }
}
