/** The part of an OAuth client that an application writes: here the browser is a plain request. */
export class HeadlessProvider {
  redirectUrl = 'http://127.0.0.1/callback';
  clientMetadata = {
    client_name: 'Headless notes client',
    redirect_uris: [this.redirectUrl],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  };

  #state;
  #client;
  #tokens;
  #verifier;
  #discovery;
  #callback;

  state = () => (this.#state = crypto.randomUUID());
  clientInformation = () => this.#client;
  saveClientInformation = (client) => void (this.#client = client);
  tokens = () => this.#tokens;
  saveTokens = (tokens) => void (this.#tokens = tokens);
  codeVerifier = () => this.#verifier;
  saveCodeVerifier = (verifier) => void (this.#verifier = verifier);
  discoveryState = () => this.#discovery;
  saveDiscoveryState = (discovery) => void (this.#discovery = discovery);

  async redirectToAuthorization(url) {
    const response = await fetch(url, { redirect: 'manual' });
    const location = response.headers.get('location');
    if (!location?.startsWith(this.redirectUrl + '?')) {
      throw new Error(`${url} answered ${response.status} ${location ?? (await response.text())}`);
    }
    this.#callback = new URL(location).searchParams;
  }

  /** The parameters of the redirect back, once; the SDK leaves the check of state to the application. */
  takeCallback() {
    const callback = this.#callback;
    this.#callback = undefined;
    if (!callback) {
      throw new Error('the SDK wants authorization, but never redirected');
    }
    if (callback.get('state') !== this.#state) {
      throw new Error(`state is ${callback.get('state')}, not ${this.#state}`);
    }
    return callback;
  }
}
