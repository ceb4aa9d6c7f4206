package dev.gatecrash.samples.login;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * The application's own login. If the provider sent the browser here, with {@code external_auth_id}, it goes back there
 * after the login; that identifier waits in the session meanwhile.
 */
final class SignInServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String ACCOUNT = "account";
    private static final String EXTERNAL_AUTH_ID = "external_auth_id";

    private final transient Accounts accounts;
    private final transient Provider provider;

    SignInServlet(Accounts accounts, Provider provider) {
        this.accounts = accounts;
        this.provider = provider;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        Optional.ofNullable(request.getParameter(EXTERNAL_AUTH_ID))
                .ifPresent(id -> session.setAttribute(EXTERNAL_AUTH_ID, id));
        if (session.getAttribute(ACCOUNT) instanceof Account account) {
            goOn(session, account, response);
        } else {
            show(response, 200, "Please sign in.");
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = Objects.requireNonNullElse(request.getParameter("name"), "");
        String password = Objects.requireNonNullElse(request.getParameter("password"), "");
        Optional<Account> account = accounts.find(name, password);
        if (account.isEmpty()) {
            show(response, 403, "Name or password is wrong.");
            return;
        }
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setAttribute(ACCOUNT, account.get());
        goOn(session, account.get(), response);
    }

    private void goOn(HttpSession session, Account account, HttpServletResponse response) throws IOException {
        Object externalAuthId = session.getAttribute(EXTERNAL_AUTH_ID);
        session.removeAttribute(EXTERNAL_AUTH_ID);
        if (!(externalAuthId instanceof String id)) {
            show(response, 200, "You are signed in.");
            return;
        }
        try {
            response.sendRedirect(provider.complete(id, account).toString());
        } catch (CompletionException e) {
            log("sign-in of " + account.id() + " was not completed: " + e.getMessage());
            show(
                    response,
                    502,
                    "You are signed in, but access was not given. Go back to the application and start again.");
        }
    }

    private static void show(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Team notes</title></head>
                <body><main><h1>Team notes</h1>
                <p role="status">%s</p>
                <form method="post">
                <p><label for="name">Name</label> <input id="name" name="name" autocomplete="username"></p>
                <p><label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password"></p>
                <p><button>Sign in</button></p>
                </form></main></body></html>
                """.formatted(text));
    }
}
