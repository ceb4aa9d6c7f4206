package dev.gatecrash.samples.contract.guard;

import com.nimbusds.jose.util.Base64URL;
import dev.gatecrash.samples.contract.access.Caller;
import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.access.TokenVerifier;
import dev.gatecrash.samples.contract.bug.http.RobustnessBug;
import dev.gatecrash.samples.contract.bug.http.SessionBug;
import dev.gatecrash.samples.contract.bug.token.CredentialBug;
import dev.gatecrash.samples.contract.bug.token.DpopBug;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.profile.Variation;
import dev.gatecrash.samples.contract.token.IntrospectingVerifier;
import dev.gatecrash.samples.contract.token.JwtVerifier;
import dev.gatecrash.samples.contract.token.ProofCheck;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Finds out who calls: for every request anew, and from nothing but its Authorization header. */
public final class Authentication {

    private static final int LARGE = 4096;
    private static final int BAD_TOKENS = 50;
    private static final long MOMENT = 1_000_000;
    private static final long LONG = 6_000_000_000L;

    private final Setup setup;
    private final Sessions sessions;
    private final TokenVerifier verifier;
    private final ProofCheck proof;
    private final SideDoors doors;
    private volatile Caller current = Caller.unknown("nobody");
    private final AtomicInteger badTokens = new AtomicInteger();

    public Authentication(Setup setup, Sessions sessions) {
        this.setup = setup;
        this.sessions = sessions;
        this.verifier =
                setup.profile().introspection().isPresent() ? new IntrospectingVerifier(setup) : new JwtVerifier(setup);
        this.proof = new ProofCheck(setup);
        this.doors = new SideDoors(setup, sessions);
    }

    public Caller authenticate(Call call) throws Refusal {
        try {
            Caller caller = mixedUp(owner(verified(call), call));
            doors.remember(caller, call);
            return caller;
        } catch (Refusal e) {
            Optional<Caller> other = doors.anonymous(call, e);
            if (other.isPresent()) {
                return other.get();
            }
            Optional<Credentials> elsewhere = doors.elsewhere(call, e);
            if (elsewhere.isPresent()) {
                return judged(elsewhere.get(), call);
            }
            throw e;
        }
    }

    private Caller mixedUp(Caller caller) {
        if (!setup.has(RobustnessBug.CALLER_IN_FIELD)) {
            return caller;
        }
        current = caller;
        LockSupport.parkNanos(MOMENT);
        return current;
    }

    private Caller verified(Call call) throws Refusal {
        Optional<Credentials> preferred = doors.preferred(call);
        Optional<Credentials> credentials = preferred.isPresent() ? preferred : Credentials.of(call, setup);
        return judged(credentials.orElseThrow(Refusal::noCredentials), call);
    }

    private Caller judged(Credentials credentials, Call call) throws Refusal {
        String token = credentials.token();
        crash(token, call);
        if (setup.has(CredentialBug.PRESENCE_IS_ENOUGH) || token.isEmpty()) {
            return Caller.unknown("alice");
        }
        Optional<Caller> opener =
                sessions.opener(call).filter(caller -> caller.token().equals(token));
        if (setup.has(SessionBug.VERIFIED_ONCE) && opener.isPresent()) {
            return opener.get();
        }
        Caller caller = counted(token, call);
        if (setup.is(Variation.DPOP)) {
            checkProof(credentials, caller, call);
        } else if (credentials.scheme().equals("dpop")) {
            throw Refusal.noCredentials();
        }
        return caller;
    }

    private void checkProof(Credentials credentials, Caller caller, Call call) throws Refusal {
        if (credentials.scheme().equals("dpop")) {
            proof.check(call, caller);
        } else if (!setup.has(DpopBug.BOUND_TOKEN_AS_BEARER)) {
            throw Refusal.invalidToken("Tokens have to be proven here");
        }
    }

    private Caller counted(String token, Call call) throws Refusal {
        if (setup.has(RobustnessBug.LOCKED_BY_BAD_TOKENS) && badTokens.get() >= BAD_TOKENS) {
            throw Refusal.invalidToken("There were too many bad tokens");
        }
        try {
            return verifier.verify(token, call);
        } catch (Refusal e) {
            badTokens.incrementAndGet();
            throw e;
        }
    }

    private Caller owner(Caller caller, Call call) {
        Optional<Caller> opener = sessions.opener(call);
        boolean stateless =
                call.header("MCP-Protocol-Version").filter("2026-07-28"::equals).isPresent();
        boolean acts = setup.has(SessionBug.ACTS_AS_OWNER)
                || (call.headers(Sessions.HEADER).isEmpty() && setup.has(SessionBug.ONLY_SESSION_IS_DEFAULT))
                || (stateless && setup.has(SessionBug.HEADER_SELECTS_USER));
        return acts && opener.isPresent() ? caller.as(opener.get().subject()) : caller;
    }

    private void crash(String token, Call call) {
        if (setup.has(RobustnessBug.DERIVES_KEYS)
                && Base64URL.from(token).decodeToString().contains("PBES2")) {
            LockSupport.parkNanos(LONG);
        }
        boolean foreign = String.join("", call.headers("Authorization")).chars().anyMatch(c -> c > 126);
        if ((setup.has(RobustnessBug.LARGE_TOKEN_CRASHES) && token.length() > LARGE)
                || (setup.has(RobustnessBug.NOT_ASCII_CRASHES) && foreign)) {
            throw new IllegalStateException("a token that nobody expected");
        }
    }
}
