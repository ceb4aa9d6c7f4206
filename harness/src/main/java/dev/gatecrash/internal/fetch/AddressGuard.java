package dev.gatecrash.internal.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import okhttp3.Dns;

/**
 * Resolves names, and refuses special-use addresses other than loopback (RFC 6890; Client ID Metadata Document §8.6).
 *
 * <p>The check is on the addresses that are connected to, so a name cannot lead around it.
 */
public final class AddressGuard implements Dns {

    private record Block(InetAddress start, int bits) {

        static Block of(String text) {
            String[] parts = text.split("/", 2);
            try {
                return new Block(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        boolean contains(byte[] address) {
            byte[] prefix = start.getAddress();
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            int mask = 0xFF00 >> (bits % 8) & 0xFF;
            return Arrays.equals(prefix, 0, whole, address, 0, whole)
                    && (mask == 0 || (prefix[whole] & mask) == (address[whole] & mask));
        }
    }

    // Multicast is not in RFC 6890 but no host either; 64:ff9b::/96 and 2002::/16 can embed a private IPv4 address.
    private static final List<Block> SPECIAL = List.of(
                    "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24"
                            .split(" "),
                    "192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
                            .split(" "),
                    "::/96 64:ff9b::/96 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 fe80::/10 ff00::/8"
                            .split(" "))
            .stream()
            .flatMap(Arrays::stream)
            .map(Block::of)
            .toList();

    private final boolean privateAddresses;
    private final Dns names;

    /** Resolves with {@code names}; {@code privateAddresses} switches the check off. */
    public AddressGuard(boolean privateAddresses, Dns names) {
        this.privateAddresses = privateAddresses;
        this.names = names;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses;
        try {
            addresses = names.lookup(host);
        } catch (UnknownHostException e) {
            throw unknown("names the host %s, which cannot be resolved".formatted(host));
        }
        for (InetAddress address : addresses) {
            if (!privateAddresses && isSpecial(address)) {
                throw unknown(
                        "is at %s, a special-use address; such are not asked, unless allowPrivateAddresses() is set"
                                .formatted(address.getHostAddress()));
            }
        }
        return addresses;
    }

    private static boolean isSpecial(InetAddress address) {
        byte[] octets = address.getAddress();
        return !address.isLoopbackAddress() && SPECIAL.stream().anyMatch(block -> block.contains(octets));
    }

    private static UnknownHostException unknown(String message) {
        return new UnknownHostException(message);
    }
}
