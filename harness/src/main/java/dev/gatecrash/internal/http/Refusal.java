package dev.gatecrash.internal.http;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import dev.gatecrash.http.Headers;

/** A protocol refusal: thrown where it is found, turned into the standard's error response in one place. */
public final class Refusal extends GeneralException {

    private static final long serialVersionUID = 1L;

    private final String detail;
    private final transient Headers headers;

    /** Refuses with this error; the description is for the client. */
    public Refusal(ErrorObject error, String description) {
        this(error, description, description);
    }

    /** Refuses with this error; {@code detail} is for the journal alone, where the client must not learn more. */
    public Refusal(ErrorObject error, String description, String detail) {
        this(error.setDescription(ErrorObject.removeIllegalChars(description)), detail, Headers.none());
    }

    private Refusal(ErrorObject error, String detail, Headers headers) {
        super(detail, error);
        this.detail = detail;
        this.headers = headers;
    }

    /** A copy whose response has this header too. */
    public Refusal withHeader(String name, String value) {
        return new Refusal(getErrorObject(), detail, headers.with(name, value));
    }

    /** A copy whose response has these header fields too. */
    public Refusal withHeaders(Headers more) {
        Refusal copy = this;
        for (String name : more.fields().keySet()) {
            copy = copy.withHeader(name, String.join(", ", more.all(name)));
        }
        return copy;
    }

    /** What the response has in its header besides the usual. */
    public Headers headers() {
        return headers;
    }

    /** Why it was refused, for the journal. */
    public String detail() {
        return detail;
    }
}
