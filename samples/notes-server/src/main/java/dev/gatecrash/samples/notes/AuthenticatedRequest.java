package dev.gatecrash.samples.notes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request whose access token has been accepted. */
final class AuthenticatedRequest extends HttpServletRequestWrapper {

    private final AccessToken token;

    AuthenticatedRequest(HttpServletRequest request, AccessToken token) {
        super(request);
        this.token = token;
    }

    @Override
    public AccessToken getUserPrincipal() {
        return token;
    }
}
