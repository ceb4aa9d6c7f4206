package dev.gatecrash.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatecrash.AuthorizationServer;
import dev.gatecrash.flow.McpRequest;
import dev.gatecrash.flow.McpSession;
import dev.gatecrash.http.Endpoint;
import dev.gatecrash.token.Token;
import dev.gatecrash.web.GuardedMcpServer;
import dev.gatecrash.web.GuardedMcpServer.Settings;
import dev.gatecrash.web.Params;
import dev.gatecrash.web.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

class ReportPageTest {

    @TempDir
    Path directory;

    private final AuthorizationServer auth = AuthorizationServer.start();

    @AfterEach
    void no_request_met_a_bug() {
        auth.close();
    }

    @Test
    void the_journal_writes_a_page_with_every_exchange_and_token() throws IOException {
        Path file = directory.resolve("a/b/page.html");
        Token token =
                auth.token().audience(URI.create("https://notes.example/mcp")).mint();
        Web.form(auth.url(Endpoint.INTROSPECTION), Params.of("token", token.value()));

        auth.journal().writeReport(file);

        assertThat(Files.readString(file))
                .startsWith("<!doctype html>")
                .contains("POST " + auth.url(Endpoint.INTROSPECTION))
                .contains(token.value())
                .contains("<th scope=\"row\">aud</th><td>&quot;https:")
                .contains("invalid_client: ")
                .contains("Tokens, codes and secrets are shown whole");
    }

    @Test
    void a_page_that_cannot_be_written_says_where() throws IOException {
        Path file = Files.createFile(directory.resolve("file")).resolve("page.html");

        assertThatThrownBy(() -> auth.journal().writeReport(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("could not be written to " + file);
    }

    @Test
    void whatever_is_shown_is_escaped() {
        String hostile = "</pre><script>alert('x')</script>\"'&";
        Web.form(auth.url(Endpoint.TOKEN), Params.of("grant_type", hostile, hostile, "y"), "X-Evil", hostile);
        Web.post(auth.url(Endpoint.REGISTRATION), Web.JSON, hostile);
        Web.form(
                auth.url(Endpoint.INTROSPECTION),
                Params.of("token", auth.token().claim("evil", hostile).mint().value()));

        String html = ReportPage.titled(hostile)
                .heading(hostile)
                .paragraph(hostile)
                .points(List.of(hostile))
                .preformatted(hostile)
                .exchange(hostile, auth.journal().exchanges().get(0))
                .diagram(auth.journal().conversation())
                .html();

        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void a_browser_shows_the_page_in_both_schemes_at_both_widths_and_opens_its_arrows() {
        Path page = directory.resolve("page.html");
        ReportPage.titled("NotesServerTest: a_token_for_another_server_is_refused()")
                .preformatted(failedConversation())
                .heading("Likely cause")
                .points(auth.likelyCauses(auth.journal().conversation().last().orElseThrow()))
                .heading("What issuer " + auth.issuer() + " saw")
                .diagram(auth.journal().conversation())
                .write(page);
        try (Chromium browser = Chromium.start()) {
            for (String scheme : List.of("light", "dark")) {
                for (int width : List.of(1280, 400)) {
                    browser.open(page, scheme, width);
                    browser.picture("report-%s-%d".formatted(scheme, width));
                    assertThat(browser.run("return document.documentElement.scrollWidth <= window.innerWidth"))
                            .as("no sideways scrolling at %d", width)
                            .isEqualTo("true");

                    List<WebElement> summaries = browser.all("details > summary");
                    assertThat(summaries)
                            .hasSize(2 * auth.journal().conversation().size() + 1);
                    summaries.get(summaries.size() - 2).click();
                    summaries.get(summaries.size() - 1).click();
                    assertThat(browser.all("details[open]")).hasSize(2);
                    assertThat(browser.all("details[open] .token"))
                            .allMatch(WebElement::isDisplayed)
                            .isNotEmpty();
                    browser.picture("report-%s-%d-open".formatted(scheme, width));
                }
            }
            assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                    .as("the dark ground, as the style of the page is allowed")
                    .isEqualTo("rgb(15, 19, 24)");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private String failedConversation() {
        try (GuardedMcpServer server = new GuardedMcpServer(
                        new Settings(auth.issuer(), auth.url(Endpoint.JWKS), "", "notes:read", "JWT"));
                McpSession session =
                        auth.flow().user("alice").scopes("notes:read").connect(server.url())) {
            session.listTools();
            McpRequest.listTools(server.url())
                    .bearer(auth.token()
                            .audience(URI.create(server.url() + "/"))
                            .scope("notes:read")
                            .mint())
                    .observedBy(auth.observer())
                    .send();
            return "java.lang.AssertionError: \nexpected  status 200\ngot       status 401";
        }
    }
}
