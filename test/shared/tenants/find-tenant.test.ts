// A tenant is found by its id or its whole name; a name that two share is answered with the candidates.
import { expect, test } from '@jest/globals'
import { InvalidInputError } from '../../../shared/errors.ts'
import { findTenant } from '../../../shared/tenants/find-tenant.ts'
import { A, B, C, run, tenant } from '../../worlds/world.ts'

const { tenants } = run({
  tenants: [tenant(A, { name: 'Acme' }), tenant(B, { name: 'Twin' }), tenant(C, { name: 'twin' })],
}).figures

const find = (text: string) => findTenant(tenants, text, 'tenant').tenantId

test('by id, by name, in any case and with spaces around', () => {
  expect([find(A), find(` ${A.toUpperCase()}`), find('Acme'), find(' acme ')]).toEqual([A, A, A, A])
})

test('a shared name lists whom it could mean', () => {
  expect(() => find('Twin')).toThrow(InvalidInputError)
  expect(() => find('Twin')).toThrow(new RegExp(`${B}, ${C}`))
})

test('part of a name is nobody', () => {
  expect(() => find('Acm')).toThrow(/tenant "Acm" is not accepted/)
})
