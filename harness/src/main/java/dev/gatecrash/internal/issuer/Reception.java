package dev.gatecrash.internal.issuer;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import dev.gatecrash.http.Decision;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Party;
import dev.gatecrash.http.Request;
import dev.gatecrash.http.Response;
import dev.gatecrash.http.Timing;
import dev.gatecrash.internal.endpoint.Answer;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.Endpoints;
import dev.gatecrash.internal.endpoint.misbehaviour.Misconduct;
import dev.gatecrash.internal.fault.FaultPlan;
import dev.gatecrash.internal.fault.Injection;
import dev.gatecrash.internal.fault.NamedClient;
import dev.gatecrash.internal.fault.Sent;
import dev.gatecrash.internal.http.Delivery;
import dev.gatecrash.internal.http.NimbusMessages;
import dev.gatecrash.internal.http.Refusal;
import dev.gatecrash.internal.journal.RecordedJournal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes a request to its endpoint, turns refusals into errors, and writes the journal before the answer leaves. */
final class Reception {

    // Longer than any answer takes that does not wait for somebody else's server.
    private static final long PATIENCE_IN_SECONDS = 5;
    private static final Answer UNASKED = new Answer(Response.of(0), "a fault answered instead");

    private final Endpoints endpoints;
    private final RecordedJournal journal;
    private final FaultPlan faults;
    private final Misconduct misconduct;
    private final CachePolicy caching = new CachePolicy();
    private final Clock clock;
    private final StampedLock open = new StampedLock();
    private volatile @Nullable Throwable failure;

    Reception(Endpoints endpoints, RecordedJournal journal, FaultPlan faults, Misconduct misconduct, Clock clock) {
        this.endpoints = endpoints;
        this.faults = faults;
        this.misconduct = misconduct;
        this.journal = journal;
        this.clock = clock;
    }

    Delivery handle(Request request) {
        long visit = open.tryReadLock();
        if (visit == 0) {
            return new Delivery.Whole(Response.of(404));
        }
        try {
            return received(request);
        } finally {
            open.unlockRead(visit);
        }
    }

    /** Receives nobody any more, and lets those who are here get their answers while there are keys to sign with. */
    void close() {
        try {
            open.tryWriteLock(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Delivery received(Request request) {
        Instant began = Instant.now();
        long nanos = System.nanoTime();
        Optional<EndpointHandler> handler = endpoints.at(request.uri().getRawPath());
        Optional<Endpoint> endpoint = handler.map(EndpointHandler::endpoint);
        Injection injection = faults.next(endpoint, request);
        Answer answer = injection.isInstead() ? UNASKED : answer(handler, request);
        Sent sent = injection.to(request, answer.response(), answer.reason());
        record(request, Timing.since(began, nanos), sent.response(), sent.reason());
        return sent.delivery();
    }

    /** Writes down what was answered without asking an endpoint. */
    void refused(Request request, Response response, String reason) {
        record(request, new Timing(Instant.now(), Duration.ZERO), response, reason);
    }

    private void record(Request request, Timing timing, Response response, String reason) {
        Optional<Endpoint> endpoint = endpoints.at(request.uri().getRawPath()).map(EndpointHandler::endpoint);
        Decision decision = new Decision(reason, Clauses.of(endpoint, response), NamedClient.of(request));
        journal.add(new Exchange(
                clock.instant(), timing, Party.AUTHORIZATION_SERVER, endpoint, request, response, decision));
    }

    CachePolicy caching() {
        return caching;
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    private Answer answer(Optional<EndpointHandler> handler, Request request) {
        return handler.map(h -> answer(h, request))
                .orElseGet(() -> new Answer(Response.of(404), "no endpoint at this path"));
    }

    private Answer answer(EndpointHandler handler, Request request) {
        Answer answer = acted(handler, request);
        Response response = caching.apply(handler.endpoint(), answer.response());
        return new Answer(handler.isCrossOrigin() ? Cors.open(response) : response, answer.reason());
    }

    private Answer acted(EndpointHandler handler, Request request) {
        if (!handler.methods().contains(request.method())) {
            return bare(handler, request);
        }
        AtomicReference<String> reason = new AtomicReference<>("the endpoint was not asked");
        Misconduct.Acted acted = misconduct.answer(handler.endpoint(), request, () -> {
            Answer honest = bare(handler, request);
            reason.set(honest.reason());
            return honest.response();
        });
        return new Answer(acted.response(), acted.told(String.valueOf(reason.get())));
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
            return ErrorResponses.of(NimbusMessages.refusal(e));
        } catch (Refusal e) {
            return ErrorResponses.of(e);
        } catch (GeneralException | RuntimeException | StackOverflowError e) {
            if (failure == null) {
                failure = e;
            }
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return new Answer(Response.of(500), "an exception met the request: " + trace);
        }
    }
}
