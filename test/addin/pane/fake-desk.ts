// A desk for the pane's tests, as strict as the true one: it refuses what the interface does not allow, and what somebody
// asks for twice at once. It notes every call, and answers with figures that look like published ones.
import {
  type Change,
  type Desk,
  DeskFailure,
  type ExplainedCell,
  type FigureChoice,
  type FormulaPreview,
  type PeriodChoice,
  type Pin,
  type PinState,
  type RefreshOutcome,
  type ReportInWorkbook,
  type Watch,
} from '../../../addin/desk/desk.ts'
import type { PlanningDesk } from '../../../addin/desk/planning/planning-desk.ts'
import { REPORT_KINDS } from '../../../addin/reports/report-document.ts'
import type { SessionState } from '../../../addin/session/session.ts'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import { measureById } from '../../../shared/measures/catalogue.ts'
import { type FakePlanning, fakePlanning } from './fake-planning.ts'

export type DeskMember = keyof Desk | keyof PlanningDesk

export interface DeskCall {
  readonly name: DeskMember
  readonly given: readonly unknown[]
}

/** How both halves of the desk note a call, refuse what is asked for twice at once, and take their time. */
export interface Calling {
  called<Answer>(
    name: DeskMember,
    given: readonly unknown[],
    answer: () => Answer | Promise<Answer>,
  ): Promise<Answer>
  once<Answer>(
    name: DeskMember,
    given: readonly unknown[],
    answer: () => Answer | Promise<Answer>,
  ): Promise<Answer>
  longWork(watch: Watch): Promise<void>
  signedIn(): void
}

export interface FakeDesk {
  readonly desk: Desk
  readonly calls: DeskCall[]
  signIn(account: string | null): void
  /** The next call of that name fails with the sentence. */
  failNext(name: DeskMember, sentence: string): void
  /** Long work waits after its first figures until it is let go, or stopped. */
  holdLongWork(isHeld: boolean): void
  letGo(): void
  /** November is published. */
  publish(): void
  /** Periods are read only once they are let go. */
  holdPeriods(): void
  readonly planning: FakePlanning
}

const NOVEMBER = { period: '2026-11', label: 'November 2026 (open)', state: 'open' } as const
const PERIODS = [
  { period: '2026-10', label: 'October 2026 (open)', state: 'open' },
  { period: '2026-09', label: 'September 2026 (closed)', state: 'closed' },
  { period: '2026-08', label: 'August 2026 (restated)', state: 'restated' },
  { period: '2026-Q3', label: 'Q3 2026 (restated)', state: 'restated' },
  { period: '2026', label: '2026 (open)', state: 'open' },
] as const

const TENANTS = ['Acme', 'Birch & Sons', 'Cobalt Mail', 'Dunes', 'Ember Post', 'Fjord'].map(
  (label, index) => ({
    tenantId: `00000000-0000-4000-8000-00000000000${index + 1}`,
    label,
  }),
)

const CHANGES: readonly Change[] = [
  {
    address: 'Sheet1!B2',
    what: 'Acme, Total cost (USD), 2026-10',
    before: 1210.5,
    after: 1234.5,
    cause: 'new run',
  },
  {
    address: 'Sheet1!B3',
    what: 'Birch & Sons, Total cost (USD), 2026-10',
    before: null,
    after: 88.2,
    cause: 'restatement',
  },
  {
    address: "'Cost by tenant 2026-10'!C9",
    what: 'Dunes, Idle cost (USD), 2026-10',
    before: 12,
    after: null,
    cause: 'no longer published',
  },
]

const NOT_AS_PUBLISHED = 'Total cost (USD) sums to 12.00 where 12.01 was published.'

const LONG_STEPS = 4

