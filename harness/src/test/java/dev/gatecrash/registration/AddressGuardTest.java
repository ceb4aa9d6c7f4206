package dev.gatecrash.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.internal.fetch.AddressGuard;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Special-use addresses (RFC 6890), found after a name is resolved (CIMD §8.6). */
class AddressGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.255.255.255",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.254",
                "192.0.0.1",
                "192.0.2.1",
                "192.168.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "64:ff9b::a00:1",
                "100::1",
                "2001:db8::1",
                "2002:a00:1::",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "ff02::1"
            })
    void are_refused(String address) {
        assertThatThrownBy(() -> new AddressGuard(false, resolvingTo(address)).lookup("client.example"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("a special-use address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "::1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.255.255",
                "192.169.0.0",
                "8.8.8.8",
                "2606:4700::1111"
            })
    void loopback_and_public_ones_are_asked(String address) throws UnknownHostException {
        assertThat(new AddressGuard(false, resolvingTo(address)).lookup("client.example"))
                .hasSize(1);
    }

    @Test
    void one_of_many_is_enough_to_refuse() {
        assertThatThrownBy(() -> new AddressGuard(false, resolvingTo("8.8.8.8", "10.0.0.1")).lookup("client.example"))
                .hasMessageContaining("is at 10.0.0.1");
    }

    @Test
    void are_asked_if_told_so() throws UnknownHostException {
        assertThat(new AddressGuard(true, resolvingTo("10.0.0.1")).lookup("client.example"))
                .hasSize(1);
    }

    private static Dns resolvingTo(String... addresses) {
        return host -> {
            List<InetAddress> found = new java.util.ArrayList<>();
            for (String address : addresses) {
                found.add(InetAddress.getByName(address));
            }
            return found;
        };
    }
}
