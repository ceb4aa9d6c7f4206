package app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A resource server: Spring Security checks the token with the Nimbus of the application. */
@SpringBootApplication
@RestController
public class App {

    public static void main(String[] arguments) {
        SpringApplication.run(App.class, arguments);
    }

    @GetMapping("/whoami")
    String whoami(Authentication caller) {
        return caller.getName();
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        var issuers = JwtIssuerAuthenticationManagerResolver.fromTrustedIssuers(
                issuer -> issuer.startsWith("http://127.0.0.1:"));
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(issuers))
                .build();
    }
}
