// Who should be told what, kept by hand: plain lists of who gets which alert, of what holds since when, and of what each person
// chose. Nothing of the product decides anything here.
import type { Role } from '../../../shared/access/roles.ts'
import type { AlertRuleName } from '../../../shared/alerts/alert-rules.ts'
import type { AlertPreferences, DigestKind } from '../../../shared/contract/alerts/preferences.ts'

const LEADERS = ['CEO', 'CFO', 'COO', 'CTO'].map((who) => `ROLE_EXECUTIVE_${who}`).concat('ROLE_FINANCE')
const OPERATORS = ['ROLE_OPERATIONS_MANAGER', 'ROLE_SYSTEM_ADMIN']
const RISK = [...LEADERS, ...OPERATORS]
const BUYERS = ['ROLE_EXECUTIVE_CFO', 'ROLE_EXECUTIVE_COO', 'ROLE_FINANCE', 'ROLE_PROCUREMENT']
const KEEPERS = ['ROLE_EXECUTIVE_COO', 'ROLE_EXECUTIVE_CTO', ...OPERATORS]

interface Sort {
  readonly severity: 'Critical' | 'High' | 'Info'
  readonly category: AlertPreferences['categories'][number]
  readonly review: 'monthly' | 'quarterly'
  /** Who gets it of every tenant and of the platform. */
  readonly roles: readonly string[]
  /** Whether owners get that of their own tenants. */
  readonly owners: boolean
  readonly topic?: string
  readonly isNotice?: true
}
const BOUNCES = { category: 'Deliverability', review: 'monthly', roles: RISK, topic: 'bounce_rate' } as const
const SORTS: Readonly<Partial<Record<AlertRuleName, Sort>>> = {
  bounce_rate_critical: { ...BOUNCES, severity: 'Critical', owners: true },
  bounce_rate_elevated: { ...BOUNCES, severity: 'High', owners: true },
  revenue_at_risk: {
    ...{ severity: 'Critical', category: 'Revenue Risk', review: 'monthly', roles: RISK, owners: true },
  },
  cost_above_list_price: {
    ...{ severity: 'High', category: 'Cost Anomaly', review: 'monthly', roles: LEADERS, owners: true },
  },
  price_rise: {
    ...{ severity: 'High', category: 'Cost Anomaly', review: 'monthly', roles: BUYERS, owners: false },
    isNotice: true,
  },
  burned_ips: {
    ...{ severity: 'High', category: 'Deliverability', review: 'monthly', roles: KEEPERS, owners: false },
  },
  risk_pattern: {
    ...{ severity: 'High', category: 'Revenue Risk', review: 'quarterly', roles: RISK, owners: true },
  },
  planning_insight: {
    ...{ severity: 'Info', category: 'Compliance', review: 'quarterly', roles: LEADERS, owners: false },
    isNotice: true,
  },
}

/** What may hold: of several stages one at a time. */
export interface Condition {
  readonly stages: readonly AlertRuleName[]
  readonly subject: string
}

export interface Somebody {
  readonly person: string
  readonly roles: readonly Role[]
  readonly tenantIds: readonly string[]
}

/** One time that a condition held. */
interface Episode {
  readonly key: string
  readonly condition: Condition
  rule: AlertRuleName
  readonly since: number
  until: number | null
  readonly acknowledged: Map<string, number>
}

export interface ToldLine {
  readonly person: string
  readonly day: number
  readonly kind: DigestKind
  readonly section: 'new' | 'worse' | 'resolved' | 'passed'
  readonly key: string
}

const GRAVITY = { Critical: 3, High: 2, Info: 1 } as const
const sortOf = (rule: AlertRuleName): Sort => SORTS[rule] as Sort
const gravityOf = (rule: AlertRuleName): number => GRAVITY[sortOf(rule).severity]

export class ByHand {
  readonly episodes: Episode[] = []
  /** What everybody should have been told, in the order of time. */
  readonly lines: ToldLine[] = []
  private readonly told = new Map<string, { gravity: number; hasEnded: boolean }>()
  private readonly lookedAt = new Map<string, number>()

  open(condition: Condition): Episode | undefined {
    return this.episodes.find((one) => one.condition === condition && one.until === null)
  }

