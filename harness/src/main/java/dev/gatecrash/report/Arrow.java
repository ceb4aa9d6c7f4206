package dev.gatecrash.report;

import dev.gatecrash.http.Exchange;
import dev.gatecrash.http.Party;

/** One arrow of a sequence diagram; {@code number} is that of its exchange. */
record Arrow(int number, Kind kind, Party from, Party to, String label, Exchange exchange) {

    enum Kind {
        REQUEST,
        ANSWER,
        /** Where an answer sends the browser. */
        REDIRECT
    }
}
