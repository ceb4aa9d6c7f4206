package dev.gatecrash.samples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the guide shows of the configuration is what this server runs with. Its Java is compared by the notes server's tests. */
class SettingsInTheGuideTest {

    @Test
    void the_guide_shows_the_settings_of_this_server() throws IOException {
        String settings = Files.readString(Path.of("src/main/resources/application.properties"));
        String start = "# tag::resource-server[]\n";
        String region = settings.substring(
                settings.indexOf(start) + start.length(), settings.indexOf("# end::resource-server[]"));

        assertThat(Files.readString(Path.of("../../docs/quarkus.md"))).contains("```properties\n" + region + "```");
    }
}