export function fakeDesk(): FakeDesk {
  const calls: DeskCall[] = []
  const failures = new Map<DeskMember, string>()
  const running = new Set<DeskMember>()
  const listeners = new Set<(state: SessionState) => void>()
  const reports: ReportInWorkbook[] = []
  let session: SessionState = { state: 'signed out' }
  let pinState: PinState = { pin: { kind: 'newest' }, notFollowing: ['Sheet1!B2', 'Sheet1!B3'] }
  let last: RefreshOutcome | null = null
  let held: PromiseWithResolvers<void> | null = null
  let explained = false
  let periods: readonly PeriodChoice[] = PERIODS
  let heldPeriods: PromiseWithResolvers<void> | null = null

  async function called<Answer>(
    name: DeskMember,
    given: readonly unknown[],
    answer: () => Answer | Promise<Answer>,
  ): Promise<Answer> {
    calls.push({ name, given })
    const failure = failures.get(name)
    failures.delete(name)
    if (failure !== undefined) throw new DeskFailure(failure)
    return answer()
  }
  /** Work that changes the workbook is never asked for while the same is being done. */
  async function once<Answer>(
    name: DeskMember,
    given: readonly unknown[],
    answer: () => Answer | Promise<Answer>,
  ): Promise<Answer> {
    if (running.has(name)) throw new Error(`${name} was asked for twice at once.`)
    running.add(name)
    try {
      return await called(name, given, answer)
    } finally {
      running.delete(name)
    }
  }
  async function longWork({ signal, progress }: Watch): Promise<void> {
    progress({ what: 'Reading figures', done: 0, total: null })
    for (let done = 1; done <= LONG_STEPS; done++) {
      if (held !== null && done === 2) {
        const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
        await Promise.race([held.promise, stopped])
      }
      signal.throwIfAborted()
      progress({ what: 'Reading figures', done, total: LONG_STEPS })
    }
  }
  const signedIn = (): void => {
    if (session.state === 'signed out') throw new DeskFailure('Sign in from the Penguin pane.')
  }
  const preview = (choice: FigureChoice): FormulaPreview => {
    const rows = choice.tenants.length
    const columns = choice.periods.length
    if (rows === 0 || columns === 0) throw new Error('A figure is asked for without tenants or periods.')
    if (measureById(choice.measure) === undefined) throw new Error(`There is no measure ${choice.measure}.`)
    return {
      address: rows * columns === 1 ? 'Sheet1!B2' : `Sheet1!B2:${'BCDE'[columns - 1]}${1 + rows}`,
      cells: rows * columns,
      firstFormula: `=PENGUIN.FIGURE("${choice.measure}","${choice.tenants[0]}","${choice.periods[0]}",PENGUIN_KNOWN_AT)`,
      occupied: rows > 1 ? 1 : 0,
    }
  }
  const refresh = (): RefreshOutcome => {
    last =
      last === null
        ? {
            formulas: 12,
            reports: 1,
            changes: CHANGES,
            moreChanges: 2,
            problems: ['The sheet Plan is protected: take the protection off, then refresh it.'],
          }
        : { formulas: 12, reports: 1, changes: [], moreChanges: 0, problems: [] }
    return last
  }

  const planning = fakePlanning({ called, once, longWork, signedIn })

  const desk: Desk = {
    planning: planning.desk,
    account: () => session,
    onAccount: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    periods: () =>
      called('periods', [], async () => {
        signedIn()
        await heldPeriods?.promise
        return periods
      }),
    tenants: (search) =>
      called('tenants', [search], () => {
        signedIn()
        return TENANTS.filter(({ label }) => label.toLowerCase().includes(search.toLowerCase()))
      }),
    previewFormulas: (choice) => called('previewFormulas', [choice], () => preview(choice)),
    writeFormulas: (choice) => once('writeFormulas', [choice], () => preview(choice)),
    insertReport: (choice, watch) =>
      once('insertReport', [choice], async () => {
        signedIn()
        if (!REPORT_KINDS.includes(choice.kind)) throw new Error(`There is no report ${choice.kind}.`)
        if (!periods.some(({ period }) => period === choice.period))
          throw new Error(`No period ${choice.period}.`)
        await longWork(watch)
        if ((choice.kind === 'variance') !== (choice.plan !== undefined)) {
          throw new Error(
            `${choice.kind} is asked for ${choice.plan === undefined ? 'without' : 'with'} a plan.`,
          )
        }
        const isVariance = choice.kind === 'variance'
        const sheet = isVariance ? `Variance ${choice.period}` : `Cost by tenant ${choice.period}`
        const report: ReportInWorkbook = {
          id: `r-${reports.length + 1}`,
          kind: choice.kind,
          title: isVariance ? `Variance, ${choice.period}` : `Cost allocation by tenant, ${choice.period}`,
          sheet,
          address: `'${sheet}'!A12:H86`,
          asOf: '2026-11-01 00:00 UTC',
          ...(choice.place === 'selected cell' && { problems: [NOT_AS_PUBLISHED] }),
        }
        reports.push(report)
        return report
      }),
    reports: () => called('reports', [], () => [...reports]),
    refresh: (scope, watch) =>
      once('refresh', [scope], async () => {
        await longWork(watch)
        return refresh()
      }),
    lastRefresh: () => called('lastRefresh', [], () => last),
    listChanges: () => once('listChanges', [], () => 'Changes 2026-11-22'),
    goTo: (address) => called('goTo', [address], () => undefined),
    explainSelected: () =>
      once('explainSelected', [], () => {
        explained = true
        return EXPLAINED
      }),
    explainOnSheet: (figure) =>
      once('explainOnSheet', [figure.title], () => {
        if (!explained) throw new Error('A figure is put on a sheet that was never explained.')
        return 'Explanation of B2'
      }),
    freezeCopy: () => once('freezeCopy', [], () => 'Sheet1 frozen 2026-11-22'),
    pinState: () => called('pinState', [], () => pinState),
    pin: (pin: Pin, watch) =>
      once('pin', [pin], async () => {
        await longWork(watch)
        pinState = { ...pinState, pin }
        return refresh()
      }),
    followPin: () =>
      once('followPin', [], () => {
        pinState = { ...pinState, notFollowing: [] }
        return pinState
      }),
    repair: (scope, watch) =>
      once('repair', [scope], async () => {
        await longWork(watch)
        return {
          looked: 12,
          repaired: ['Sheet1!B4', 'Sheet1!B5'],
          remaining: [
            {
              address: 'Sheet1!B7',
              error: '#VALUE!',
              why: 'The tenant Acmee is not known: correct its name in the formula.',
            },
          ],
        }
      }),
  }

  return {
    desk,
    calls,
    signIn: (account) => {
      session = account === null ? { state: 'signed out' } : { state: 'signed in', account }
      for (const listener of listeners) listener(session)
    },
    failNext: (name, sentence) => failures.set(name, sentence),
    holdLongWork: (isHeld) => {
      held = isHeld ? Promise.withResolvers() : null
    },
    letGo: () => {
      held?.resolve()
      heldPeriods?.resolve()
    },
    publish: () => {
      periods = [NOVEMBER, ...PERIODS]
    },
    holdPeriods: () => {
      heldPeriods = Promise.withResolvers()
    },
    planning: planning.fake,
  }
}

