// node jose-verifier.mjs; what jose says of access tokens, told all that it leaves to the application
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { obey } from './json-lines.mjs';

// The values that RFC 9068 section 4 allows, and the plain one of issuers that do not follow it.
const TYPES = ['at+jwt', 'application/at+jwt', 'jwt'];
const CENTURIES = 1e11;

const keySets = new Map();

/** Without a cooldown, since what is asked is whether a key is published now. */
function keysAt(url) {
  if (!keySets.has(url)) {
    keySets.set(url, createRemoteJWKSet(new URL(url), { cooldownDuration: 0, timeoutDuration: 20_000 }));
  }
  return keySets.get(url);
}

function optionsOf({ issuer, audience, now, without }) {
  return {
    issuer: without === 'issuer' ? undefined : issuer,
    audience: without === 'audience' ? undefined : audience,
    algorithms: ['RS256', 'ES256'],
    requiredClaims: ['exp', 'sub'].filter((name) => without !== { exp: 'time', sub: 'subject' }[name]),
    clockTolerance: without === 'time' ? CENTURIES : 0,
    currentDate: new Date(now),
  };
}

/** jose compares typ with a single value only, and looks at neither scopes nor a key that a token is bound to. */
function checksOf({ scope }) {
  return {
    type: ({ protectedHeader }) => TYPES.includes(String(protectedHeader.typ).toLowerCase()),
    scope: ({ payload }) => typeof payload.scope === 'string' && payload.scope.split(' ').includes(scope),
    binding: ({ payload }) => payload.cnf === undefined,
  };
}

async function verify(question) {
  try {
    const verified = await jwtVerify(question.token, keysAt(question.jwks), optionsOf(question));
    const checks = Object.entries(checksOf(question)).filter(([name]) => name !== question.without);
    const failed = checks.find(([, isGood]) => !isGood(verified));
    return { objection: failed?.[0] ?? '' };
  } catch (error) {
    // No answer from the issuer is no verdict on the token.
    if (error instanceof errors.JWKSTimeout || error.code === 'ERR_JOSE_GENERIC' || !(error instanceof errors.JOSEError)) {
      throw error;
    }
    return { objection: `${error.code}: ${error.message}` };
  }
}

await obey({ verify });
