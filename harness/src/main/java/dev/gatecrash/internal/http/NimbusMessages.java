package dev.gatecrash.internal.http;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.gatecrash.http.Headers;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import java.util.Map;

/** The bridge between our HTTP values and the OAuth SDK's. */
public final class NimbusMessages {

    private static final String JSON = "application/json";

    private NimbusMessages() {}

    /** The SDK's view of a request. */
    public static HTTPRequest of(Request request) throws Refusal {
        HTTPRequest.Method method = HTTPRequest.Method.valueOf(request.method());
        HTTPRequest sdk = new HTTPRequest(method, request.uri());
        for (Map.Entry<String, java.util.List<String>> field :
                request.headers().fields().entrySet()) {
            if (!field.getKey().equalsIgnoreCase("Content-Type")) {
                sdk.setHeader(field.getKey(), field.getValue().toArray(String[]::new));
            }
        }
        request.headers().first("Content-Type").ifPresent(type -> sdk.setHeader("Content-Type", lenient(type)));
        sdk.setBody(request.body());
        return sdk;
    }

    /** Our view of one of the SDK's responses. */
    public static Response of(HTTPResponse sdk) {
        Headers headers = new Headers(sdk.getHeaderMap());
        return new Response(sdk.getStatusCode(), headers, sdk.getBody() == null ? "" : sdk.getBody());
    }

    /** A JSON response; members keep their order and {@code /} is not escaped. */
    public static Response json(int status, Map<String, Object> members) {
        return Response.of(status, JSON, JsonObject.text(members));
    }

    /** The members of a JSON object in a request body, or a refusal with this error; no duplicates, nothing after it. */
    public static Map<String, Object> jsonObject(Request request, ErrorObject error) throws Refusal {
        if (!request.hasContentType(JSON)) {
            throw new Refusal(error, "The content type must be application/json");
        }
        try {
            return JsonObject.parse(request.body());
        } catch (java.text.ParseException e) {
            throw new Refusal(error, "The body is not a JSON object", String.valueOf(e.getMessage()));
        }
    }

    // The SDK compares the charset too; a form is a form whatever charset its header names.
    private static String lenient(String contentType) {
        try {
            return ContentType.parse(contentType).getType();
        } catch (java.text.ParseException e) {
            return contentType;
        }
    }

    /** The refusal that a failed parse amounts to; the SDK leaves the error out where RFC 6749 has only this one. */
    public static Refusal refusal(ParseException e) {
        var error = e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject();
        String message = String.valueOf(e.getMessage());
        // Behind the colon the SDK may quote the request.
        String text = message.split(":", 2)[0];
        return new Refusal(error, text, message);
    }
}
