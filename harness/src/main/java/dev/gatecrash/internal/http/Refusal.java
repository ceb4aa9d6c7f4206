package dev.gatecrash.internal.http;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;

/** A protocol refusal: thrown where it is found, turned into the standard's error response in one place. */
public final class Refusal extends GeneralException {

    private static final long serialVersionUID = 1L;

    private final String detail;

    /** Refuses with this error; the description is for the client. */
    public Refusal(ErrorObject error, String description) {
        this(error, description, description);
    }

    /** Refuses with this error; {@code detail} is for the journal alone, where the client must not learn more. */
    public Refusal(ErrorObject error, String description, String detail) {
        super(detail, error.setDescription(ErrorObject.removeIllegalChars(description)));
        this.detail = detail;
    }

    /** Why it was refused, for the journal. */
    public String detail() {
        return detail;
    }
}
