import { OAuthError, OAuthErrorCode } from '@modelcontextprotocol/server';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';

// What says that the token is wrong; anything else, such as no answer from the issuer, is no verdict on it.
const FAULTS_OF_THE_TOKEN = [
  errors.JWTClaimValidationFailed,
  errors.JWTExpired,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
];

/** Takes the access tokens of one issuer for one resource, by a clock that can be moved. */
export class TokenVerifier {
  #keys;
  #claims;
  #clock;

  constructor(metadata, resource, clock) {
    this.#keys = createRemoteJWKSet(new URL(metadata.jwks_uri));
    this.#claims = {
      issuer: metadata.issuer,
      audience: resource.href,
      algorithms: ['RS256', 'PS256', 'ES256'],
      requiredClaims: ['exp', 'client_id'],
    };
    this.#clock = clock;
  }

  async verifyAccessToken(token) {
    const { payload } = await this.#verified(token);
    return {
      token,
      clientId: String(payload.client_id),
      scopes: String(payload.scope ?? '').split(' ').filter(Boolean),
      expiresAt: payload.exp,
      resource: new URL(this.#claims.audience),
    };
  }

  async #verified(token) {
    try {
      return await jwtVerify(token, this.#keys, { ...this.#claims, currentDate: this.#clock.now() });
    } catch (error) {
      if (FAULTS_OF_THE_TOKEN.some((fault) => error instanceof fault)) {
        throw new OAuthError(OAuthErrorCode.InvalidToken, 'The token is not accepted here');
      }
      throw error;
    }
  }
}
