package dev.gatecrash.samples.contract;

import dev.gatecrash.samples.contract.access.Caller;
import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.bug.http.ScopeBug;
import dev.gatecrash.samples.contract.guard.Challenges;
import dev.gatecrash.samples.contract.guard.Scopes;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.http.Reply;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.signature.Jws;
import java.util.List;
import java.util.Optional;

/** The bug of looking at the scopes of a token that is not good anyway. */
record EarlyScopes(Setup setup, Challenges challenges) {

    Optional<Reply> refuse(Call call, Refusal refusal) {
        if (!setup.has(ScopeBug.SCOPE_BEFORE_EXPIRY) || !refusal.error().equals("invalid_token")) {
            return Optional.empty();
        }
        try {
            String token = call.header("Authorization").orElse("").replaceFirst("(?i)^Bearer +", "");
            Caller caller =
                    new Caller("nobody", Jws.parse(token, setup).claims(setup).orElseThrow(), token);
            List<String> missing = new Scopes(setup).missing(caller, Scopes.READ, call);
            return missing.isEmpty() ? Optional.empty() : Optional.of(challenges.insufficient(Scopes.READ, missing));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }
}
