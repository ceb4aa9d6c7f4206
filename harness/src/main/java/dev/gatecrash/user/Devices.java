package dev.gatecrash.user;

import java.util.List;

/**
 * Devices that show a code and wait until a user says yes somewhere else (RFC 8628).
 *
 * <p>A device waits until {@link #approve}, {@link #deny} or the page at the verification URI decides, so that a test can
 * drive every step; an issuer built with {@code approveDevicesAutomatically()} decides at the first poll. Thread-safe.
 */
public interface Devices {

    /** What waits for a decision, in no particular order. */
    List<DeviceRequest> waiting();

    /**
     * Lets the user of this name say yes; what is granted of the scopes is as {@link Users#answerConsent} says.
     *
     * @param userCode the code that the device shows; case and dashes do not matter
     * @throws IllegalArgumentException if nothing waits under this code, or there is no such user
     */
    void approve(String userCode, String user);

    /**
     * Says no: the device gets {@code access_denied}.
     *
     * @throws IllegalArgumentException if nothing waits under this code
     */
    void deny(String userCode);
}
