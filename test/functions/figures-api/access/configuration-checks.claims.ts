// A variable that is empty, as a deployment's template may leave it, stops the function with its name: no check goes missing,
// and nobody is refused for a reason that nobody can see.
import { expect, test } from '@jest/globals'
import { readApiConfiguration } from '../../../../functions/figures-api/configuration.ts'
import { ConfigurationError } from '../../../../functions/runtime/errors.ts'
import { AUDIENCE, BASE_URL, ISSUER } from '../../../engines/figures-api.ts'

const GOOD = {
  API_BASE_URL: BASE_URL,
  OIDC_ISSUER: ISSUER,
  OIDC_JWKS_URL: `${ISSUER}/jwks`,
  OIDC_AUDIENCE: AUDIENCE,
  CURSOR_KEY: Buffer.alloc(32, 7).toString('base64url'),
}

test('with what it needs and nothing more, every check is on', () => {
  expect(readApiConfiguration(GOOD)).toMatchObject({
    OIDC_TOKEN_TYPE: 'at+jwt',
    OIDC_SCOPE: 'figures.read',
    OIDC_ROLES_CLAIM: 'roles',
    OIDC_TENANTS_CLAIM: 'tenants',
    OFFICIAL_METHOD: 'even',
  })
})

test.each([
  'API_BASE_URL',
  'OIDC_ISSUER',
  'OIDC_JWKS_URL',
  'OIDC_AUDIENCE',
  'OIDC_TOKEN_TYPE',
  'OIDC_SCOPE',
  'OIDC_ROLES_CLAIM',
  'OIDC_TENANTS_CLAIM',
  'CURSOR_KEY',
  'REQUESTS_PER_MINUTE',
  'SECOND_FACTOR_MINUTES',
])('an empty %s is refused by its name', (variable) => {
  const read = () => readApiConfiguration({ ...GOOD, [variable]: '' })
  expect(read).toThrow(ConfigurationError)
  expect(read).toThrow(variable)
})

test.each(['AAAA', 'not base64url!', Buffer.alloc(31, 7).toString('base64url'), 'x'.repeat(60)])(
  'a cursor key that is not 32 bytes is refused, and not repeated: %s',
  (key) => {
    const read = () => readApiConfiguration({ ...GOOD, CURSOR_KEY: key })
    expect(read).toThrow('CURSOR_KEY')
    expect(read).not.toThrow(key)
  },
)
