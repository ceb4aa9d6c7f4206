package dev.gatecrash.internal.issuer;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.Locations;
import dev.gatecrash.internal.endpoint.authorization.CodeRequests;
import dev.gatecrash.internal.endpoint.authorization.KnownUsers;
import dev.gatecrash.internal.endpoint.authorization.Steps;
import dev.gatecrash.internal.endpoint.signin.CompletionEndpoint;
import dev.gatecrash.internal.endpoint.signin.ConsentEndpoint;
import dev.gatecrash.internal.endpoint.signin.LoginEndpoint;
import dev.gatecrash.internal.endpoint.signin.ReturnEndpoint;
import dev.gatecrash.internal.endpoint.signin.Visits;
import dev.gatecrash.internal.user.UserDirectory;
import dev.gatecrash.user.Login;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of the object graph that depends on how users sign in. */
final class SignInEndpoints {

    private final Locations locations;
    private final Login login;
    private final UserDirectory users;
    private final IssuerState state;

    SignInEndpoints(Locations locations, Login login, UserDirectory users, IssuerState state) {
        this.locations = locations;
        this.login = login;
        this.users = users;
        this.state = state;
    }

    Steps steps(Optional<URI> issuer, CodeRequests codes, Clock clock) {
        KnownUsers known = new KnownUsers(login, users, state.signIns(), state.sessions(), clock);
        return new Steps(
                issuer,
                places(),
                known,
                users,
                state.interactions(),
                codes,
                state.sessions().cookies());
    }

    List<EndpointHandler> handlers(Steps steps) {
        Visits visits = new Visits(state.interactions(), state.sessions().cookies());
        URI page = locations.of(Endpoint.LOGIN);
        Optional<URI> other = login instanceof Login.Page ? Optional.of(page) : Optional.empty();
        List<EndpointHandler> handlers = new ArrayList<>();
        handlers.add(new ConsentEndpoint(locations.of(Endpoint.CONSENT), other, visits, steps));
        if (login instanceof Login.Page) {
            handlers.add(new LoginEndpoint(page, visits, users, state.sessions(), steps));
        }
        if (login instanceof Login.External external) {
            URI back = locations.of(Endpoint.EXTERNAL_RETURN);
            handlers.add(new CompletionEndpoint(external.apiKey(), back, state.interactions(), users));
            handlers.add(new ReturnEndpoint(state.interactions(), state.sessions(), steps));
        }
        return handlers;
    }

    private Steps.Places places() {
        URI consent = locations.of(Endpoint.CONSENT);
        return login instanceof Login.External external
                ? new Steps.Places(external.loginUri(), "external_auth_id", true, consent)
                : new Steps.Places(locations.of(Endpoint.LOGIN), "interaction", false, consent);
    }
}
