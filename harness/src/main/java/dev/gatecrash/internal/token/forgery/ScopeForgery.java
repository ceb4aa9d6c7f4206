package dev.gatecrash.internal.token.forgery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Near misses of the scopes that a token has. */
final class ScopeForgery {

    private static final String NOBODYS = "gatecrash:nothing";

    private ScopeForgery() {}

    static Change each(UnaryOperator<String> miss) {
        return draft ->
                draft.claims.put("scope", scopes(draft).stream().map(miss).collect(Collectors.joining(" ")));
    }

    static void joinedByComma(Draft draft) {
        List<String> more = new ArrayList<>(scopes(draft));
        more.add(NOBODYS);
        draft.claims.put("scope", String.join(",", more));
    }

    static void inWrongClaim(Draft draft) {
        draft.claims.put("scopes", String.join(" ", scopes(draft)));
        draft.claims.remove("scope");
    }

    // A token without scope gets one that nobody grants, so that there is something to miss.
    private static List<String> scopes(Draft draft) {
        Object scope = draft.claims.get("scope");
        return scope instanceof String text && !text.isEmpty() ? Arrays.asList(text.split(" ")) : List.of(NOBODYS);
    }
}
