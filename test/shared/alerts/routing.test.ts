// Who gets which alert: by role and tenant, and nothing that tells of another tenant or of the platform.
import { describe, expect, test } from '@jest/globals'
import { MAY_CALL, type Operation } from '../../../shared/access/may-call.ts'
import { ROLES, TENANT_SCOPED_ROLES } from '../../../shared/access/roles.ts'
import { type AlertPage, pagePath } from '../../../shared/alerts/alert-pages.ts'
import type { AlertRule } from '../../../shared/alerts/alert-rule.ts'
import { ALERT_RULES, type AlertRuleName, ruleNamed } from '../../../shared/alerts/alert-rules.ts'
import { ownAlert } from '../../../shared/alerts/routing/own-alert.ts'
import { isWanted } from '../../../shared/alerts/routing/wanted.ts'
import { isTheirs, recipientsOf } from '../../../shared/alerts/routing/whose-alert.ts'
import type { AlertRecord } from '../../../shared/contract/alerts/alert-record.ts'
import { DEFAULT_PREFERENCES } from '../../../shared/contract/alerts/preferences.ts'
import { API_ROOT, CONTRACT } from '../../../shared/contract/api/operations.ts'
import { ACME, ACME_OWNER, acknowledged, alert, BIRCH, bookAfter, CFO, day, person } from './alert-world.ts'

const RULES = Object.keys(ALERT_RULES) as AlertRuleName[]
const recordOf = (rule: AlertRuleName, subject: string) =>
  bookAfter([0, alert(rule, subject)]).records[0] as AlertRecord
/** What is behind each page, as the API says. */
const BEHIND: Readonly<Record<AlertPage, Operation>> = {
  tenant: 'readTenantSummary',
  overview: 'readOverview',
  revenue_protection: 'readRevenueProtection',
  cost_optimization: 'readCostOptimization',
  planning: 'readPlanning',
  decisions: 'listDecisions',
  initiatives: 'listInitiatives',
  benchmarks: 'readBenchmarks',
  variance: 'listVariance',
}

describe('the table of rules', () => {
  test.each(Object.entries(BEHIND))(
    'the link to the page %s is a request that %s takes as it is',
    (page, name) => {
      const { method, path, request } = CONTRACT[name]
      const record = recordOf('revenue_at_risk', ACME)
      const link = new URL(`${API_ROOT}${pagePath(page as AlertPage, record)}`, 'https://figures.example.net')
      expect([method, path.replace('{tenantId}', ACME)]).toEqual(['GET', link.pathname])
      expect(request.safeParse(Object.fromEntries(link.searchParams)).error?.issues).toBeUndefined()
    },
  )

  test.each(RULES)(
    '%s reaches somebody, and whoever it reaches may open its link, read and acknowledge it',
    (name) => {
      const { page, about } = ruleNamed(name) as AlertRule
      const record = alert(name, about === 'tenant' ? ACME : 'subject')
      const reached = ROLES.filter((role) => isTheirs({ roles: [role], tenantIds: [ACME] }, record))
      expect(reached.length).toBeGreaterThan(0)
      for (const operation of [BEHIND[page], 'listAlerts', 'acknowledgeAlert', 'readPreferences'] as const) {
        const shutOut = reached.filter((role) => !MAY_CALL[operation].includes(role))
        expect([operation, shutOut]).toEqual([operation, []])
      }
    },
  )

  test('whoever may list alerts is told of some, by whatever role', () => {
    const told = new Set(RULES.flatMap((rule) => ruleNamed(rule)?.audience ?? []))
    expect([...told].sort()).toEqual([...MAY_CALL.listAlerts].sort())
  })

  test.each(RULES)('%s goes to tenant-scoped roles only where it is about a tenant', (name) => {
    const rule = ruleNamed(name)
    const isForScoped = rule?.audience.some((role) => TENANT_SCOPED_ROLES.includes(role)) === true
    expect(isForScoped && rule?.about === 'platform').toBe(false)
    expect(rule?.page === 'tenant').toBe(rule?.about === 'tenant')
  })

  test('both reviews have what the documents ask for', () => {
    const ofCycle = (cycle: string) => RULES.filter((rule) => ALERT_RULES[rule].cycle === cycle)
    expect(ofCycle('monthly')).toEqual(
      expect.arrayContaining([
        'deliverability_trend',
        'cost_opportunities',
        'decision_review_due',
        'vendor_above_benchmark',
        'benchmarks_updated',
      ]),
    )
    expect(ofCycle('quarterly')).toEqual([
      'risk_pattern',
      'optimization_outcome',
      'planning_insight',
      'vendor_review',
    ])
  })
})