  /** `topic:subject#number`, of the time that goes on, or of the next one. */
  keyOf(condition: Condition): string {
    const going = this.open(condition)
    if (going !== undefined) return going.key
    const [first] = condition.stages
    const times = this.episodes.filter((one) => one.condition === condition).length
    return `${sortOf(first as AlertRuleName).topic ?? first}:${condition.subject}#${times + 1}`
  }

  /** @param at in days; @param rule of the stage that holds, null for none */
  look(at: number, condition: Condition, rule: AlertRuleName | null): void {
    const going = this.open(condition)
    if (going === undefined && rule !== null) {
      const key = this.keyOf(condition)
      this.episodes.push({ key, condition, rule, since: at, until: null, acknowledged: new Map() })
    } else if (going !== undefined) {
      if (rule === null) going.until = at
      else going.rule = rule
    }
  }

  /** As grave as it is now. */
  acknowledge(person: string, condition: Condition): void {
    const going = this.open(condition)
    if (going === undefined) return
    const before = going.acknowledged.get(person) ?? 0
    going.acknowledged.set(person, Math.max(before, gravityOf(going.rule)))
  }

  /** @param at in days; @param from when this person's first review begins, in days */
  tell(who: Somebody, wishes: AlertPreferences, kind: DigestKind, at: number, from: number): void {
    const since = this.lookedAt.get(`${who.person} ${kind}`) ?? from
    this.lookedAt.set(`${who.person} ${kind}`, at)
    for (const episode of this.episodes) {
      const { rule, key } = episode
      const isOf = kind === 'at_once' ? sortOf(rule).severity === 'Critical' : sortOf(rule).review === kind
      if (!isOf || !gets(who, episode) || !wants(wishes, episode, kind)) continue
      const section = this.sectionOf(who.person, episode, kind, since)
      if (section === null) continue
      const before = this.told.get(`${who.person} ${key}`)
      const gravity = Math.max(before?.gravity ?? 0, gravityOf(rule))
      this.told.set(`${who.person} ${key}`, { gravity, hasEnded: episode.until !== null })
      if (section !== 'open') {
        this.lines.push({ person: who.person, day: Math.floor(at), kind, section, key })
      }
    }
  }

  private sectionOf(person: string, episode: Episode, kind: DigestKind, since: number) {
    const { rule, until, key, acknowledged } = episode
    const { isNotice } = sortOf(rule)
    const before = this.told.get(`${person} ${key}`)
    if (kind === 'at_once') {
      if (until !== null || (acknowledged.get(person) ?? 0) >= gravityOf(rule)) return null
      if (before === undefined) return 'new'
      return gravityOf(rule) > before.gravity ? 'worse' : null
    }
    if (before === undefined) {
      if (until === null) return 'new'
      // It came and went while nobody told them: only what ended since the last review is still worth a line.
      if (until < since) return null
      return isNotice === true ? 'new' : 'passed'
    }
    if (isNotice === true) return null
    if (until !== null) return before.hasEnded ? null : 'resolved'
    return gravityOf(rule) > before.gravity ? 'worse' : 'open'
  }
}

function gets({ roles, tenantIds }: Somebody, { rule, condition }: Episode): boolean {
  const { roles: everywhere, owners } = sortOf(rule)
  if (roles.some((role) => everywhere.includes(role))) return true
  return owners && roles.includes('ROLE_BUDGET_OWNER') && tenantIds.includes(condition.subject)
}

function wants(wishes: AlertPreferences, { rule, key }: Episode, kind: DigestKind): boolean {
  const { category, severity } = sortOf(rule)
  return (
    wishes.digests.includes(kind) &&
    wishes.categories.includes(category) &&
    GRAVITY[severity] >= GRAVITY[wishes.lowestSeverity] &&
    !wishes.muted.includes(key.slice(0, key.indexOf('#')))
  )
}

/** Lines in one order, whoever wrote them down. */
export function inOrder(lines: readonly ToldLine[]): string[] {
  return lines
    .map(({ day, person, kind, section, key }) => `${day} ${person} ${kind} ${section} ${key}`)
    .sort()
}
