// node stateless-server.mjs <issuer>; speaks revision 2026-07-28 and no other
import { createServer } from 'node:http';
import { once } from 'node:events';
import { toNodeHandler } from '@modelcontextprotocol/node';
import {
  createMcpHandler,
  getOAuthProtectedResourceMetadataUrl,
  oauthMetadataResponse,
  requireBearerAuth,
} from '@modelcontextprotocol/server';
import { obey, say } from './json-lines.mjs';
import { newNotesServer, READ, WRITE } from './notes.mjs';
import { TokenVerifier } from './token-verifier.mjs';

const issuer = process.argv[2];

async function metadataOf(issuer) {
  const { origin, pathname } = new URL(issuer);
  const response = await fetch(`${origin}/.well-known/oauth-authorization-server${pathname}`);
  return response.json();
}

let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead) };

const http = createServer().listen(0, '127.0.0.1');
await once(http, 'listening');
const url = new URL(`http://127.0.0.1:${http.address().port}/mcp`);

const oauthMetadata = await metadataOf(issuer);
const metadata = { oauthMetadata, resourceServerUrl: url, scopesSupported: [READ, WRITE] };
const authenticated = requireBearerAuth({
  verifier: new TokenVerifier(oauthMetadata, url, clock),
  requiredScopes: [READ],
  resourceMetadataUrl: getOAuthProtectedResourceMetadataUrl(url),
});
const mcp = createMcpHandler(newNotesServer, { legacy: 'reject' });

async function answer(request) {
  const document = oauthMetadataResponse(request, metadata);
  if (document) {
    return document;
  }
  if (new URL(request.url).pathname !== url.pathname) {
    return new Response(null, { status: 404 });
  }
  const authInfo = await authenticated(request);
  return authInfo instanceof Response ? authInfo : mcp.fetch(request, { authInfo });
}

http.on('request', toNodeHandler({ fetch: answer }));
say({ url: url.href });
await obey({ advance: ({ milliseconds }) => void (ahead += milliseconds) });
