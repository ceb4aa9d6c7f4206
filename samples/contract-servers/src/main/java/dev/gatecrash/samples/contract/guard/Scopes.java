package dev.gatecrash.samples.contract.guard;

import static dev.gatecrash.samples.contract.bug.http.ScopeBug.*;

import dev.gatecrash.samples.contract.access.Caller;
import dev.gatecrash.samples.contract.http.Call;
import dev.gatecrash.samples.contract.http.Json;
import dev.gatecrash.samples.contract.profile.Setup;
import dev.gatecrash.samples.contract.profile.Variation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a caller may do: every required scope has to be among those of the token (RFC 6749 section 3.3). */
public final class Scopes {

    public static final List<String> READ = List.of("notes:read");
    public static final List<String> READ_AND_WRITE = List.of("notes:read", "notes:write");

    private final Setup setup;

    public Scopes(Setup setup) {
        this.setup = setup;
    }

    public boolean admits(Caller caller, List<String> required, Call call) {
        return missing(caller, required, call).isEmpty();
    }

    /** The required scopes that the caller lacks. */
    public List<String> missing(Caller caller, List<String> required, Call call) {
        Object claim = caller.claims().get(setup.is(Variation.SCP_CLAIM) ? "scp" : "scope");
        if (claim != null && !(claim instanceof String) && setup.has(ODD_SCOPE_CRASHES)) {
            throw new ClassCastException("scope is no string");
        }
        String text = text(claim);
        if (setup.has(IGNORES_SCOPES) || (claim == null && setup.has(MISSING_SCOPE_IS_ALL))) {
            return List.of();
        }
        if (setup.has(EXACT_STRING)) {
            return text.equals(String.join(" ", required)) ? List.of() : required;
        }
        List<String> granted = new ArrayList<>(split(text));
        smuggled(call).map(this::split).ifPresent(granted::addAll);
        if (setup.has(ANY_SCOPE) && !granted.isEmpty()) {
            return List.of();
        }
        return required.stream()
                .filter(Predicate.not(scope -> granted.stream().anyMatch(own -> isSame(own, scope))))
                .toList();
    }

    private List<String> split(String text) {
        return Arrays.stream(text.split(setup.has(SPLITS_ANYWHERE) ? "[\\s,]+" : " ", -1))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    private boolean isSame(String own, String required) {
        return own.equals(required)
                || (setup.has(SCOPE_BY_SUBSTRING) && own.contains(required))
                || (setup.has(SCOPE_BY_PREFIX) && required.startsWith(own))
                || (setup.has(SCOPE_IN_ANY_CASE) && own.equalsIgnoreCase(required))
                || (setup.has(WILDCARDS)
                        && own.endsWith("*")
                        && required.startsWith(own.substring(0, own.length() - 1)));
    }

    private Optional<String> smuggled(Call call) {
        if (setup.has(SCOPE_IN_HEADER)) {
            return call.header("X-Scope").or(() -> call.header("Scope"));
        }
        if (setup.has(SCOPE_IN_QUERY)) {
            return call.queryParameter("scope");
        }
        Map<String, Object> parameters = Json.member(Json.object(call.body()).orElse(Map.of()), "params");
        Object scope = Json.member(parameters, "_meta").getOrDefault("scope", parameters.get("scope"));
        return setup.has(SCOPE_IN_META) && scope instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static String text(@Nullable Object claim) {
        if (claim instanceof List<?> several) {
            return String.join(" ", several.stream().map(String::valueOf).toList());
        }
        return claim instanceof String text ? text : "";
    }
}
