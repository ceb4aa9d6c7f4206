package dev.gatecrash.check;

import java.util.Locale;

/**
 * One named expectation of an MCP server. Immutable.
 *
 * @param id what it is called in reports and in accepted deviations, such as {@code AUD-01}
 * @param family what it is about
 * @param title the expectation as a sentence
 * @param level how much the clause demands
 * @param severity what it means if the server does otherwise
 * @param clause where the expectation comes from
 * @param sends what is sent to the server
 * @param expects what a right server does
 * @param because why it matters
 * @param remedy what to do about it
 */
public record Check(
        String id,
        Family family,
        String title,
        Level level,
        Severity severity,
        Clause clause,
        String sends,
        String expects,
        String because,
        String remedy) {

    /** Where the documentation explains it, such as {@code docs/checks.md#aud-01}. */
    public String page() {
        return "docs/checks.md#" + id.toLowerCase(Locale.ROOT);
    }

    /** The id and the expectation, as a test is named. */
    @Override
    public String toString() {
        return id + " " + title;
    }
}
