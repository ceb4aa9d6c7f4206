package dev.gatecrash.internal.issuer;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.Endpoints;
import dev.gatecrash.internal.http.Delivery;
import dev.gatecrash.internal.http.NimbusMessages;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.journal.RecordedJournal;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes a request to its endpoint, turns refusals into errors, and writes the journal before the answer leaves. */
final class Reception {

    private final Endpoints endpoints;
    private final RecordedJournal journal;
    private final Clock clock;
    private volatile @Nullable Throwable failure;

    Reception(Endpoints endpoints, RecordedJournal journal, Clock clock) {
        this.endpoints = endpoints;
        this.journal = journal;
        this.clock = clock;
    }

    Delivery handle(Request request) {
        Optional<EndpointHandler> handler = endpoints.at(request.uri().getRawPath());
        Answer answer = handler.map(h -> answer(h, request))
                .orElseGet(() -> new Answer(Response.of(404), "no endpoint at this path"));
        Optional<Endpoint> endpoint = handler.map(EndpointHandler::endpoint);
        journal.add(new Exchange(clock.instant(), endpoint, request, answer.response(), answer.reason()));
        return new Delivery.Whole(answer.response());
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    private Answer answer(EndpointHandler handler, Request request) {
        Answer answer = bare(handler, request);
        Response response = CachePolicy.apply(handler.endpoint(), answer.response());
        return new Answer(handler.isCrossOrigin() ? Cors.open(response) : response, answer.reason());
    }

    private Answer bare(EndpointHandler handler, Request request) {
        if (request.method().equals("OPTIONS") && handler.isCrossOrigin()) {
            return new Answer(Cors.preflight(handler.methods()), "CORS preflight");
        }
        if (!handler.methods().contains(request.method())) {
            String allowed = handler.methods().stream().sorted().collect(Collectors.joining(", "));
            return new Answer(Response.of(405).withHeader("Allow", allowed), "method not allowed");
        }
        try {
            return handler.handle(request);
        } catch (ParseException e) {
            return ErrorResponses.of(NimbusMessages.refusal(e), request);
        } catch (Refusal e) {
            return ErrorResponses.of(e, request);
        } catch (GeneralException | RuntimeException | StackOverflowError e) {
            failure = e;
            return new Answer(Response.of(500), "a bug in Gatecrash: " + e);
        }
    }
}
