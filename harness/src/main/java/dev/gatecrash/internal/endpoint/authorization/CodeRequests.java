package dev.gatecrash.internal.endpoint.authorization;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.client.Client;
import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.internal.fault.Conduct;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.Authorization;
import dev.gatecrash.internal.token.TokenStore;
import dev.gatecrash.internal.user.SignInWish;
import dev.gatecrash.internal.user.SignIns;
import dev.gatecrash.internal.user.UserDirectory;
import dev.gatecrash.token.Lifetime;
import dev.gatecrash.token.Lifetimes;
import dev.gatecrash.user.User;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides authorization requests of a proven client, and keeps the codes it gives. */
public final class CodeRequests {

    /**
     * A code and why it was given.
     *
     * @param code for the client
     * @param reason for the journal
     */
    record Decision(AuthorizationCode code, String reason) {}

    // RFC 6749 §10.10: 160 bits.
    private static final int CODE_BYTES = 20;
    private static final String ANOTHER_CLIENT = "another-client";

    private final CodeRequestCheck check;
    private final UserDirectory users;
    private final SignIns signIns;
    private final TokenStore store;
    private final Clock clock;
    private final Lifetimes lifetimes;
    private final Conduct conduct;

    /** Decides what passes this check by these users. */
    public CodeRequests(
            CodeRequestCheck check,
            UserDirectory users,
            SignIns signIns,
            TokenStore store,
            Clock clock,
            Lifetimes lifetimes,
            Conduct conduct) {
        this.check = check;
        this.users = users;
        this.signIns = signIns;
        this.store = store;
        this.clock = clock;
        this.lifetimes = lifetimes;
        this.conduct = conduct;
    }

    /** What the client asks for, if it is in order. */
    CodeRequest check(Map<String, List<String>> parameters, Client client) throws GeneralException {
        return check.of(parameters, client);
    }

    /** Refuses a wish that no sign-in can meet, before anybody is asked. */
    void checkReachable(SignInWish wish) throws Refusal {
        signIns.acr(wish);
    }

    /** A code for what the user granted; {@code chosen} are further claims of access tokens. */
    Decision code(ProvenRequest request, SignedIn who, Set<String> granted, Map<String, Object> chosen)
            throws GeneralException {
        User user = users.find(who.user())
                .orElseThrow(() -> new Refusal(OAuth2Error.ACCESS_DENIED, "There is no such user any more"));
        CodeRequest asked = request.asked();
        Authorization.SignIn signIn =
                new Authorization.SignIn(who.at(), asked.signIn().nonce(), signIns.acr(asked.signIn()));
        AuthorizationCode code = new AuthorizationCode(CODE_BYTES);
        store.keep(
                code.getValue(),
                new dev.gatecrash.internal.token.AuthorizationCode(
                        authorization(request.client(), user, granted, asked, signIn, chosen),
                        request.redirectUri(),
                        asked.challenge().getValue(),
                        clock.instant()
                                .plus(lifetimes.of(
                                        Lifetime.AUTHORIZATION_CODE,
                                        request.client().id()))));
        String reason = "%s consented to %s".formatted(user.name(), granted);
        return new Decision(code, conduct.told(Misbehaviour.CODE_FOR_ANOTHER_CLIENT, reason));
    }

    /** What the metadata says of authorization requests (OpenID Connect Discovery §3, RFC 9396 §10). */
    Map<String, Object> metadata() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("prompt_values_supported", List.of("none", "login", "consent", "select_account"));
        if (!signIns.acrValues().isEmpty()) {
            members.put(
                    "acr_values_supported",
                    signIns.acrValues().stream().sorted().toList());
        }
        if (!check.details().types().isEmpty()) {
            members.put(
                    "authorization_details_types_supported",
                    check.details().types().stream().sorted().toList());
        }
        return members;
    }

    private Authorization authorization(
            Client client,
            User user,
            Set<String> granted,
            CodeRequest asked,
            Authorization.SignIn signIn,
            Map<String, Object> chosen) {
        Map<String, Object> accessClaims = new LinkedHashMap<>(asked.accessClaims());
        accessClaims.putAll(chosen);
        if (asked.signIn().isStepUp()) {
            // RFC 9470 §6.1: the resource server that asked for the step-up has to see it.
            accessClaims.put("auth_time", signIn.at().getEpochSecond());
            signIn.acr().ifPresent(acr -> accessClaims.put("acr", acr));
        }
        return new Authorization(
                conduct.is(Misbehaviour.CODE_FOR_ANOTHER_CLIENT) ? ANOTHER_CLIENT : client.id(),
                user.name(),
                granted,
                asked.resources(),
                // The store names it after the code.
                "",
                client.grantTypes().contains("refresh_token"),
                user.claims(),
                Optional.of(signIn),
                accessClaims);
    }
}
