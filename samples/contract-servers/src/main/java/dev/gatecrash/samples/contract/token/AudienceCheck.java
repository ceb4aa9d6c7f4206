package dev.gatecrash.samples.contract.token;

import static dev.gatecrash.samples.contract.bug.token.AudienceBug.*;

import dev.gatecrash.samples.contract.access.Refusal;
import dev.gatecrash.samples.contract.bug.token.DpopBug;
import dev.gatecrash.samples.contract.bug.token.KindBug;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.profile.Resource;
import dev.gatecrash.samples.contract.profile.Setup;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the token is for this server (RFC 8707 section 2, RFC 9068 section 4). */
final class AudienceCheck {

    private static final Set<String> GENERIC = Set.of("api", "account", "default", "*");

    private final Setup setup;

    AudienceCheck(Setup setup) {
        this.setup = setup;
    }

    void check(Map<String, Object> claims, Call call) throws Refusal {
        boolean ignored = setup.has(IGNORES_AUDIENCE)
                || (setup.has(KindBug.TAKES_ID_TOKENS) && claims.containsKey("nonce"))
                || (setup.has(DpopBug.SKIPS_AUDIENCE) && !call.headers("DPoP").isEmpty());
        if (!ignored && !isForUs(claims, call)) {
            throw Refusal.invalidToken("The token is for another audience");
        }
    }

    private boolean isForUs(Map<String, Object> claims, Call call) {
        Object claim = claims.get("aud");
        if (setup.has(OTHER_CLAIM) && (claims.containsKey("azp") || isOurs(claims.get("resource"), claims, call))) {
            return true;
        }
        if (claim == null) {
            return setup.has(AUDIENCE_OPTIONAL) && !claims.containsKey("aud");
        }
        return claim instanceof List<?> several ? anyIsOurs(several, claims, call) : oneIsOurs(claim, claims, call);
    }

    private boolean oneIsOurs(Object claim, Map<String, Object> claims, Call call) {
        boolean empty = setup.has(EMPTY_AUDIENCE_PASSES) && claim.equals("");
        boolean inside = setup.has(AUDIENCE_IN_OBJECT)
                && claim instanceof Map<?, ?> object
                && object.keySet().stream().anyMatch(key -> isOurs(key, claims, call));
        return empty || inside || isOurs(claim, claims, call);
    }

    private boolean anyIsOurs(List<?> several, Map<String, Object> claims, Call call) {
        if (several.isEmpty()) {
            return setup.has(EMPTY_AUDIENCE_PASSES);
        }
        if (setup.has(EMPTY_AUDIENCE_PASSES) && (several.get(0) == null || "".equals(several.get(0)))) {
            return true;
        }
        List<?> looked = setup.has(SINGLE_ONLY) ? several.subList(0, 1) : several;
        return setup.has(ANY_ARRAY)
                || (!setup.has(STRING_ONLY) && looked.stream().anyMatch(one -> isOurs(one, claims, call)));
    }

    private boolean isOurs(@Nullable Object one, Map<String, Object> claims, Call call) {
        if (!(one instanceof String audience)) {
            return false;
        }
        return setup.resource().audiences().stream().anyMatch(ours -> isSame(audience, ours))
                || isSomebodyElses(audience, claims)
                || (setup.has(AUDIENCE_FROM_HOST) && audience.equals(named(call, "Host")))
                || (setup.has(AUDIENCE_FROM_FORWARDED_HOST) && audience.equals(named(call, "X-Forwarded-Host")));
    }

    private boolean isSame(String audience, String ours) {
        return (audience.equals(ours) && !setup.has(NOT_WHAT_IS_PUBLISHED))
                || (setup.has(NOT_WHAT_IS_PUBLISHED) && audience.equals(ours + "/"))
                || (setup.has(AUDIENCE_BY_PREFIX) && audience.startsWith(ours))
                || (setup.has(AUDIENCE_BY_PARENT) && !audience.isEmpty() && ours.startsWith(audience))
                || (setup.has(AUDIENCE_BY_SUBSTRING) && audience.contains(ours))
                || (setup.has(AUDIENCE_IN_ANY_CASE) && audience.equalsIgnoreCase(ours))
                || (setup.has(AUDIENCE_WITHOUT_QUERY)
                        && audience.replaceFirst("[?#].*", "").equals(ours))
                || (setup.has(AUDIENCE_WITHOUT_FRAGMENT)
                        && audience.replaceFirst("#.*", "").equals(ours))
                || (setup.has(AUDIENCE_WITHOUT_USER)
                        && audience.replaceFirst("//[^/]*@", "//").equals(ours))
                || (setup.has(AUDIENCE_BY_ORIGIN) && origin(audience).equals(origin(ours)))
                || (setup.has(AUDIENCE_BY_PATH) && path(audience).equals(path(ours)));
    }

    private boolean isSomebodyElses(String audience, Map<String, Object> claims) {
        return (setup.has(AUDIENCE_MAY_BE_CLIENT) && Objects.equals(audience, claims.get("client_id")))
                || (setup.has(AUDIENCE_MAY_BE_ISSUER) && audience.startsWith(setup.issuer()))
                || (setup.has(GENERIC_AUDIENCE) && GENERIC.contains(audience));
    }

    /** What the resource would be called, were the header right. */
    private static String named(Call call, String header) {
        String host = call.header(header).orElse("");
        return "http://" + host + Resource.PATH;
    }

    private static String origin(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getScheme() + "://" + uri.getAuthority();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String path(String url) {
        try {
            return String.valueOf(URI.create(url).getPath());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
