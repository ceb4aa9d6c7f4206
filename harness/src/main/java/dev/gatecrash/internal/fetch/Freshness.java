package dev.gatecrash.internal.fetch;

import java.time.Duration;
import java.time.Instant;
import okhttp3.CacheControl;
import okhttp3.Response;

/** How long a response may be used without asking again (RFC 9111 §4.2.1), with nothing assumed where it does not say. */
final class Freshness {

    private static final Duration LONGEST = Duration.ofDays(1);

    private Freshness() {}

    static Duration of(Response response) {
        CacheControl control = response.cacheControl();
        if (control.noStore() || control.noCache() || "*".equals(response.header("Vary"))) {
            return Duration.ZERO;
        }
        Duration lifetime = control.maxAgeSeconds() >= 0
                ? Duration.ofSeconds(control.maxAgeSeconds()).minus(age(response))
                : untilExpiry(response);
        if (lifetime.isNegative()) {
            return Duration.ZERO;
        }
        return lifetime.compareTo(LONGEST) > 0 ? LONGEST : lifetime;
    }

    private static Duration age(Response response) {
        String age = response.header("Age", "0");
        return age.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(age)) : Duration.ZERO;
    }

    private static Duration untilExpiry(Response response) {
        Instant expires = date(response, "Expires", Instant.EPOCH);
        return Duration.between(date(response, "Date", Instant.now()), expires);
    }

    private static Instant date(Response response, String name, Instant otherwise) {
        java.util.Date date = response.headers().getDate(name);
        return date == null ? otherwise : date.toInstant();
    }
}
