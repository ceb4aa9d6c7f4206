package dev.gatecrash.internal.endpoint.device;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.browser.Page;
import dev.gatecrash.internal.grant.WaitingDevices;
import dev.gatecrash.internal.user.UserDirectory;
import dev.gatecrash.user.DeviceRequest;
import dev.gatecrash.user.User;
import java.util.Optional;
import java.util.Set;

/**
 * The page on which a user enters the code of a device (RFC 8628 §3.3): a form without scripts.
 *
 * <p>It knows no session: who decides says so in the same form, with the password if there is one, so that no other site can
 * decide in somebody's name. The code is always shown and asked for, also where the link brought it (§5.4).
 */
public final class DeviceVerificationEndpoint implements EndpointHandler {

    private static final String TITLE = "Connect a device";

    private final WaitingDevices devices;
    private final UserDirectory users;

    /** Lets these users decide about these devices. */
    public DeviceVerificationEndpoint(WaitingDevices devices, UserDirectory users) {
        this.devices = devices;
        this.users = users;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.DEVICE_VERIFICATION;
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
        String code = request.parameter("user_code").orElse("");
        if (request.method().equals("GET")) {
            return new Answer(form(200, request, ""), "asks for the code");
        }
        Optional<DeviceRequest> device = devices.find(code);
        if (device.isEmpty()) {
            return new Answer(form(400, request, "No device waits under this code."), "no device under this code");
        }
        Optional<User> user = users.find(request.parameter("user").orElse("")).filter(u -> isSignedIn(u, request));
        if (user.isEmpty()) {
            return new Answer(form(400, request, "Name or password is wrong."), "wrong name or password");
        }
        return decide(request, device.get(), user.get());
    }

    private Answer decide(Request request, DeviceRequest device, User user) {
        String decision = request.parameter("decision").orElse("");
        if (decision.equals("approve")) {
            devices.approve(device.userCode(), user.name());
            return new Answer(
                    Page.message(TITLE, "The device is connected.").response(200), "approved by " + user.name());
        }
        if (!decision.equals("deny")) {
            return new Answer(form(400, request, "Choose Connect the device or Refuse."), "no decision");
        }
        devices.deny(device.userCode());
        return new Answer(Page.message(TITLE, "The device is refused.").response(200), "denied by " + user.name());
    }

    private static boolean isSignedIn(User user, Request request) {
        return user.password().isEmpty() || user.password().equals(request.parameter("password"));
    }

    private static Response form(int status, Request request, String problem) {
        return Page.of("device", TITLE)
                .with("action", request.uri().getRawPath())
                .with("userCode", request.parameter("user_code").orElse(""))
                .with("problem", problem)
                .response(status);
    }
}
