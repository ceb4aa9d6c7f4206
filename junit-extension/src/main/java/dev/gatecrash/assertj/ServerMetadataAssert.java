package dev.gatecrash.assertj;

import dev.gatecrash.flow.ServerMetadata;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;

/** Assertions on authorization server metadata (RFC 8414 §2); members go by the standard's names. */
public final class ServerMetadataAssert extends AbstractAssert<ServerMetadataAssert, ServerMetadata> {

    ServerMetadataAssert(ServerMetadata actual) {
        super(actual, ServerMetadataAssert.class);
    }

    /**
     * Verifies that there is such a member, of whatever value.
     *
     * <pre>{@code
     * // {"issuer": "https://as.example.com", "token_endpoint": "https://as.example.com/token"}
     * assertThat(metadata).hasMember("token_endpoint");          // passes
     * assertThat(metadata).hasMember("registration_endpoint");   // fails
     * }</pre>
     */
    public ServerMetadataAssert hasMember(String name) {
        return check(document().containsKey(name), "member \"%s\"".formatted(name), "no such member");
    }

    /**
     * Verifies that there is such a member and it has this value. Arrays are {@code List}.
     *
     * <pre>{@code
     * // {"issuer": "https://as.example.com", "token_endpoint": "https://as.example.com/token"}
     * assertThat(metadata).hasMember("issuer", "https://as.example.com");    // passes
     * assertThat(metadata).hasMember("issuer", "https://as.example.com/");   // fails
     * }</pre>
     */
    public ServerMetadataAssert hasMember(String name, Object value) {
        return check(value.equals(document().get(name)), "member \"%s\" = %s".formatted(name, value), shown(name));
    }

    /**
     * Verifies that there is no such member.
     *
     * <pre>{@code
     * // {"issuer": "https://as.example.com", "token_endpoint": "https://as.example.com/token"}
     * assertThat(metadata).doesNotHaveMember("registration_endpoint");   // passes
     * assertThat(metadata).doesNotHaveMember("token_endpoint");          // fails
     * }</pre>
     */
    public ServerMetadataAssert doesNotHaveMember(String name) {
        return check(!document().containsKey(name), "no member \"%s\"".formatted(name), shown(name));
    }

    /**
     * Verifies that the array of this name has all of these values.
     *
     * <pre>{@code
     * // {"grant_types_supported": ["authorization_code", "refresh_token"]}
     * assertThat(metadata).supports("grant_types_supported", "refresh_token");        // passes
     * assertThat(metadata).supports("grant_types_supported", "client_credentials");   // fails
     * }</pre>
     *
     * @throws IllegalArgumentException if no value is given
     */
    public ServerMetadataAssert supports(String name, String... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException(
                    "no value of \"%s\" was given; for a boolean member use hasMember(\"%s\", true)"
                            .formatted(name, name));
        }
        List<String> wanted = List.of(values);
        String expected = "\"%s\" with %s".formatted(name, String.join(", ", wanted));
        boolean all = document().get(name) instanceof Collection<?> offered && offered.containsAll(wanted);
        return check(all, expected, shown(name));
    }

    /**
     * Verifies that the array of this name has none of these values, or is not there.
     *
     * <pre>{@code
     * // {"code_challenge_methods_supported": ["S256"]}
     * assertThat(metadata).doesNotSupport("code_challenge_methods_supported", "plain");   // passes
     * assertThat(metadata).doesNotSupport("code_challenge_methods_supported", "S256");    // fails
     * }</pre>
     */
    public ServerMetadataAssert doesNotSupport(String name, String... values) {
        String expected = "\"%s\" without %s".formatted(name, String.join(", ", values));
        boolean none = !(document().get(name) instanceof Collection<?> offered)
                || offered.stream().noneMatch(List.of(values)::contains);
        return check(none, expected, shown(name));
    }

    private Map<String, Object> document() {
        isNotNull();
        return actual.document();
    }

    private String shown(String name) {
        return document().containsKey(name) ? String.valueOf(document().get(name)) : "no such member";
    }

    private ServerMetadataAssert check(boolean holds, String expected, String got) {
        if (!holds) {
            failWithMessage(
                    "%s", Narration.mismatch(expected, got, actual.exchange().describe()));
        }
        return this;
    }
}
