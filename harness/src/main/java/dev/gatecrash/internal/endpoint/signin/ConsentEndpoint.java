package dev.gatecrash.internal.endpoint.signin;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.authorization.ConsentOption;
import dev.gatecrash.internal.endpoint.authorization.Interaction;
import dev.gatecrash.internal.endpoint.authorization.SignedIn;
import dev.gatecrash.internal.endpoint.authorization.Steps;
import dev.gatecrash.internal.http.Refusal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page on which a user grants what a client asks for, part of it, or nothing (RFC 6749 §3.3, §4.1.1). */
public final class ConsentEndpoint implements EndpointHandler {

    private final URI url;
    private final Optional<URI> login;
    private final Visits visits;
    private final Steps steps;

    /** Asks at this URL; whoever is somebody else may go to {@code login}. */
    public ConsentEndpoint(URI url, Optional<URI> login, Visits visits, Steps steps) {
        this.url = url;
        this.login = login;
        this.visits = visits;
        this.steps = steps;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.CONSENT;
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "POST");
    }

    @Override
    public boolean isCrossOrigin() {
        return false;
    }

    @Override
    public Answer handle(Request request) {
        return visits.answer(request, (shown, interaction) -> show(interaction, ""), this::decide);
    }

    private Answer show(Interaction interaction, String problem) throws Refusal {
        Optional<SignedIn> who = steps.signedIn(interaction);
        return who.isEmpty() ? steps.next(interaction) : page(interaction, who.get(), problem);
    }

    private Answer decide(Request form, Interaction interaction) throws Refusal {
        Optional<SignedIn> who = steps.signedIn(interaction);
        if (who.isEmpty()) {
            return steps.next(interaction);
        }
        String decision = form.parameter("decision").orElse("");
        if (decision.equals("deny")) {
            return steps.denied(interaction);
        }
        if (!decision.equals("allow")) {
            return show(interaction, "Choose Allow or Deny.");
        }
        Set<String> granted = granted(form, interaction);
        if (granted.isEmpty() && !interaction.request().asked().scopes().isEmpty()) {
            return show(interaction, "Choose one permission at least, or Deny.");
        }
        Optional<Map<String, Object>> chosen = chosen(form, interaction.options());
        return chosen.isEmpty()
                ? show(interaction, "Choose from every list.")
                : steps.granted(interaction, who.get(), granted, chosen.get());
    }

    // By number, so that nothing can come back that was not asked for.
    private static Set<String> granted(Request form, Interaction interaction) {
        Set<String> granted = new LinkedHashSet<>();
        int number = 0;
        for (String scope : interaction.request().asked().scopes()) {
            if (form.parameter("scope-" + number).isPresent()) {
                granted.add(scope);
            }
            number++;
        }
        return granted;
    }

    private static Optional<Map<String, Object>> chosen(Request form, List<ConsentOption> options) {
        Map<String, Object> claims = new LinkedHashMap<>();
        for (int number = 0; number < options.size(); number++) {
            ConsentOption option = options.get(number);
            form.parameter("option-" + number)
                    .filter(option::offers)
                    .ifPresent(value -> claims.put(option.claim(), value));
        }
        return claims.size() == options.size() ? Optional.of(claims) : Optional.empty();
    }

    private Answer page(Interaction interaction, SignedIn who, String problem) {
        var page = Appearance.of("consent", "Allow access", interaction)
                .with("action", url.getRawPath())
                .with("user", who.user())
                .with("loginPage", login.map(URI::getRawPath).orElse(""))
                .with("problem", problem)
                .with("scopes", ConsentFields.scopes(interaction))
                .with("hasScopes", !interaction.request().asked().scopes().isEmpty())
                .with("resources", ConsentFields.resources(interaction))
                .with("hasResources", !interaction.request().asked().resources().isEmpty())
                .with("options", ConsentFields.options(interaction));
        String reason = problem.isEmpty() ? "asks %s for consent".formatted(who.user()) : problem;
        return new Answer(page.response(problem.isEmpty() ? 200 : 400), reason);
    }
}
