// Whoever builds the add-in is told which setting of the sign-in is wrong, before anybody installs it.
import { describe, expect, test } from '@jest/globals'
import { signInSettings } from '../../../addin/session/sign-in-settings.ts'

const ENTRA = {
  clientId: '11111111-2222-3333-4444-555555555555',
  authority: 'https://login.microsoftonline.com/contoso.onmicrosoft.com',
  scope: 'api://66666666-7777-8888-9999-000000000000/figures.read',
}
const OTHER = {
  clientId: 'penguin-pane',
  authority: 'https://id.example.com/realms/finance',
  scope: 'figures.read',
}

test.each([ENTRA, OTHER])('%j is taken as it is', (given) => {
  expect(signInSettings(given)).toEqual(given)
})

test.each(['/', '/v2.0', '/v2.0/'])('an authority that ends with %s is the same without', (end) => {
  expect(signInSettings({ ...ENTRA, authority: `${ENTRA.authority}${end}` })).toEqual(ENTRA)
})

describe('refused with what is expected:', () => {
  test.each([
    [
      'an authority without TLS',
      { authority: 'http://login.microsoftonline.com/contoso' },
      /The authority is "http:.*https/,
    ],
    ['no address', { authority: 'contoso' }, /The authority is "contoso"/],
    [
      'a directory that is anybody',
      { authority: 'https://login.microsoftonline.com/common' },
      /"\/common".*your own directory/,
    ],
    ['no directory', { authority: 'https://login.microsoftonline.com' }, /your own directory/],
    ['a client id that is no GUID', { clientId: 'penguin-pane' }, /The client id is "penguin-pane".*GUID/],
    ['an empty client id', { clientId: ' ' }, /The client id is " "/],
    ['a scope without its API', { scope: 'figures.read' }, /The scope is "figures.read".*api:\/\//],
    ['two scopes', { scope: 'api://a/b api://a/c' }, /it takes one scope/],
  ])('%s', (_, change, sentence) => {
    expect(() => signInSettings({ ...ENTRA, ...change })).toThrow(sentence)
  })
})
