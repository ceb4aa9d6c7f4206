package dev.gatecrash.samples.login;

import java.util.List;
import java.util.Optional;

/** The users of the application. */
record Accounts(List<Account> all) {

    static Accounts samples() {
        return new Accounts(List.of(
                new Account("u-1", "carol", "correct horse", "carol@example.com"),
                new Account("u-2", "dave", "battery staple", "dave@example.com")));
    }

    Optional<Account> find(String name, String password) {
        return all.stream()
                .filter(account ->
                        account.name().equals(name) && account.password().equals(password))
                .findFirst();
    }
}
