package dev.gatecrash.samples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The battery from the command line against the server as it is shipped, with its settings right, and one of them wrong. */
@Timeout(300)
class PackagedServerIT {

    @Test
    void with_its_settings_right_nothing_is_wrong() throws Exception {
        CheckCommand check = CheckCommand.run(List.of());

        assertThat(check.exitCode()).as(check.output()).isZero();
        assertThat(check.output()).contains("0 failed");
    }

    /** Which checks to carry out, what they then have to say, and the setting that the report advises, undone. */
    static Stream<List<String>> undone() {
        return Stream.of(
                List.of("PRM-01", "PRM-01", "quarkus.oidc.resource-metadata.enabled=false"),
                // The first unknown key makes Quarkus fetch; the interval begins then.
                List.of("KEY", "KEY-", "quarkus.oidc.token.forced-jwk-refresh-interval=10M"),
                List.of("ISS-01", "ISS-01", "quarkus.oidc.token.issuer=any"),
                List.of("AUD-01", "AUD-01", "quarkus.oidc.token.audience="),
                List.of("TIME-06", "TIME-06", "quarkus.oidc.token.lifespan-grace=86400"),
                List.of("SUB-04", "SUB-04", "quarkus.oidc.token.principal-claim="),
                List.of("CHL", "CHL-", "quarkus.http.auth.permission.mcp.policy=permit"),
                List.of("COR-02", "COR-02", "quarkus.http.cors.exposed-headers="));
    }

    @ParameterizedTest
    @MethodSource("undone")
    void what_a_setting_was_for_is_found_without_it(List<String> row) throws Exception {
        CheckCommand check = CheckCommand.run(List.of(row.get(2)), "--only", row.get(0), "--fail-on", "should");

        assertThat(check.exitCode()).as(check.output()).isEqualTo(1);
        assertThat(check.output()).contains(row.get(1));
    }

    @Test
    void algorithms_are_right_without_the_setting_that_narrows_them() throws Exception {
        CheckCommand check = CheckCommand.run(List.of("quarkus.oidc.token.signature-algorithm="), "--only", "SIG");

        assertThat(check.exitCode()).as(check.output()).isZero();
    }

    @Test
    void tokens_that_are_bound_to_a_key_are_checked() throws Exception {
        CheckCommand check = CheckCommand.run(
                List.of("quarkus.oidc.token.authorization-scheme=DPoP"),
                "--dpop",
                "--only",
                "DPP",
                "--accept",
                "DPP-10=Quarkus 3.34.2 does not look at the proof's iat",
                "--accept",
                "DPP-14=Quarkus 3.34.2 does not look at the proof's jti");

        assertThat(check.exitCode()).as(check.output()).isZero();
    }
}
