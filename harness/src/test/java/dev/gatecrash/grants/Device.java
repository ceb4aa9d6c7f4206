package dev.gatecrash.grants;

import static dev.gatecrash.http.Endpoint.DEVICE_AUTHORIZATION;

import dev.gatecrash.AuthorizationServer;

/** A device without a browser: it asks for a code to show, and polls (RFC 8628). */
record Device(Caller caller) {

    static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    static Device of(AuthorizationServer auth) {
        return new Device(Caller.open(auth, GRANT));
    }

    Answer start(String... more) {
        return caller.post(DEVICE_AUTHORIZATION, more);
    }

    Answer poll(Answer codes, String... more) {
        return caller.token(
                Caller.change(new String[] {"grant_type", GRANT, "device_code", codes.text("device_code")}, more));
    }
}
