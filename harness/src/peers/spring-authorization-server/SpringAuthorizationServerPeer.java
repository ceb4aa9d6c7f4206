import dev.gatecrash.benchmark.peer.Peer;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Spring Authorization Server as Boot sets it up: RS256 with a new RSA key. Its code flow needs a login form. */
final class SpringAuthorizationServerPeer implements Peer {

    private final ConfigurableApplicationContext application = start();

    public static void main(String[] arguments) throws Exception {
        Peer.run(SpringAuthorizationServerPeer::new);
    }

    @Override
    public String metadata() {
        return url() + "/.well-known/oauth-authorization-server";
    }

    @Override
    public String clientCredentials() {
        return url() + "/oauth2/token "
                + "grant_type=client_credentials&client_id=machine&client_secret=secret&scope=notes%3Aread";
    }

    @Override
    public String codeFlow() {
        return "";
    }

    // It mints nothing in process; the application is what a fresh issuer takes.
    @Override
    public void freshIssuer() {
        start().close();
    }

    @Override
    public void close() {
        application.close();
    }

    private String url() {
        return "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port");
    }

    private static ConfigurableApplicationContext start() {
        SpringApplication spring = new SpringApplication(Server.class);
        spring.setWebApplicationType(WebApplicationType.SERVLET);
        return spring.run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--logging.level.root=off");
    }

    /** One client; the rest is Boot's. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Server {

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId(UUID.randomUUID().toString())
                    .clientId("machine")
                    .clientSecret("{noop}secret")
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .scope("notes:read")
                    .build());
        }
    }
}
