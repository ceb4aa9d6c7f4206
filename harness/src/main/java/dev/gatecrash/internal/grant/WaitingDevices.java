package dev.gatecrash.internal.grant;

import com.nimbusds.oauth2.sdk.auth.Secret;
import dev.gatecrash.client.Client;
import dev.gatecrash.internal.time.Expiring;
import dev.gatecrash.internal.token.Authorization;
import dev.gatecrash.internal.token.TokenIssuer;
import dev.gatecrash.internal.user.UserDirectory;
import dev.gatecrash.token.Lifetime;
import dev.gatecrash.token.Lifetimes;
import dev.gatecrash.user.DeviceRequest;
import dev.gatecrash.user.Devices;
import dev.gatecrash.user.User;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The devices of one issuer that wait, by device code and by user code. Thread-safe. */
public final class WaitingDevices implements Devices {

    // An expired code can be told from an unknown one for so long.
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** How long a device waits between two polls unless told to slow down. */
    public static final Duration INTERVAL = WaitingDevice.INTERVAL;

    // RFC 8628 §6.1: no vowels, so no words; eight of twenty letters.
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int HALF = 4;
    private static final int DEVICE_CODE_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Expiring<WaitingDevice> byDeviceCode;
    private final Expiring<WaitingDevice> byUserCode;
    private final UserDirectory users;
    private final Clock clock;
    private final Lifetimes lifetimes;
    private final boolean isAutomatic;

    /** None yet; {@code isAutomatic} if the first user decides at the first poll. */
    public WaitingDevices(UserDirectory users, Clock clock, Lifetimes lifetimes, boolean isAutomatic) {
        this.byDeviceCode = new Expiring<>(clock);
        this.byUserCode = new Expiring<>(clock);
        this.users = users;
        this.clock = clock;
        this.lifetimes = lifetimes;
        this.isAutomatic = isAutomatic;
    }

    /**
     * The codes of a new device (RFC 8628 §3.2).
     *
     * @param deviceCode what it polls with
     * @param userCode what it shows
     * @param lifetime how long both work
     */
    public record Codes(String deviceCode, String userCode, Duration lifetime) {}

    /** Lets a device wait. */
    public Codes add(Client client, Set<String> scopes, List<URI> resources) {
        Duration lifetime = lifetimes.of(Lifetime.DEVICE_CODE, client.id());
        Instant expiresAt = clock.instant().plus(lifetime);
        Codes codes = new Codes(new Secret(DEVICE_CODE_BYTES).getValue(), letters() + "-" + letters(), lifetime);
        DeviceRequest request = new DeviceRequest(codes.userCode(), client.id(), scopes, expiresAt);
        WaitingDevice device = new WaitingDevice(request, resources);
        byDeviceCode.put(
                codes.deviceCode(), device, clock.instant().plus(lifetime.abs()).plus(REMEMBERED));
        byUserCode.put(normal(codes.userCode()), device, expiresAt);
        return codes;
    }

    @Override
    public List<DeviceRequest> waiting() {
        return byUserCode.all().stream()
                .filter(WaitingDevice::isWaiting)
                .map(WaitingDevice::request)
                .toList();
    }

    @Override
    public void approve(String userCode, String user) {
        User who = users.find(user)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no user is called \"%s\"; add one with auth.users().add(...)".formatted(user)));
        WaitingDevice device = waiting(userCode);
        device.decide(granted(device, who));
    }

    @Override
    public void deny(String userCode) {
        waiting(userCode).decide(Optional.empty());
    }

    /** Whether a device waits under this user code. */
    public Optional<DeviceRequest> find(String userCode) {
        return byUserCode
                .find(normal(userCode))
                .filter(WaitingDevice::isWaiting)
                .map(WaitingDevice::request);
    }

    /** The device that polls with this code. */
    Optional<WaitingDevice> polling(String deviceCode) {
        Optional<WaitingDevice> device = byDeviceCode.find(deviceCode);
        if (isAutomatic) {
            device.filter(d -> clock.instant().isBefore(d.request().expiresAt()))
                    .ifPresent(d -> d.decide(users.all().stream().findFirst().flatMap(user -> granted(d, user))));
        }
        return device;
    }

    /** Forgets everything. */
    public void clear() {
        byDeviceCode.clear();
        byUserCode.clear();
    }

    private WaitingDevice waiting(String userCode) {
        return byUserCode
                .find(normal(userCode))
                .filter(WaitingDevice::isWaiting)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no device waits under the code \"%s\"; devices().waiting() lists them all"
                                .formatted(userCode)));
    }

    private Optional<Authorization> granted(WaitingDevice device, User user) {
        DeviceRequest request = device.request();
        return users.consent()
                .answer(request.scopes())
                .map(scopes -> new Authorization(
                        request.clientId(),
                        user.name(),
                        scopes,
                        device.resources(),
                        TokenIssuer.newLineage(),
                        true,
                        user.claims(),
                        Optional.of(new Authorization.SignIn(clock.instant(), Optional.empty(), Optional.empty()))));
    }

    private static String normal(String userCode) {
        return userCode.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    }

    private static String letters() {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < HALF; i++) {
            letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }
}
