package dev.gatecrash.internal.endpoint.device;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
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
            return new Answer(page(200, form(code, "")), "asks for the code");
        }
        Optional<DeviceRequest> device = devices.find(code);
        if (device.isEmpty()) {
            return new Answer(page(400, form(code, "No device waits under this code.")), "no device under this code");
        }
        Optional<User> user = users.find(request.parameter("user").orElse("")).filter(u -> isSignedIn(u, request));
        if (user.isEmpty()) {
            return new Answer(page(400, form(code, "Name or password is wrong.")), "wrong name or password");
        }
        return decide(device.get(), user.get(), request.parameter("decision").orElse(""));
    }

    private Answer decide(DeviceRequest device, User user, String decision) {
        if (decision.equals("approve")) {
            devices.approve(device.userCode(), user.name());
            return new Answer(
                    page(200, "<p role=\"status\">The device is connected.</p>"), "approved by " + user.name());
        }
        devices.deny(device.userCode());
        return new Answer(page(200, "<p role=\"status\">The device is refused.</p>"), "denied by " + user.name());
    }

    private static boolean isSignedIn(User user, Request request) {
        return user.password().isEmpty() || user.password().equals(request.parameter("password"));
    }

    private static String form(String code, String problem) {
        String alert = problem.isEmpty() ? "" : "<p role=\"alert\">" + escaped(problem) + "</p>\n";
        return alert + """
                <form method="post">
                <p><label for="user_code">Code shown on the device</label>
                <input id="user_code" name="user_code" value="%s" required autocomplete="off"></p>
                <p><label for="user">Your name</label>
                <input id="user" name="user" required autocomplete="username"></p>
                <p><label for="password">Your password, if you have one</label>
                <input id="password" name="password" type="password" autocomplete="current-password"></p>
                <p><button name="decision" value="approve">Connect the device</button>
                <button name="decision" value="deny">Refuse</button></p>
                </form>
                """.formatted(escaped(code));
    }

    private static Response page(int status, String content) {
        String html = """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Connect a device</title></head>
                <body><main><h1>Connect a device</h1>
                %s</main></body>
                </html>
                """.formatted(content);
        return Response.of(status, "text/html; charset=utf-8", html)
                .withHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .withHeader("Referrer-Policy", "no-referrer")
                .withHeader("X-Content-Type-Options", "nosniff");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
