package dev.gatecrash.samples.spring;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The MCP endpoint, without sessions: what Spring Security has let in goes to the MCP SDK, if its scopes are enough. */
@RestController
class McpController {

    /** The request attribute that says what a refused call would have needed. */
    static final String NEEDED_SCOPE = "needed-scope";

    private final McpStatelessServerHandler handler;

    McpController(NotesTransport transport) {
        this.handler = transport.handler();
    }

    @PostMapping(path = "/mcp", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> post(@RequestBody String body, Authentication caller, HttpServletRequest request) {
        McpTransportContext context = McpTransportContext.create(Map.of(NotesTransport.CALLER, caller.getName()));
        try {
            JSONRPCMessage message = McpSchema.deserializeJsonRpcMessage(McpJsonDefaults.getMapper(), body);
            if (message instanceof JSONRPCRequest call) {
                requireScopes(call, caller, request);
                Object response = handler.handleRequest(context, call).block();
                return ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(McpJsonDefaults.getMapper().writeValueAsString(response));
            }
            if (message instanceof JSONRPCNotification notification) {
                handler.handleNotification(context, notification).block();
                return ResponseEntity.accepted().build();
            }
            return ResponseEntity.badRequest().build();
        } catch (IOException | IllegalArgumentException e) {
            return ResponseEntity.badRequest().build();
        }
    }

    private static void requireScopes(JSONRPCRequest call, Authentication caller, HttpServletRequest request) {
        boolean deletes = call.method().equals("tools/call")
                && call.params() instanceof Map<?, ?> parameters
                && "delete_note".equals(parameters.get("name"));
        boolean mayWrite = caller.getAuthorities().stream()
                .anyMatch(granted -> ("SCOPE_" + ProtectedResource.WRITE).equals(granted.getAuthority()));
        if (deletes && !mayWrite) {
            request.setAttribute(NEEDED_SCOPE, ProtectedResource.READ + " " + ProtectedResource.WRITE);
            throw new AccessDeniedException("delete_note needs " + ProtectedResource.WRITE);
        }
    }
}