describe('an alert', () => {
  test('about a tenant reaches the roles that see the platform, and the owners of that tenant', () => {
    const other = person('other', { roles: ['ROLE_BUDGET_OWNER'], tenantIds: [BIRCH] })
    const people = [
      CFO,
      ACME_OWNER,
      other,
      person('none', {}),
      person('reader', { roles: ['ROLE_READ_ONLY'] }),
    ]
    expect(recipientsOf(recordOf('revenue_at_risk', ACME), people)).toEqual([CFO, ACME_OWNER])
    expect(recipientsOf(recordOf('price_rise', 'v'), people)).toEqual([CFO])
  })

  test('is not widened by a role outside its audience', () => {
    const both = person('both', { roles: ['ROLE_BUDGET_OWNER', 'ROLE_DASHBOARD_USER'], tenantIds: [ACME] })
    expect(isTheirs(both, recordOf('revenue_at_risk', BIRCH))).toBe(false)
    expect(isTheirs(both, recordOf('revenue_at_risk', ACME))).toBe(true)
    expect(isTheirs({ roles: ['ROLE_BUDGET_OWNER'], tenantIds: [] }, recordOf('revenue_at_risk', ACME))).toBe(
      false,
    )
  })

  test('of a rule that is gone is nobody’s', () => {
    expect(isTheirs(CFO, { rule: 'toString', tenantId: null })).toBe(false)
  })

  test('is shown with one’s own acknowledgement alone, and leads to one’s own tenant', () => {
    const book = acknowledged(
      bookAfter([0, alert('revenue_at_risk', ACME)]),
      `revenue_at_risk:${ACME}`,
      'cfo',
      day(1),
    )
    const record = book.records[0] as AlertRecord
    const own = ownAlert(ACME_OWNER, record)
    expect(own).toMatchObject({
      acknowledged: null,
      needsAttention: true,
      path: `/system/tenants/${ACME}/summary`,
    })
    expect(JSON.stringify(own)).not.toContain('cfo')
    expect(ownAlert(CFO, record)).toMatchObject({ acknowledged: { at: day(1) }, needsAttention: false })
    expect(ownAlert(ACME_OWNER, recordOf('revenue_at_risk', BIRCH))).toBeNull()
    const hostile = { ...record, tenantId: '../x?y' }
    expect(pagePath('tenant', hostile)).toBe('/system/tenants/..%2Fx%3Fy/summary')
  })
})

test('preferences choose by digest, category, severity and alert', () => {
  const record = recordOf('cost_above_list_price', ACME)
  const wanted = (change: Partial<typeof DEFAULT_PREFERENCES>) =>
    isWanted({ ...DEFAULT_PREFERENCES, ...change }, record, 'monthly')
  expect(wanted({})).toBe(true)
  expect(wanted({ digests: ['quarterly'] })).toBe(false)
  expect(wanted({ categories: ['Revenue Risk'] })).toBe(false)
  expect([wanted({ lowestSeverity: 'High' }), wanted({ lowestSeverity: 'Critical' })]).toEqual([true, false])
  expect(wanted({ muted: [record.id] })).toBe(false)
})
