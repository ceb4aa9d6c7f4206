import * as line1 from '@modelcontextprotocol/sdk/client/auth-extensions.js';
import * as line2 from '@modelcontextprotocol/client';
import { HeadlessProvider } from './headless-provider.mjs';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** A client with a user: what it is, where its document is, whether it proves possession and discovers each time. */
async function withUser({ metadata, client, documentUrl, dpop, forgetful }) {
  const provider = new HeadlessProvider();
  Object.assign(provider.clientMetadata, metadata);
  if (client) {
    provider.saveClientInformation(client);
  }
  if (documentUrl) {
    provider.clientMetadataUrl = documentUrl;
  }
  if (forgetful) {
    // Or the SDK goes on with what it found out before.
    provider.discoveryState = undefined;
    provider.saveDiscoveryState = undefined;
  }
  if (dpop) {
    const session = await line2.DpopSession.create();
    provider.dpop = () => session;
  }
  return provider;
}

/** A workload that shows its platform's token instead of a user (RFC 7523), once. */
class WorkloadProvider {
  redirectUrl = undefined;
  #assertion;
  #client;
  #tokens;

  constructor({ clientId, assertion }) {
    this.#client = { client_id: clientId };
    this.#assertion = assertion;
  }

  clientMetadata = { redirect_uris: [], grant_types: [JWT_BEARER], token_endpoint_auth_method: 'none' };
  clientInformation = () => this.#client;
  tokens = () => this.#tokens;
  saveTokens = (tokens) => void (this.#tokens = tokens);
  redirectToAuthorization() {
    throw new Error('a workload has no user');
  }
  saveCodeVerifier() {}
  codeVerifier = () => '';

  prepareTokenRequest(scope) {
    const request = new URLSearchParams({ grant_type: JWT_BEARER, assertion: this.#assertion });
    if (scope) {
      request.set('scope', scope);
    }
    return request;
  }
}

/** A client of an enterprise: its user signed in at the identity provider, which vouches for them (ID-JAG). */
const crossApp = ({ idp, ...options }) =>
  new line2.CrossAppAccessProvider({
    ...options,
    assertion: async ({ authorizationServerUrl, resourceUrl, scope, fetchFn }) => {
      const { jwtAuthGrant } = await line2.requestJwtAuthorizationGrant({
        ...idp,
        audience: authorizationServerUrl,
        resource: resourceUrl,
        scope,
        fetchFn,
      });
      return jwtAuthGrant;
    },
  });

export function newProvider(line, { kind = 'user', ...settings }) {
  const sdk = line === '1' ? line1 : line2;
  const kinds = {
    user: () => withUser(settings),
    clientCredentials: () => new sdk.ClientCredentialsProvider(settings),
    privateKeyJwt: () => new sdk.PrivateKeyJwtProvider(settings),
    crossApp: () => crossApp(settings),
    workload: () => new WorkloadProvider(settings),
  };
  return kinds[kind]();
}
