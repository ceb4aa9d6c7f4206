package dev.gatecrash.internal.endpoint.misbehaviour;

import dev.gatecrash.fault.Misbehaviour;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.fault.Conduct;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Answers as the conduct wants it, in place of an endpoint or after it. Thread-safe. */
public final class Misconduct {

    /**
     * An answer as it leaves.
     *
     * @param response what the client gets
     * @param by what made it so, in the catalogue's order; nothing if it is honest
     */
    public record Acted(Response response, Set<Misbehaviour> by) {

        /** The reason for the journal, from the honest one. */
        public String told(String honest) {
            return Conduct.told(by, honest);
        }
    }

    // Apart, so that only an issuer that misbehaves loads them.
    private static final class Acts {

        private static final Map<Misbehaviour, List<Act>> ALL = new EnumMap<>(Misbehaviour.class);

        static {
            Stream.of(MetadataActs.ALL, AuthorizationActs.ALL, RegistrationActs.ALL, TokenActs.ALL, KeyActs.ALL)
                    .forEach(ALL::putAll);
        }

        static List<Act> of(Misbehaviour misbehaviour) {
            return ALL.getOrDefault(misbehaviour, List.of());
        }
    }

    private final Conduct conduct;

    /** Follows this conduct. */
    public Misconduct(Conduct conduct) {
        this.conduct = conduct;
    }

    /** The answer to this request; the endpoint is asked unless a misbehaviour answers instead. */
    public Acted answer(Endpoint endpoint, Request request, Supplier<Response> honest) {
        Set<Misbehaviour> by = new LinkedHashSet<>();
        Response answer = instead(endpoint, request, by).orElseGet(honest);
        for (Misbehaviour misbehaviour : conduct.now()) {
            for (Act act : Acts.of(misbehaviour)) {
                if (!act.isInstead() && act.concerns(endpoint, request)) {
                    Response changed = act.change().apply(answer);
                    if (!changed.equals(answer)) {
                        by.add(misbehaviour);
                    }
                    answer = changed;
                }
            }
        }
        return new Acted(answer, by);
    }

    private Optional<Response> instead(Endpoint endpoint, Request request, Set<Misbehaviour> by) {
        for (Misbehaviour misbehaviour : conduct.now()) {
            for (Act act : Acts.of(misbehaviour)) {
                if (act.isInstead() && act.concerns(endpoint, request)) {
                    by.add(misbehaviour);
                    return Optional.of(act.change().apply(Response.of(0)));
                }
            }
        }
        return Optional.empty();
    }
}
