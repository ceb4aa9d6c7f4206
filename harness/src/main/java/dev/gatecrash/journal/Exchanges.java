package dev.gatecrash.journal;

import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Some exchanges of a journal, oldest first: a list that can be narrowed. Immutable, and no longer connected to the
 * journal: what is received later is not in it.
 *
 * <pre>{@code
 * auth.journal().tokenRequests().forGrant("refresh_token").byClient("app").withStatus(400).count();
 * }</pre>
 */
public final class Exchanges extends AbstractList<Exchange> {

    private final List<Exchange> exchanges;

    private Exchanges(List<Exchange> exchanges) {
        this.exchanges = List.copyOf(exchanges);
    }

    /** These exchanges, in this order. */
    public static Exchanges of(List<Exchange> exchanges) {
        return new Exchanges(exchanges);
    }

    /** Those with this endpoint. */
    public Exchanges at(Endpoint endpoint) {
        return where(e -> e.endpoint().equals(Optional.of(endpoint)));
    }

    /** The token requests of this grant, by its {@code grant_type}, such as {@code authorization_code}. */
    public Exchanges forGrant(String type) {
        return with("grant_type", type);
    }

    /** Those whose request named this client, proven or not. */
    public Exchanges byClient(String id) {
        return where(e -> e.decision().client().equals(Optional.of(id)));
    }

    /** Those whose query or form has this value of this parameter. */
    public Exchanges with(String parameter, String value) {
        return where(
                e -> e.request().parameters().getOrDefault(parameter, List.of()).contains(value));
    }

    /** Those answered with this status; 0 for those that a fault left without an answer. */
    public Exchanges withStatus(int status) {
        return where(e -> e.response().status() == status);
    }

    /** Those refused with this OAuth error code (RFC 6749 §5.2). */
    public Exchanges withError(String code) {
        return where(e -> e.response()
                .json()
                .filter(json -> code.equals(json.get("error")))
                .isPresent());
    }

    /** Those answered at this instant of the issuer's clock or later. */
    public Exchanges since(Instant instant) {
        return where(e -> !e.at().isBefore(instant));
    }

    /** Those of which this is true. */
    public Exchanges where(Predicate<Exchange> wanted) {
        return new Exchanges(exchanges.stream().filter(wanted).toList());
    }

    /** How many there are. */
    public int count() {
        return size();
    }

    /** The oldest, if there is one. */
    public Optional<Exchange> first() {
        return exchanges.stream().findFirst();
    }

    /** The newest, if there is one. */
    public Optional<Exchange> last() {
        return exchanges.isEmpty() ? Optional.empty() : Optional.of(exchanges.get(size() - 1));
    }

    /** Each exchange with its number, as {@link Exchange#describe()} writes it. */
    public String describe() {
        return IntStream.range(0, size())
                .mapToObj(i ->
                        "%3d  %s".formatted(i + 1, get(i).describe().indent(5).strip()))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public Exchange get(int index) {
        return exchanges.get(index);
    }

    @Override
    public int size() {
        return exchanges.size();
    }
}
