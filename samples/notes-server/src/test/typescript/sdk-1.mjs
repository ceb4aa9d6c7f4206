import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export const newClient = (info) => new Client(info);
export const newTransport = (url, options) => new StreamableHTTPClientTransport(url, options);
export const finishAuth = (transport, callback) => transport.finishAuth(callback.get('code'));
export const wantsAuthorization = (error) => error instanceof UnauthorizedError;
