package dev.gatecrash.samples.contract.guard;

import static dev.gatecrash.samples.contract.bug.token.CredentialBug.*;

import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.profile.Setup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the {@code Authorization} header holds: a scheme, in lower case, and a token (RFC 9110 section 11.4). */
record Credentials(String scheme, String token) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9-]+)(?: +(.*))?", Pattern.DOTALL);
    private static final Pattern TOKEN68 = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /** Empty when there are none, or in a scheme that is not known here, which RFC 6750 treats alike. */
    static Optional<Credentials> of(Call call, Setup setup) throws Refusal {
        List<String> headers = call.headers("Authorization");
        boolean picks = setup.has(LAST_HEADER_WINS);
        if (headers.size() > 1 && !picks) {
            throw Refusal.invalidRequest("There is more than one Authorization header");
        }
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        String header = headers.get(setup.has(LAST_HEADER_WINS) ? headers.size() - 1 : 0);
        if (setup.has(SCHEME_OPTIONAL) && TOKEN68.matcher(header).matches() && header.length() > 20) {
            return Optional.of(new Credentials("bearer", header));
        }
        Matcher form = FORM.matcher(header);
        if (!form.matches() || !isKnown(form.group(1), setup)) {
            return Optional.empty();
        }
        String scheme = setup.has(ANY_SCHEME) ? "bearer" : form.group(1).toLowerCase(Locale.ROOT);
        return Optional.of(new Credentials(scheme, token(header, form, setup)));
    }

    private static boolean isKnown(String scheme, Setup setup) {
        return setup.has(SCHEME_CASE_SENSITIVE)
                ? scheme.equals("Bearer")
                : setup.has(ANY_SCHEME) || scheme.equalsIgnoreCase("Bearer") || scheme.equalsIgnoreCase("DPoP");
    }

    private static String token(String header, Matcher form, Setup setup) throws Refusal {
        String rest = form.group(2) == null ? "" : form.group(2);
        if (setup.has(ONE_SPACE_ONLY)) {
            rest = header.contains("  ") ? "" : rest;
        }
        if (setup.has(FIRST_SEGMENT)) {
            rest = rest.split(",", -1)[0];
        }
        if (setup.has(FIRST_WORD)) {
            rest = rest.split(" ", -1)[0];
        }
        if (setup.has(LAST_SEGMENT) && rest.contains(",")) {
            rest = rest.substring(rest.lastIndexOf(',') + 1).strip().replaceFirst("(?i)^Bearer +", "");
        }
        boolean lenient = setup.has(LENIENT_BASE64) && !rest.isEmpty();
        boolean anonymous = setup.has(EMPTY_TOKEN_IS_ANONYMOUS) && rest.isEmpty();
        if (!TOKEN68.matcher(rest).matches() && !lenient && !anonymous) {
            throw Refusal.invalidRequest("The Authorization header does not hold one token");
        }
        return rest;
    }

    @Override
    public String toString() {
        return "Credentials[token is not shown]";
    }
}
