package dev.gatecrash.internal.grant;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.token.Authorization;
import dev.gatecrash.internal.user.UserDirectory;
import java.time.Clock;

/** The device code grant (RFC 8628 §3.4): a device polls until its user has decided. */
public final class DeviceGrant implements Grant<DeviceCodeGrant> {

    private final WaitingDevices devices;
    private final UserDirectory users;
    private final ResourcePolicy resources;
    private final Clock clock;

    /** Answers polls of these devices. */
    public DeviceGrant(WaitingDevices devices, UserDirectory users, ResourcePolicy resources, Clock clock) {
        this.devices = devices;
        this.users = users;
        this.resources = resources;
        this.clock = clock;
    }

    @Override
    public Class<DeviceCodeGrant> form() {
        return DeviceCodeGrant.class;
    }

    @Override
    public String type() {
        return "urn:ietf:params:oauth:grant-type:device_code";
    }

    @Override
    public Granted decide(DeviceCodeGrant grant, Asked asked, Caller by) throws Refusal {
        WaitingDevice device = devices.polling(grant.getDeviceCode().getValue())
                .filter(d -> d.request().clientId().equals(by.client().id()))
                .orElseThrow(() -> new Refusal(
                        OAuth2Error.INVALID_GRANT,
                        "The device_code is invalid",
                        "no such device_code for client " + by.client().id()));
        // Checked before the poll, which uses the code up.
        resources.within(device.resources(), asked.resources());
        Authorization whole = device.poll(clock.instant());
        if (users.find(whole.subject()).isEmpty()) {
            throw new Refusal(OAuth2Error.INVALID_GRANT, "The device_code is invalid", "the user was removed");
        }
        Authorization refreshable = by.client().grantTypes().contains("refresh_token") ? whole : whole.notRefreshable();
        return new Granted(
                whole.narrowedTo(whole.scopes(), resources.within(whole.resources(), asked.resources())),
                refreshable,
                "device of " + whole.subject());
    }
}
