package dev.gatecrash.internal.grant;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationGrantError;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.Authorization;
import dev.gatecrash.user.DeviceRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One device between its first request and its tokens. Guarded by its own lock. */
final class WaitingDevice {

    /** How long a device waits between two polls unless told to slow down (RFC 8628 §3.2). */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private enum State {
        WAITING,
        APPROVED,
        DENIED,
        SPENT
    }

    private final DeviceRequest request;
    private final List<URI> resources;
    private State state = State.WAITING;
    private @Nullable Authorization authorization;
    private @Nullable Instant lastPoll;
    private Duration interval = INTERVAL;

    WaitingDevice(DeviceRequest request, List<URI> resources) {
        this.request = request;
        this.resources = List.copyOf(resources);
    }

    DeviceRequest request() {
        return request;
    }

    List<URI> resources() {
        return resources;
    }

    synchronized boolean isWaiting() {
        return state == State.WAITING;
    }

    /** Takes the user's decision, unless there was one; nothing is granted by an empty one. */
    synchronized void decide(Optional<Authorization> granted) {
        if (state == State.WAITING) {
            state = granted.isPresent() ? State.APPROVED : State.DENIED;
            authorization = granted.orElse(null);
        }
    }

    /** What was granted, once; until then the error that tells the device what to do (§3.5). */
    synchronized Authorization poll(Instant now) throws Refusal {
        Authorization granted = authorization;
        if (state == State.APPROVED && granted != null) {
            state = State.SPENT;
            return granted;
        }
        if (state == State.DENIED) {
            throw refusal(OAuth2Error.ACCESS_DENIED.setHTTPStatusCode(400), "The user said no");
        }
        if (state == State.SPENT) {
            throw refusal(OAuth2Error.INVALID_GRANT, "The device_code was used before");
        }
        if (!now.isBefore(request.expiresAt())) {
            throw refusal(DeviceAuthorizationGrantError.EXPIRED_TOKEN, "The device_code expired");
        }
        throw pending(now);
    }

    private Refusal pending(Instant now) {
        Instant before = lastPoll;
        lastPoll = now;
        if (before != null && now.isBefore(before.plus(interval))) {
            interval = interval.plus(INTERVAL);
            return refusal(DeviceAuthorizationGrantError.SLOW_DOWN, "Wait %d seconds".formatted(interval.toSeconds()));
        }
        return refusal(DeviceAuthorizationGrantError.AUTHORIZATION_PENDING, "The user has not decided yet");
    }

    private static Refusal refusal(ErrorObject error, String description) {
        return new Refusal(error, description);
    }
}
