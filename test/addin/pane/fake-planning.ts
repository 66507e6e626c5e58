// The half of the tests' desk that plans: strict about what it is given, with a messy table in the sheet, a line that
// somebody changed meanwhile, and answers that look like computed ones.
import type { PlanningDesk } from '../../../addin/desk/planning/planning-desk.ts'
import { guessMapping } from '../../../shared/budgets/paste/guess-mapping.ts'
import { readPastedTable } from '../../../shared/budgets/paste/read-pasted-table.ts'
import type { ApiYearStatus, BudgetBooks } from '../../../shared/contract/api/answers/planning/budgets.ts'
import {
  bridgeFromBudgetRequest,
  bridgeRunsRequest,
  changeBudgetYearRequest,
  tryWhatIfRequest,
} from '../../../shared/contract/api/planning-requests.ts'
import { scenarioId } from '../../../shared/contract/budget/scenario-words.ts'
import type { Calling } from './fake-desk.ts'
import { fakePreview } from './fake-preview.ts'
import { BRIDGES, CELLS, HISTORY, RESOURCES, RUNS_BRIDGE, whatIfOf } from './planning-answers.ts'

export interface FakePlanning {
  /** What the one who is signed in may write; the next time that it is asked for. */
  mayWrite(who: BudgetBooks['may_write']): void
  hasNoBooks(): void
  /** Somebody else locks the year. */
  lockElsewhere(): void
}

const AT = '2026-11-02T09:30:00.000Z'
const ADDRESS = "'Plan 2026'!A1:N5"

export function fakePlanning({ called, once, longWork, signedIn }: Calling): {
  readonly desk: PlanningDesk
  readonly fake: FakePlanning
} {
  let mayWrite: BudgetBooks['may_write'] = 'all lines'
  let isEmpty = false
  let year: ApiYearStatus = {
    fiscal_year: '2026',
    status: 'open',
    submitted_by: ['ana@sample', 'finance@sample'],
    locked: null,
    approved: null,
  }
  const books = (): BudgetBooks => ({
    books: isEmpty
      ? []
      : [
          { scenario: { kind: 'budget' }, revision: 12, years: [year] },
          { scenario: { kind: 'reforecast', name: '6+6' }, revision: 3, years: [] },
        ],
    fiscal_year_first_month: 1,
    may_write: mayWrite,
    person: 'finance@sample',
  })
  const sheet = (name: string) => ({ sheet: name, address: `'${name}'!A6:P12` })

  const desk: PlanningDesk = {
    books: () =>
      called('books', [], () => {
        signedIn()
        return books()
      }),
    insertBudgetSheet: (choice, watch) =>
      once('insertBudgetSheet', [choice], async () => {
        await longWork(watch)
        return sheet(`Budget ${choice.fiscalYear}`)
      }),
    readBudgetTable: () =>
      called('readBudgetTable', [], () => {
        const { mapping, headings } = guessMapping(CELLS, { fiscalYear: '2026', firstMonth: 1 })
        if (mapping === null) throw new Error('The table of the tests has headings.')
        return {
          address: ADDRESS,
          cells: CELLS,
          firstRow: 1,
          firstColumn: 1,
          mapping,
          guesses: headings,
          isOurs: false,
          scenario: null,
          revisionRead: null,
        }
      }),
    mapBudgetTable: ({ cells }, mapping) => readPastedTable(cells, mapping),
    linesNotInTable: (scenario, rows, watch) =>
      called('linesNotInTable', [scenario, rows.length], async () => {
        await longWork(watch)
        return []
      }),
    previewBudget: (given, watch) =>
      called('previewBudget', [given], async () => {
        await longWork(watch)
        return fakePreview(given)
      }),
    submitBudget: (given, table, watch) =>
      once('submitBudget', [given, table?.address ?? null], async () => {
        await longWork(watch)
        const preview = fakePreview(given)
        return { ...preview, applied: preview.accepted }
      }),
    budgetHistory: ({ cursor, ...question }) =>
      called('budgetHistory', [{ cursor, ...question }], () => HISTORY(question.scenario, cursor)),
    changeBudgetYear: (step) =>
      once('changeBudgetYear', [step], () => {
        changeBudgetYearRequest.parse({ ...step, revision: step.revision ?? undefined })
        if (step.action === 'reopen' && step.why === '') throw new Error('A year is opened without a reason.')
        const by = { by: 'finance@sample', at: AT }
        if (step.action === 'reopen') year = { ...year, status: 'open', locked: null, approved: null }
        if (step.action === 'lock') year = { ...year, status: 'locked', locked: by }
        if (step.action === 'approve') year = { ...year, status: 'approved', approved: by }
        return year
      }),
    bridgeFromBudget: ({ member, scenario, ...choice }, watch) =>
      called('bridgeFromBudget', [{ ...choice, scenario, member }], async () => {
        const more = member === null ? {} : { member }
        bridgeFromBudgetRequest.parse({ ...choice, scenario: scenarioId(scenario), ...more })
        await longWork(watch)
        return BRIDGES
      }),
    bridgeRuns: (choice, watch) =>
      called('bridgeRuns', [choice], async () => {
        bridgeRunsRequest.parse(choice)
        await longWork(watch)
        return RUNS_BRIDGE
      }),
    insertBudgetBridge: (_, watch) =>
      once('insertBudgetBridge', [], async () => {
        await longWork(watch)
        return sheet('Bridge 2026-10')
      }),
    insertRunsBridge: (_, watch) =>
      once('insertRunsBridge', [], async () => {
        await longWork(watch)
        return sheet('Bridge 2026-09 to 2026-10')
      }),
    resources: (period, search) =>
      called('resources', [period, search], () =>
        RESOURCES.filter(({ label }) => label.toLowerCase().includes(search.toLowerCase())),
      ),
    whatIf: (period, changes, watch) =>
      called('whatIf', [period, changes], async () => {
        tryWhatIfRequest.parse({ ...(period !== null && { period }), changes })
        await longWork(watch)
        return whatIfOf(period, changes)
      }),
    insertWhatIf: (_, watch) =>
      once('insertWhatIf', [], async () => {
        await longWork(watch)
        return sheet('What if 2026-09')
      }),
  }
  return {
    desk,
    fake: {
      mayWrite: (who) => {
        mayWrite = who
      },
      lockElsewhere: () => {
        year = { ...year, status: 'locked', locked: { by: 'ben@sample', at: AT } }
      },
      hasNoBooks: () => {
        isEmpty = true
      },
    },
  }
}
