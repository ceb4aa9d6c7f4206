package dev.gatecrash;

import dev.gatecrash.client.Registration;
import dev.gatecrash.internal.fetch.Authorities;
import dev.gatecrash.internal.fetch.FetchPolicy;
import dev.gatecrash.internal.registration.RegistrationPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a builder was told of becoming a client. Mutable, for one thread. */
final class RegistrationSettings {

    Set<Registration> ways = EnumSet.allOf(Registration.class);
    Optional<String> initialToken = Optional.empty();
    Optional<Integer> limit = Optional.empty();
    boolean httpsOnly;
    boolean privateAddresses;
    final Map<String, String> statementKeys = new LinkedHashMap<>();
    private final List<X509Certificate> authorities = new ArrayList<>();

    void trust(String pem) {
        authorities.addAll(Authorities.parse(pem));
    }

    void trust(Path pemFile) {
        try {
            trust(Files.readString(pemFile, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalArgumentException("the certificate file %s cannot be read: %s".formatted(pemFile, e), e);
        }
    }

    RegistrationPolicy policy() {
        FetchPolicy fetching = new FetchPolicy(httpsOnly, privateAddresses, authorities);
        return new RegistrationPolicy(ways, fetching, initialToken, limit, statementKeys);
    }
}