const EXPLAINED: ExplainedCell = {
  address: 'Sheet1!B2',
  figures: [
    {
      title: 'Acme, Total cost (USD), 2026-10',
      measure: 'total_cost',
      tenant: 'Acme',
      period: '2026-10',
      knownAt: null,
      value: 123_450,
      unit: 'cents',
      shown: '1,234.50 USD',
      missing: null,
      calculation: measureById('total_cost')?.calculation ?? '',
      source: 'CO-001; figure book 3',
      inputs: [
        {
          id: 'infrastructure_cost',
          label: 'Infrastructure cost',
          unit: 'cents',
          value: 100_000,
          shown: '1,000.00 USD',
        },
        {
          id: 'email_service_cost',
          label: 'Email service cost',
          unit: 'cents',
          value: 23_450,
          shown: '234.50 USD',
        },
      ],
      lines: [
        {
          month: null,
          part: 'Infrastructure',
          resource: 'vps-fra-07',
          vendor: 'Hetzner',
          resourceCents: 300_000,
          share: '1/3',
          amountCents: 100_000,
          remark: '',
          ips: [
            { address: '192.0.2.17', share: '1/2' },
            { address: '192.0.2.18', share: '1/6' },
          ],
        },
        {
          month: null,
          part: 'Email service',
          resource: '192.0.2.17',
          vendor: null,
          resourceCents: 46_900,
          share: '1/2',
          amountCents: 23_450,
          remark: 'Its cost is of the month before: no invoice held against this yet.',
          ips: [],
        },
      ],
      remarks: [],
      linesTotalCents: 123_450,
      approximation: [
        ['About', STATEMENTS[0]],
        ['Use', STATEMENTS[1]],
        ['Quality', 'Complete'],
        ['As of', '2026-11-01 00:00 UTC'],
        ['Run', '0b8ad3c2-5f3e-4c1a-9d57-2f1f6f0f3b11'],
        ['Method', 'even-split, version 3'],
      ],
    },
  ],
}
