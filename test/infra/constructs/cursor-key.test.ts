// The generated key is one that the API takes: whatever Secrets Manager draws, it is 32 bytes of base64url.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readApiConfiguration } from '../../../functions/figures-api/configuration.ts'
import { sealedCursors } from '../../../functions/figures-api/requests/cursor.ts'
import { SEALING_KEY_GENERATOR } from '../../../infra/constructs/cursor-key.ts'

/** What Secrets Manager draws from, unless told otherwise (API_GetRandomPassword). */
const LETTERS_AND_DIGITS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789']
const PUNCTUATION = [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~']

const excluded = new Set(SEALING_KEY_GENERATOR.excludeCharacters)
const drawn = [...LETTERS_AND_DIGITS, ...PUNCTUATION].filter((character) => !excluded.has(character))

const rest = {
  API_BASE_URL: 'https://figures.example.com',
  OIDC_ISSUER: 'https://sign-in.example.com',
  OIDC_JWKS_URL: 'https://sign-in.example.com/keys',
  OIDC_AUDIENCE: 'penguin-figures',
}

test('what is left to draw from is exactly the alphabet of base64url', () => {
  expect(drawn.sort()).toEqual([...LETTERS_AND_DIGITS, '-', '_'].sort())
  expect(SEALING_KEY_GENERATOR).toMatchObject({ passwordLength: 43, includeSpace: false })
  expect(SEALING_KEY_GENERATOR.excludePunctuation ?? false).toBe(false)
})

test('every key that can be drawn is one the API takes: 32 bytes, whatever the last character leaves over', () => {
  const keys = fc.array(fc.constantFrom(...drawn), { minLength: 43, maxLength: 43 })
  fc.assert(
    fc.property(keys, (characters) => {
      const key = characters.join('')
      expect(Buffer.from(key, 'base64url')).toHaveLength(32)
      expect(readApiConfiguration({ ...rest, CURSOR_KEY: key }).CURSOR_KEY).toBe(key)
    }),
  )
})

test.each(drawn)('a key that ends in %s seals and opens cursors', async (last) => {
  const cursors = sealedCursors(`${'k'.repeat(42)}${last}`, () => Date.parse('2025-11-15T12:00:00Z'))
  const asked = {
    operation: 'listFigures',
    caller: { subject: 'cfo', roles: [], tenants: [] },
    sight: { kind: 'platform' },
    question: {},
  } as unknown as Parameters<typeof cursors.seal>[1]
  const place = { of: 'run-1', after: 'tenant-1' }
  expect(await cursors.open(await cursors.seal(place, asked), asked)).toEqual(place)
})
