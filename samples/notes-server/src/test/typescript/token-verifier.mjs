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

// The values that RFC 9068 section 4 allows, and the plain one of issuers that do not follow it.
const TYPES = ['at+jwt', 'application/at+jwt', 'jwt'];

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
      requiredClaims: ['exp', 'sub', 'client_id'],
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
      const verified = await jwtVerify(token, this.#keys, { ...this.#claims, currentDate: this.#clock.now() });
      // jose compares typ with a single value only, and not at all unless told to (RFC 8725 section 3.11).
      if (!TYPES.includes(String(verified.protectedHeader.typ).toLowerCase())) {
        throw new errors.JWTClaimValidationFailed('unexpected typ', verified.payload, 'typ', 'check_failed');
      }
      return verified;
    } catch (error) {
      if (FAULTS_OF_THE_TOKEN.some((fault) => error instanceof fault)) {
        throw new OAuthError(OAuthErrorCode.InvalidToken, 'The token is not accepted here');
      }
      throw error;
    }
  }
}
