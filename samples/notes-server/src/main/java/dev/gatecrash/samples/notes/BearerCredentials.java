package dev.gatecrash.samples.notes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The token of an {@code Authorization} header. A token anywhere else in the request is none. */
record BearerCredentials(String token) {

    private static final Pattern SCHEME = Pattern.compile("Bearer(?![^ ])", Pattern.CASE_INSENSITIVE);
    private static final Pattern CREDENTIALS =
            Pattern.compile("Bearer +([A-Za-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);

    /** Empty when the request has no credentials, or has them in another scheme, which RFC 6750 treats alike. */
    static Optional<BearerCredentials> of(HttpServletRequest request) throws MalformedCredentialsException {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.size() > 1) {
            throw new MalformedCredentialsException("The request has more than one Authorization header");
        }
        if (headers.isEmpty() || !SCHEME.matcher(headers.get(0)).lookingAt()) {
            return Optional.empty();
        }
        Matcher credentials = CREDENTIALS.matcher(headers.get(0));
        if (!credentials.matches()) {
            throw new MalformedCredentialsException("The Authorization header does not hold one bearer token");
        }
        return Optional.of(new BearerCredentials(credentials.group(1)));
    }

    @Override
    public String toString() {
        return "BearerCredentials[token is not shown]";
    }
}
