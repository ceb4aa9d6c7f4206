package dev.gatecrash.samples.contract.token;

import static dev.gatecrash.samples.contract.bug.token.ClaimBug.*;

import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.bug.token.CredentialBug;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.profile.Variation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the token is from the issuer, valid now, and somebody's. */
final class ClaimCheck {

    private final Setup setup;

    ClaimCheck(Setup setup) {
        this.setup = setup;
    }

    void check(Map<String, Object> claims, Call call) throws Refusal {
        if (setup.has(CredentialBug.WRONG_TYPES_CRASH) && !areTyped(claims)) {
            throw new ClassCastException("a claim is not of its type");
        }
        require(isIssuer(claims), "The token is from another issuer");
        if (!setup.has(EXPIRY_AT_OPENING_ONLY) || call.headers("Mcp-Session-Id").isEmpty()) {
            checkExpiry(claims);
        }
        checkStart(claims);
        boolean other = "id".equals(claims.get("token_use"))
                || Stream.of("ID", "Refresh").anyMatch(kind -> kind.equals(claims.get("typ")));
        require(!other, "The token is no access token");
    }

    /** The user, whom the token has to name. */
    String subject(Map<String, Object> claims) throws Refusal {
        String subject = named(claims);
        require(!setup.is(Variation.ONE_USER) || subject.equals("alice"), "The user has no account");
        return subject;
    }

    private String named(Map<String, Object> claims) throws Refusal {
        if (setup.has(USER_BY_EMAIL) && claims.get("email") instanceof String email) {
            return email.replaceFirst("@.*", "");
        }
        if (claims.get("sub") instanceof String subject && !subject.isEmpty()) {
            return setup.has(SUBJECT_NORMALIZED) ? subject.strip().toLowerCase(Locale.ROOT) : subject;
        }
        require(setup.has(SUBJECT_OPTIONAL), "The token has no subject");
        return "administrator";
    }

    private boolean isIssuer(Map<String, Object> claims) {
        if (setup.bugs().hasAny(IGNORES_ISSUER, DISCOVERS_ANY_ISSUER)) {
            return true;
        }
        if (setup.has(ISSUER_IN_ARRAY) && claims.get("iss") instanceof List<?> several) {
            return several.contains(setup.issuer());
        }
        if (!(claims.get("iss") instanceof String issuer) || issuer.isEmpty()) {
            return setup.has(ISSUER_OPTIONAL);
        }
        String ours = setup.issuer();
        return issuer.equals(ours)
                || (setup.has(ISSUER_BY_PREFIX) && issuer.startsWith(ours))
                || (setup.has(ISSUER_IS_PREFIX) && ours.startsWith(issuer))
                || (setup.has(ISSUER_IN_ANY_CASE) && issuer.equalsIgnoreCase(ours))
                || (setup.has(ISSUER_WITHOUT_USER)
                        && issuer.replaceFirst("//[^/]*@", "//").equals(ours))
                || (setup.has(ISSUER_WITHOUT_SLASH)
                        && issuer.replaceFirst("/+$", "").equals(ours.replaceFirst("/+$", "")))
                || (setup.has(ISSUER_BY_HOST)
                        && issuer.startsWith(
                                setup.profile().issuer().resolve("/").toString()));
    }

    private void checkExpiry(Map<String, Object> claims) throws Refusal {
        Object expiry = claims.get("exp");
        if (setup.has(IGNORES_EXPIRY)) {
            return;
        }
        if (!claims.containsKey("exp")) {
            require(setup.has(EXPIRY_OPTIONAL), "The token has no expiry");
            return;
        }
        if (expiry instanceof Number number && decimal(number).signum() <= 0 && setup.has(EXPIRY_OF_ZERO_IS_NEVER)) {
            return;
        }
        if (!(expiry instanceof Number number)) {
            boolean text = setup.has(EXPIRY_COMPARED_AS_TEXT)
                    && String.valueOf(expiry).compareTo(decimal(now()).toString()) > 0;
            require(text || setup.has(EXPIRY_OF_WRONG_TYPE), "The token has no expiry that is a time");
            return;
        }
        boolean whole = decimal(number).stripTrailingZeros().scale() <= 0;
        require(whole || !setup.has(FRACTION_REFUSED), "The token has no expiry that is a whole number");
        Duration leeway = setup.has(LEEWAY_OF_A_DAY)
                ? Duration.ofDays(1)
                : setup.profile().leeway();
        BigDecimal end = decimal(number).add(BigDecimal.valueOf(leeway.toSeconds()));
        require(decimal(now()).compareTo(end) < 0, "The token has expired");
    }

    private void checkStart(Map<String, Object> claims) throws Refusal {
        if (!claims.containsKey("nbf") || setup.has(IGNORES_NOT_BEFORE)) {
            return;
        }
        require(claims.get("nbf") instanceof Number, "The token has no start that is a time");
        if (claims.get("nbf") instanceof Number start) {
            BigDecimal reached = decimal(now())
                    .add(BigDecimal.valueOf(setup.profile().leeway().toSeconds()));
            require(reached.compareTo(decimal(start)) >= 0, "The token is not valid yet");
        }
    }

    private Number now() {
        return setup.now().getEpochSecond();
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        return number instanceof Double d && !Double.isFinite(d) ? BigDecimal.ZERO : new BigDecimal(number.toString());
    }

    private static boolean areTyped(Map<String, Object> claims) {
        return isAbsentOr(claims.get("sub"), String.class)
                && isAbsentOr(claims.get("iss"), String.class)
                && isAbsentOr(claims.get("exp"), Number.class)
                && isAbsentOr(claims.get("scope"), String.class)
                && (isAbsentOr(claims.get("aud"), String.class) || claims.get("aud") instanceof List<?>);
    }

    private static boolean isAbsentOr(@Nullable Object value, Class<?> type) {
        return value == null || type.isInstance(value);
    }

    private static void require(boolean condition, String otherwise) throws Refusal {
        if (!condition) {
            throw Refusal.invalidToken(otherwise);
        }
    }
}
