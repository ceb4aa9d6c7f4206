package dev.gatecrash.samples.notes;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Lets in only requests with a valid access token, and tells the others how to get one (RFC 6750, RFC 9728). */
final class BearerTokenFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient AccessTokenVerifier verifier;
    private final transient BearerChallenge challenge;

    BearerTokenFilter(ProtectedResource resource, AccessTokenVerifier verifier) {
        this.verifier = verifier;
        this.challenge = BearerChallenge.of(resource, Scopes.READ);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            Optional<BearerCredentials> credentials = BearerCredentials.of(request);
            if (credentials.isPresent()) {
                AccessToken token = verifier.verify(credentials.get());
                chain.doFilter(new AuthenticatedRequest(request, token), response);
            } else {
                // RFC 6750 section 3.1: no error code for a client that did not try.
                challenge.answer(response, HttpServletResponse.SC_UNAUTHORIZED);
            }
        } catch (MalformedCredentialsException e) {
            challenge
                    .withError("invalid_request", String.valueOf(e.getMessage()))
                    .answer(response, HttpServletResponse.SC_BAD_REQUEST);
        } catch (InvalidTokenException e) {
            challenge
                    .withError("invalid_token", String.valueOf(e.getMessage()))
                    .answer(response, HttpServletResponse.SC_UNAUTHORIZED);
        } catch (IssuerUnavailableException e) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
