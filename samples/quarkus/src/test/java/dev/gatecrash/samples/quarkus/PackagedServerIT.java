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

    /** Settings that the report advises, undone, and the checks that each of them was for. */
    record Undone(List<String> settings, List<String> checks) {}

    static Stream<Undone> undone() {
        return Stream.of(
                new Undone(
                        List.of(
                                "quarkus.oidc.token.issuer=any",
                                "quarkus.oidc.token.audience=",
                                "quarkus.oidc.token.lifespan-grace=86400",
                                "quarkus.oidc.token.principal-claim="),
                        List.of("ISS-01", "AUD-01", "TIME-06", "SUB-04")),
                new Undone(
                        List.of("quarkus.oidc.resource-metadata.enabled=false", "quarkus.http.cors.exposed-headers="),
                        List.of("PRM-01", "COR-02")));
    }

    @ParameterizedTest
    @MethodSource("undone")
    void what_settings_were_for_is_found_without_them(Undone undone) throws Exception {
        CheckCommand check =
                CheckCommand.run(undone.settings(), "--only", String.join(",", undone.checks()), "--fail-on", "should");

        assertThat(check.exitCode()).as(check.output()).isEqualTo(1);
        assertThat(check.output())
                .contains("0 passed", "0 skipped")
                .contains(undone.checks().toArray(String[]::new));
    }

    /** {@link Door} lets nobody in all the same, but with 403. */
    @Test
    void without_the_permission_nobody_is_challenged() throws Exception {
        CheckCommand check =
                CheckCommand.run(List.of("quarkus.http.auth.permission.mcp.policy=permit"), "--only", "CHL");

        assertThat(check.exitCode()).as(check.output()).isEqualTo(1);
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
