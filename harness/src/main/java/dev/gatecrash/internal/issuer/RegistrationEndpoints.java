package dev.gatecrash.internal.issuer;

import dev.gatecrash.client.Registration;
import dev.gatecrash.internal.client.ClientRegistry;
import dev.gatecrash.internal.endpoint.EndpointHandler;
import dev.gatecrash.internal.endpoint.registration.ClientConfigurationEndpoint;
import dev.gatecrash.internal.endpoint.registration.RegistrationEndpoint;
import dev.gatecrash.internal.registration.DynamicRegistration;
import dev.gatecrash.internal.registration.RegistrationPolicy;
import dev.gatecrash.internal.registration.Registrations;
import dev.gatecrash.internal.registration.SoftwareStatements;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The part of the object graph that lets clients register themselves, where they may. */
final class RegistrationEndpoints {

    private RegistrationEndpoints() {}

    static List<EndpointHandler> handlers(
            RegistrationPolicy policy, Set<String> grantTypes, ClientRegistry clients, URI managed, Clock clock) {
        if (!policy.ways().contains(Registration.DYNAMIC)) {
            return List.of();
        }
        SoftwareStatements statements = new SoftwareStatements(policy.statementKeys(), clock);
        DynamicRegistration dynamic = new DynamicRegistration(grantTypes, statements);
        Registrations registrations = new Registrations(clients, managed, policy.limit(), clock);
        return List.of(
                new RegistrationEndpoint(dynamic, registrations, policy.initialToken()),
                new ClientConfigurationEndpoint(dynamic, registrations));
    }
}
