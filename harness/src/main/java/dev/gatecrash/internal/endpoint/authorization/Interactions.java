package dev.gatecrash.internal.endpoint.authorization;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.gatecrash.internal.endpoint.browser.Cookies;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.time.Expiring;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The authorization requests of one issuer that wait for a person, so many at most, each for so long. Thread-safe. */
public final class Interactions {

    /**
     * One that waits for an application elsewhere.
     *
     * @param interactionId which one it is
     * @param returnState what the browser brings back once the application has told who it was
     */
    private record Elsewhere(String interactionId, String returnState) {}

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    // As observed at WorkOS.
    private static final Duration LIFETIME_ELSEWHERE = Duration.ofMinutes(5);
    private static final int MOST = 2_000;

    /** What is told about one that is not there. */
    public static final String GONE =
            "It expired, was finished, or began in another browser; go back to the application and start again";

    private final Expiring<Interaction> waiting;
    private final Expiring<Elsewhere> elsewhere;
    private final Expiring<Completed> completed;
    private final Clock clock;

    /**
     * What an application told.
     *
     * @param interactionId which one it is about
     * @param user who signed in there
     */
    public record Completed(String interactionId, String user) {}

    /** None yet. */
    public Interactions(Clock clock) {
        this.clock = clock;
        waiting = new Expiring<>(clock);
        elsewhere = new Expiring<>(clock);
        completed = new Expiring<>(clock);
    }

    Interaction add(String browser, ProvenRequest request, Optional<SignedIn> signedIn) throws Refusal {
        if (waiting.isFull(MOST)) {
            throw new Refusal(OAuth2Error.TEMPORARILY_UNAVAILABLE, "Too many people are signing in");
        }
        Interaction added =
                new Interaction(Cookies.newValue(), browser, Cookies.newValue(), request, signedIn, List.of());
        waiting.put(added.id(), added, clock.instant().plus(LIFETIME));
        return added;
    }

    /** The one of this name, if this browser began it. */
    public Optional<Interaction> find(String id, Optional<String> browser) {
        return waiting.find(id).filter(found -> browser.equals(Optional.of(found.browser())));
    }

    /** The one of this name as somebody has signed in; empty if it is gone. */
    Optional<Interaction> signIn(String id, SignedIn who) {
        waiting.change(id, found -> found.by(who));
        return waiting.find(id);
    }

    /** Takes it away, for its answer; of many callers at once exactly one gets it. */
    Optional<Interaction> finish(Interaction interaction) {
        return waiting.remove(interaction.id());
    }

    /** Gives it a name for an application elsewhere to complete it by. */
    String sendElsewhere(Interaction interaction) {
        String externalAuthId = Cookies.newValue();
        elsewhere.put(
                externalAuthId,
                new Elsewhere(interaction.id(), Cookies.newValue()),
                clock.instant().plus(LIFETIME_ELSEWHERE));
        return externalAuthId;
    }

    /** Whether one waits under the name that the application knows. */
    public boolean isElsewhere(String externalAuthId) {
        return elsewhere
                .find(externalAuthId)
                .flatMap(found -> waiting.find(found.interactionId()))
                .isPresent();
    }

    /** Takes what the application tells, once; returns the state that leads back to it. */
    public Optional<String> complete(String externalAuthId, String user, List<ConsentOption> options) {
        Optional<Elsewhere> taken = elsewhere.remove(externalAuthId);
        taken.ifPresent(found -> {
            waiting.change(found.interactionId(), interaction -> interaction.choosing(options));
            completed.put(
                    found.returnState(),
                    new Completed(found.interactionId(), user),
                    clock.instant().plus(LIFETIME_ELSEWHERE));
        });
        return taken.map(Elsewhere::returnState);
    }

    /** What was completed under this state. */
    public Optional<Completed> completed(String returnState) {
        return completed.find(returnState);
    }

    /** Takes it away; of many callers at once exactly one gets it. */
    public Optional<Completed> useUp(String returnState) {
        return completed.remove(returnState);
    }

    /** Forgets everything. */
    public void clear() {
        waiting.clear();
        elsewhere.clear();
        completed.clear();
    }
}
