package dev.gatecrash.internal.endpoint.misbehaviour;

import static java.util.Map.entry;

import dev.gatecrash.fault.Misbehaviour;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What misbehaviours of the authorization response do. */
final class AuthorizationActs {

    static final String OTHER_ISSUER = "https://another-issuer.example";

    private static final String ISS = "iss";
    private static final String STATE = "state";
    private static final List<Act> NOT_PROMISED =
            MetadataActs.document(m -> m.remove("authorization_response_iss_parameter_supported"));
    private static final Act OTHER_ISS = Act.redirect(p -> p.put(ISS, List.of(OTHER_ISSUER)));

    static final Map<Misbehaviour, List<Act>> ALL = Map.ofEntries(
            entry(Misbehaviour.ISS_WRONG_ISSUER, List.of(OTHER_ISS)),
            entry(Misbehaviour.ISS_SUPPORTED_MISSING, List.of(Act.redirect(p -> p.remove(ISS)))),
            entry(Misbehaviour.ISS_UNEXPECTED, List.of(OTHER_ISS, NOT_PROMISED.get(0))),
            entry(Misbehaviour.ISS_NORMALIZED, changed(ISS, iss -> iss + "/")),
            entry(Misbehaviour.ISS_OTHER_CASE, changed(ISS, AuthorizationActs::otherCase)),
            entry(Misbehaviour.ISS_NOT_ADVERTISED, NOT_PROMISED),
            entry(Misbehaviour.STATE_MISSING, List.of(Act.redirect(p -> p.remove(STATE)))),
            entry(Misbehaviour.STATE_ALTERED, changed(STATE, state -> state + "x")),
            entry(
                    Misbehaviour.STATE_REPEATED,
                    List.of(Act.redirect(
                            p -> p.computeIfPresent(STATE, (name, states) -> List.of(states.get(0), states.get(0)))))),
            entry(Misbehaviour.CODE_MISSING, List.of(Act.redirect(p -> p.remove("code")))));

    private AuthorizationActs() {}

    /** The same URL for whoever normalizes it, as nobody may here. */
    static String otherCase(String url) {
        int end = url.indexOf(':');
        return url.substring(0, end).toUpperCase(Locale.ROOT) + url.substring(end);
    }

    private static List<Act> changed(String parameter, UnaryOperator<String> change) {
        return List.of(Act.redirect(
                p -> p.computeIfPresent(parameter, (name, values) -> List.of(change.apply(values.get(0))))));
    }
}
