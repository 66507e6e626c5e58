// Where modelled cost is booked: Finance's mapping decides, the more particular line before the general one.
import { describe, expect, test } from '@jest/globals'
import { type AccountLookup, accountLookup } from '../../../shared/finance/account-lookup.ts'
import { parseMappingLines } from '../../../shared/finance/mapping-lines.ts'

type Cells = Record<string, string>

const lookup = (lines: Cells[], plans: Record<string, string[]> = {}): AccountLookup => {
  const { accepted } = parseMappingLines(lines.map((cells, index) => ({ lineNumber: index + 2, cells })))
  return accountLookup(
    accepted.map(({ line }) => line),
    (tenantId) => plans[tenantId] ?? [],
  )
}

describe('the cost centre of a tenant', () => {
  const lines = [
    { kind: 'plan', id: '*', cost_centre: 'every-plan' },
    { kind: 'tenant', id: '*', cost_centre: 'every-tenant' },
    { kind: 'plan', id: 'Growth', cost_centre: 'growth' },
    { kind: 'tenant', id: 'T1', cost_centre: 'own' },
    { kind: 'tenant', id: 't2', tier: 'gold' },
    { kind: 'vps', id: '*', cost_centre: 'servers' },
  ]

  test('is its own, else that of a plan, else that of every tenant, else of every plan', () => {
    const { costCentre } = lookup(lines, { t1: ['Growth'], t2: ['Agency', 'Growth'] })
    expect(['t1', 'T1', 't2', 't3'].map((tenantId) => costCentre(tenantId, 'vps'))).toEqual([
      'own',
      'own',
      'growth',
      'every-tenant',
    ])
    expect(lookup(lines.slice(0, 1)).costCentre('t3', 'ip')).toBe('every-plan')
    expect(lookup([]).costCentre('t3', 'ip')).toBeNull()
  })

  test('is never that of a server; cost that no tenant carries has it', () => {
    const { costCentre } = lookup([{ kind: 'vps', id: '*', cost_centre: 'servers' }])
    expect(costCentre('t1', 'vps')).toBeNull()
    expect(costCentre(null, 'vps')).toBe('servers')
    expect(costCentre(null, 'ip')).toBeNull()
  })
})

describe('the GL account of a pool', () => {
  const of = (...lines: Cells[]) => lookup(lines).glAccount

  test('is that of every resource of the pool, whatever single ones say', () => {
    const account = of(
      { kind: 'vps', id: 'v1', gl_account: '6011' },
      { kind: 'vps', id: '*', gl_account: '6010' },
    )
    expect(account('vps')).toBe('6010')
    expect(account('ip')).toBeNull()
  })

  test('is the one on which single lines agree, and none where they do not', () => {
    const agreed = of(
      { kind: 'platform', id: 'dns', gl_account: '6020' },
      { kind: 'platform', id: 'mail', gl_account: '6020' },
      { kind: 'platform', id: 'vault', vendor: 'x' },
    )
    expect(agreed('platform')).toBe('6020')
    const apart = of({ kind: 'ip', id: 'i1', gl_account: '1' }, { kind: 'ip', id: 'i2', gl_account: '2' })
    expect(apart('ip')).toBeNull()
  })

  test('of idle cost is that of servers and IPs where they share one', () => {
    const servers = { kind: 'vps', id: '*', gl_account: '6010' }
    expect(of(servers, { kind: 'ip', id: '*', gl_account: '6010' })('idle')).toBe('6010')
    expect(of(servers, { kind: 'ip', id: '*', gl_account: '6012' })('idle')).toBeNull()
    expect(of(servers)('idle')).toBeNull()
  })
})
