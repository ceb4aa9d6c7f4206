package dev.gatecrash.internal.endpoint.authorization;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.openid.connect.sdk.OIDCError;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.client.RedirectUris;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.browser.Cookies;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.user.UserDirectory;
import dev.gatecrash.user.Consent;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes an authorization request on: to sign-in while nobody is signed in, to consent while it is needed, then to the code.
 *
 * <p>Each page ends by asking for the next step; none knows which one that is.
 */
public final class Steps {

    /**
     * Where people go.
     *
     * @param login to sign in
     * @param loginParameter what carries the name of the interaction there
     * @param isElsewhere whether that is an application's own
     * @param consent to consent
     */
    public record Places(URI login, String loginParameter, boolean isElsewhere, URI consent) {}

    private final Places places;
    private final KnownUsers known;
    private final UserDirectory users;
    private final Interactions interactions;
    private final CodeRequests codes;
    private final CodeResponses responses;
    private final Cookies cookies;

    /** Steps between these places. */
    public Steps(
            Optional<URI> issuer,
            Places places,
            KnownUsers known,
            UserDirectory users,
            Interactions interactions,
            CodeRequests codes,
            Cookies cookies) {
        this.places = places;
        this.known = known;
        this.users = users;
        this.interactions = interactions;
        this.codes = codes;
        this.responses = new CodeResponses(issuer);
        this.cookies = cookies;
    }

    CodeResponses responses() {
        return responses;
    }

    CodeRequests codes() {
        return codes;
    }

    /** The first step of a request. */
    Answer first(Request request, ProvenRequest proven) throws GeneralException {
        codes.checkReachable(proven.wish());
        Optional<SignedIn> who = known.of(request, proven.wish());
        if (who.isPresent() && !asksConsent(proven, who.get())) {
            return code(proven, who.get(), configuredConsent(proven), Map.of());
        }
        if (proven.wish().isSilent()) {
            throw new Refusal(OIDCError.CONSENT_REQUIRED, "The user has to consent, and prompt is none");
        }
        String browser = cookies.browser(request).orElseGet(Cookies::newValue);
        Answer next = page(interactions.add(browser, proven, who));
        return new Answer(cookies.nameBrowser(next.response(), browser), next.reason());
    }

    /** The step after somebody signed in. */
    public Answer signedIn(Interaction interaction, SignedIn who) throws Refusal {
        return next(interactions.signIn(interaction.id(), who).orElseThrow(Steps::gone));
    }

    /** The step that this is at. */
    public Answer next(Interaction interaction) throws Refusal {
        ProvenRequest request = interaction.request();
        Optional<SignedIn> who = signedIn(interaction);
        boolean isMeant = who.map(SignedIn::user).map(request.wish()::isFor).orElse(true);
        boolean asks = who.isEmpty() || !interaction.options().isEmpty() || asksConsent(request, who.get());
        if (isMeant && asks) {
            return page(interaction);
        }
        finish(interaction);
        try {
            request.wish().check(who.orElseThrow().user());
            return code(request, who.get(), configuredConsent(request), Map.of());
        } catch (GeneralException e) {
            return responses.refused(request.redirectUri(), request.state(), e);
        }
    }

    /** Who signed in, unless signed out since. */
    public Optional<SignedIn> signedIn(Interaction interaction) {
        return interaction.signedIn().filter(known::isStill);
    }

    /** The last step: the user said yes to these scopes, and chose these claims. */
    public Answer granted(Interaction interaction, SignedIn who, Set<String> scopes, Map<String, Object> chosen)
            throws Refusal {
        ProvenRequest request = finish(interaction).request();
        who.session()
                .filter(session -> chosen.isEmpty() && isAssured(request))
                .ifPresent(session ->
                        session.consent(request.client().id(), request.asked().resources(), scopes));
        try {
            return code(request, who, scopes, chosen);
        } catch (GeneralException e) {
            return responses.refused(request.redirectUri(), request.state(), e);
        }
    }

    /** The last step: the user said no. */
    public Answer denied(Interaction interaction) throws Refusal {
        ProvenRequest request = finish(interaction).request();
        return responses.refused(request.redirectUri(), request.state(), saidNo());
    }

    /** The refusal of what is not there any more. */
    public static Refusal gone() {
        return new Refusal(OAuth2Error.INVALID_REQUEST, Interactions.GONE);
    }

    private Answer page(Interaction interaction) {
        if (signedIn(interaction).isPresent()) {
            return to(places.consent(), "interaction", interaction.id(), "asks for consent");
        }
        String name = places.isElsewhere() ? interactions.sendElsewhere(interaction) : interaction.id();
        return to(places.login(), places.loginParameter(), name, "asks to sign in");
    }

    private static Answer to(URI page, String parameter, String value, String reason) {
        String separator = page.getRawQuery() == null ? "?" : "&";
        Response response = CodeResponses.redirect(303, page + separator + parameter + "=" + value);
        return new Answer(response, reason);
    }

    private Answer code(ProvenRequest request, SignedIn who, Set<String> scopes, Map<String, Object> chosen)
            throws GeneralException {
        CodeRequests.Decision decision = codes.code(request, who, scopes, chosen);
        return responses.code(request.redirectUri(), request.state(), decision.code(), decision.reason());
    }

    private boolean asksConsent(ProvenRequest request, SignedIn who) {
        return users.consent() instanceof Consent.Asked
                && (request.wish().prompt().contains("consent") || !isRemembered(request, who));
    }

    private static boolean isRemembered(ProvenRequest request, SignedIn who) {
        CodeRequest asked = request.asked();
        return isAssured(request)
                && who.session()
                        .map(s -> s.hasConsented(request.client().id(), asked.resources(), asked.scopes()))
                        .orElse(false);
    }

    // RFC 8252 §8.6: whoever listens on this machine could pass for a public client, so its user is asked each time.
    private static boolean isAssured(ProvenRequest request) {
        return !request.client().isPublic()
                || ("https".equals(request.redirectUri().getScheme())
                        && !RedirectUris.isLoopback(request.redirectUri()));
    }

    private Set<String> configuredConsent(ProvenRequest request) throws Refusal {
        return users.consent()
                .answer(request.asked().scopes())
                .orElseThrow(() -> request.wish().isSilent()
                        ? new Refusal(OIDCError.CONSENT_REQUIRED, "The user has to consent, and prompt is none")
                        : saidNo());
    }

    private Interaction finish(Interaction interaction) throws Refusal {
        return interactions.finish(interaction).orElseThrow(Steps::gone);
    }

    private static Refusal saidNo() {
        return new Refusal(OAuth2Error.ACCESS_DENIED, "The user said no");
    }
}
