import { Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';

export const newClient = (info, revision) =>
  new Client(info, revision ? { versionNegotiation: { mode: { pin: revision } } } : {});
export const newTransport = (url, options) => new StreamableHTTPClientTransport(url, options);
// Takes the whole callback, to check iss before anything else (RFC 9207).
export const finishAuth = (transport, callback) => transport.finishAuth(callback);
export const wantsAuthorization = (error) => error instanceof UnauthorizedError;
