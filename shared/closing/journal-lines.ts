// Booking modelled cost: one line for each cost centre, GL account and pool, and one that balances them (for a restatement,
// one a cause, so that each cause can be booked by itself).
import { CAUSES, type Cause } from '../contract/closing/adjustments.ts'
import type { AccountLookup, BookedPool } from '../finance/account-lookup.ts'

/** Stands where Finance's mapping has no cost centre or account. */
export const UNMAPPED = 'unmapped'

export const COST_POOLS = ['vps', 'ip', 'idle', 'platform'] as const satisfies BookedPool[]

/** Known cents; the cause is null in a close. */
export interface BookedCost {
  /** Null for cost that no tenant carries. */
  readonly tenantId: string | null
  readonly pool: BookedPool
  readonly cause: Cause | null
  readonly cents: number
}

/** One side is above zero, the other zero. */
export interface JournalLine {
  /** Empty on a balancing line: a liability belongs to no cost centre. */
  readonly costCentre: string
  readonly glAccount: string
  readonly description: string
  readonly debitCents: number
  readonly creditCents: number
  readonly cause: Cause | null
}

export interface BookingTerms {
  readonly accounts: AccountLookup
  /** The account that balances; null leaves it to be filled in. */
  readonly accrualAccount: string | null
  /** Begins each description. */
  readonly subject: string
  /** Ends each description. */
  readonly note: string
}

/** Sums of zero are left out; negative sums are credits. The order does not depend on that of the costs. */
export function bookLines(
  costs: readonly BookedCost[],
  terms: BookingTerms,
): { readonly lines: JournalLine[]; readonly unmappedLines: number } {
  const byCause = Map.groupBy(costs, ({ cause }) => cause)
  const lines = [null, ...CAUSES].flatMap((cause) => linesOfCause(byCause.get(cause) ?? [], cause, terms))
  const unmappedLines = lines.filter(
    ({ costCentre, glAccount }) => costCentre === UNMAPPED || glAccount === UNMAPPED,
  ).length
  return { lines, unmappedLines }
}

function linesOfCause(
  costs: readonly BookedCost[],
  cause: Cause | null,
  { accounts, accrualAccount, subject, note }: BookingTerms,
): JournalLine[] {
  const booked = bookings(costs, accounts).map(({ costCentre, glAccount, pool, carried, cents }) => ({
    ...sides(cents),
    costCentre,
    glAccount,
    description: `${subject}, ${POOL_WORDS[pool]}, ${carried ? 'tenants' : 'carried by no tenant'}${note}`,
    cause,
  }))
  const balance = costs.reduce((sum, { cents }) => sum + cents, 0)
  if (balance === 0) return booked
  const balancing: JournalLine = {
    ...sides(-balance),
    costCentre: '',
    glAccount: accrualAccount ?? UNMAPPED,
    description: `${subject}, accrued${note}`,
    cause,
  }
  return [...booked, balancing]
}

interface Booking {
  readonly costCentre: string
  readonly glAccount: string
  readonly pool: BookedPool
  readonly carried: boolean
  readonly cents: number
}

function bookings(costs: readonly BookedCost[], accounts: AccountLookup): Booking[] {
  const sums = new Map<string, Booking>()
  for (const { tenantId, pool, cents } of costs) {
    const costCentre = accounts.costCentre(tenantId, pool) ?? UNMAPPED
    const glAccount = accounts.glAccount(pool) ?? UNMAPPED
    const carried = tenantId !== null
    const key = JSON.stringify([costCentre, glAccount, COST_POOLS.indexOf(pool), !carried])
    const before = sums.get(key)?.cents ?? 0
    sums.set(key, { costCentre, glAccount, pool, carried, cents: before + cents })
  }
  return [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, booking]) => booking)
    .filter(({ cents }) => cents !== 0)
}

function sides(cents: number): Pick<JournalLine, 'debitCents' | 'creditCents'> {
  return cents > 0 ? { debitCents: cents, creditCents: 0 } : { debitCents: 0, creditCents: -cents }
}

const POOL_WORDS: Readonly<Record<BookedPool, string>> = {
  vps: 'servers (VPS)',
  ip: 'IP addresses',
  idle: 'idle cost shared',
  platform: 'platform cost',
}
