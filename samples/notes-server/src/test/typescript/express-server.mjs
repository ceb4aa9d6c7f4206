// node express-server.mjs <issuer> [port]; the TypeScript SDK's own middleware on Express, with sessions
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';
import { InvalidTokenError } from '@modelcontextprotocol/sdk/server/auth/errors.js';
import { getOAuthProtectedResourceMetadataUrl, mcpAuthMetadataRouter } from '@modelcontextprotocol/sdk/server/auth/router.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express from 'express';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { obey, say } from './json-lines.mjs';

const READ = 'notes:read';
const WRITE = 'notes:write';
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const TYPES = ['at+jwt', 'application/at+jwt', 'jwt'];

const [issuer, port = '0'] = process.argv.slice(2);
let ahead = 0;

async function metadataOf(issuer) {
  const { origin, pathname } = new URL(issuer);
  const response = await fetch(`${origin}/.well-known/oauth-authorization-server${pathname.replace(/\/$/, '')}`);
  return response.json();
}

const app = express().disable('x-powered-by').enable('strict routing').enable('case sensitive routing');
const http = app.listen(Number(port), '127.0.0.1');
await once(http, 'listening');
const url = new URL(`http://127.0.0.1:${http.address().port}/mcp`);
const resourceMetadataUrl = getOAuthProtectedResourceMetadataUrl(url);

const oauthMetadata = await metadataOf(issuer);
const keys = createRemoteJWKSet(new URL(oauthMetadata.jwks_uri), { cooldownDuration: 2_000, timeoutDuration: 2_000 });

async function verifyAccessToken(token) {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer,
      // One who forgets it is not saved by the middleware, which looks at no audience.
      audience: process.env.ANY_AUDIENCE ? undefined : url.href,
      algorithms: ['RS256', 'PS256', 'ES256'],
      requiredClaims: ['exp', 'sub'],
      currentDate: new Date(Date.now() + ahead),
    });
    // jose compares typ with a single value only (RFC 8725 section 3.11).
    if (protectedHeader.typ !== undefined && !TYPES.includes(String(protectedHeader.typ).toLowerCase())) {
      throw new InvalidTokenError('The token is no access token');
    }
    if (!payload.sub) {
      throw new InvalidTokenError('The token is for nobody');
    }
    return {
      token,
      clientId: String(payload.client_id ?? ''),
      scopes: String(payload.scope ?? '').split(' ').filter(Boolean),
      // The middleware compares it with the system's clock, and jose has compared it already.
      expiresAt: payload.exp - ahead / 1000,
      extra: { subject: payload.sub },
    };
  } catch (error) {
    if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== 'ERR_JOSE_GENERIC') {
      throw new InvalidTokenError('The token is not accepted here');
    }
    throw error;
  }
}

function guardHost(request, response, next) {
  const hosts = [`http://${request.headers.host}`, ...[request.headers.origin ?? []].flat()];
  const good = hosts.every((host) => URL.canParse(host) && LOOPBACK.includes(new URL(host).hostname));
  return good ? next() : response.status(403).end();
}

/** 400 for what RFC 6750 calls malformed; the middleware would take the first of two tokens. */
function oneCredential(request, response, next) {
  const sent = request.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'authorization').length;
  return sent > 1 ? response.status(400).end() : next();
}

function requireScopes(request, response, next) {
  const { method, params } = request.body ?? {};
  if (Array.isArray(request.body)) {
    return response.status(400).end();
  }
  const privileged = method === 'tools/call' && params?.name === 'delete_note';
  if (!privileged || request.auth.scopes.includes(WRITE)) {
    return next();
  }
  const challenge =
    'Bearer error="insufficient_scope", error_description="The token lacks a scope that this call needs", ' +
    `scope="${READ} ${WRITE}", resource_metadata="${resourceMetadataUrl}"`;
  return response.status(403).set('WWW-Authenticate', challenge).end();
}

const text = (...lines) => ({ content: lines.map((line) => ({ type: 'text', text: line })) });
const notes = ['Buy milk and bread', 'Call the plumber', 'Return the milk churn'];

function newServer() {
  const server = new McpServer({ name: 'notes', version: '1.0.0' });
  server.registerTool('search_notes', { inputSchema: { query: z.string() } }, ({ query }) =>
    text(...notes.filter((note) => note.includes(query))),
  );
  server.registerTool('delete_note', { inputSchema: { id: z.string() } }, ({ id }) => text(`Deleted note ${id}`));
  server.registerTool('whoami', { inputSchema: {} }, (_, { authInfo }) => text(authInfo.extra.subject));
  return server;
}

const sessions = new Map();

async function speak(request, response) {
  const id = request.headers['mcp-session-id'];
  const subject = request.auth.extra.subject;
  const session = sessions.get(id);
  if (id !== undefined && session?.subject !== subject) {
    return response.status(404).end();
  }
  const transport = session?.transport ?? (await newTransport(subject));
  return transport.handleRequest(request, response, request.body);
}

async function newTransport(subject) {
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    onsessioninitialized: (id) => void sessions.set(id, { transport, subject }),
    onsessionclosed: (id) => void sessions.delete(id),
  });
  await newServer().connect(transport);
  return transport;
}

const verifier = { verifyAccessToken };
app.use(mcpAuthMetadataRouter({ oauthMetadata, resourceServerUrl: url, scopesSupported: [READ, WRITE] }));
app.use(
  '/mcp',
  guardHost,
  oneCredential,
  requireBearerAuth({ verifier, requiredScopes: [READ], resourceMetadataUrl }),
  express.json({ limit: '1mb' }),
  requireScopes,
);
app.all('/mcp', speak);
app.use((error, request, response, next) => response.headersSent ? next(error) : response.status(error.status ?? 500).end());

say({ url: url.href });
await obey({ advance: ({ milliseconds }) => void (ahead += milliseconds) });
