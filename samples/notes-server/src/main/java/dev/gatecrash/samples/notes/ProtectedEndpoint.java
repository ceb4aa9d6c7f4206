package dev.gatecrash.samples.notes;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;

/** The paths of the server: the MCP endpoint behind its filters, and the metadata in front of them. */
final class ProtectedEndpoint {

    private final ServletContextHandler context = new ServletContextHandler();
    private final ProtectedResource resource;

    ProtectedEndpoint(ProtectedResource resource) {
        this.resource = resource;
    }

    ServletContextHandler handler(Servlet mcp, Clock clock) {
        AccessTokenVerifier verifier = new AccessTokenVerifier(
                IssuerKeys.of(resource.issuer(), clock), new AccessTokenClaims(resource, clock));
        guard(new OriginFilter());
        guard(new BearerTokenFilter(resource, verifier));
        guard(new ScopeFilter(resource));
        guard(new SessionOwnerFilter());
        serve(mcp, resource.identifier().getPath());
        Servlet metadata = new ProtectedResourceMetadataServlet(resource);
        serve(metadata, resource.metadataLocation().getPath());
        serve(metadata, ProtectedResource.WELL_KNOWN);
        return context;
    }

    private void guard(Filter filter) {
        FilterHolder holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        context.addFilter(holder, resource.identifier().getPath(), EnumSet.of(DispatcherType.REQUEST));
    }

    private void serve(Servlet servlet, String path) {
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        context.addServlet(holder, path);
    }
}
