// Opens what people do with budgets: over the API on one side and the workbook on the other.
import { scenarioId } from '../../../shared/contract/budget/scenario-words.ts'
import { spanOf } from '../../../shared/periods/span.ts'
import type { ApiClient } from '../../api/client.ts'
import type { PlanningClient } from '../../api/planning-client.ts'
import { writeOwnSheet } from '../../workbook/planning/own-sheet.ts'
import { writeBudgetSheet } from '../../workbook/planning/write-budget-sheet.ts'
import type { Watch } from '../desk.ts'
import type { DeskParts } from '../desk-parts.ts'
import { unwatched } from '../unwatched.ts'
import { budgetBridgeSheet } from './budget-bridge-sheet.ts'
import { budgetMembers } from './budget-members.ts'
import { budgetRows, linesRead } from './budget-rows.ts'
import { budgetSheet } from './budget-sheet.ts'
import { knownMembers } from './known-members.ts'
import { linesNotInTable } from './lines-not-in-table.ts'
import { mapBudgetTable } from './map-budget-table.ts'
import type { BudgetSheetChoice, PlanningDesk, SheetOfDesk } from './planning-desk.ts'
import { readBudgetTable } from './read-budget-table.ts'
import { resourceChoices } from './resource-choices.ts'
import { runsBridgeSheet } from './runs-bridge-sheet.ts'
import { previewBudget, submitBudget } from './submit-budget.ts'
import { whatIfSheet } from './what-if-sheet.ts'

export interface PlanningParts extends Pick<DeskParts, 'ask'> {
  readonly client: PlanningClient &
    Pick<ApiClient, 'listTenants' | 'listPeriods' | 'listVendorCosts' | 'listResourceCosts'>
}

const NO_BOOKS = 'The budgets could not be read.'
const NOT_READ = 'The table was not read.'
const NO_HISTORY = 'The history could not be read.'
const NO_BRIDGE = 'The bridge could not be read.'

export function planningDesk(parts: PlanningParts): PlanningDesk {
  const { ask, client } = parts
  return {
    books: async ({ signal }) => (await ask(NO_BOOKS, (call) => client.listBudgetBooks(call), signal)).data,
    insertBudgetSheet: (choice, watch) => insertBudgetSheet(parts, choice, watch),
    readBudgetTable: () =>
      readBudgetTable({
        books: async () => (await ask(NOT_READ, (call) => client.listBudgetBooks(call))).data,
        lines: async (question) =>
          (await ask(NOT_READ, (call) => client.listBudgetLines(question, call))).data,
        members: (names, { may_write: writes }) =>
          knownMembers(names, writes === 'all lines', { ask, client, notDone: NOT_READ, watch: unwatched() }),
      }),
    mapBudgetTable,
    linesNotInTable: async (scenario, rows, { signal }) => {
      const question = { scenario: scenarioId(scenario) }
      const [books, lines] = await Promise.all([
        ask(NO_BOOKS, (call) => client.listBudgetBooks(call), signal),
        ask(NO_BOOKS, (call) => client.listBudgetLines(question, call), signal),
      ])
      return linesNotInTable(rows, lines.data, books.data)
    },
    previewBudget: (submission, watch) => previewBudget(parts, submission, watch),
    submitBudget: (submission, table, watch) => submitBudget(parts, submission, table, watch),
    budgetHistory: async ({ scenario, fiscalYear, cursor }, { signal }) => {
      const question = {
        scenario: scenarioId(scenario),
        ...(fiscalYear !== null && { fiscalYear }),
        ...(cursor !== null && { cursor }),
      }
      return (await ask(NO_HISTORY, (call) => client.listBudgetHistory(question, call), signal)).data
    },
    changeBudgetYear: async ({ why, revision, ...step }, { signal }) => {
      const question = {
        ...step,
        ...(why.trim() !== '' && { why }),
        ...(revision !== null && { revision }),
      }
      const notDone = `Fiscal year ${step.fiscalYear} stays as it was.`
      return (await ask(notDone, (call) => client.changeBudgetYear(question, call), signal)).data.year
    },
    bridgeFromBudget: async ({ scenario, member, ...choice }, { signal }) => {
      const question = { ...choice, scenario: scenarioId(scenario), ...(member !== null && { member }) }
      return (await ask(NO_BRIDGE, (call) => client.bridgeFromBudget(question, call), signal)).data
    },
    bridgeRuns: async (choice, { signal }) =>
      (await ask(NO_BRIDGE, (call) => client.bridgeRuns(choice, call), signal)).data,
    insertBudgetBridge: (bridges, watch) =>
      writeOwnSheet('The bridge was not inserted.', budgetBridgeSheet(bridges), watch),
    insertRunsBridge: (bridge, watch) =>
      writeOwnSheet('The bridge was not inserted.', runsBridgeSheet(bridge), watch),
    resources: (period, search) => resourceChoices(client, ask, period, search),
    whatIf: async (period, changes, { signal }) => {
      const question = { ...(period !== null && { period }), changes: [...changes] }
      return (await ask('It could not be tried.', (call) => client.tryWhatIf(question, call), signal)).data
    },
    insertWhatIf: (answer, watch) =>
      writeOwnSheet('The what-if was not inserted.', whatIfSheet(answer), watch),
  }
}

async function insertBudgetSheet(
  parts: PlanningParts,
  choice: BudgetSheetChoice,
  watch: Watch,
): Promise<SheetOfDesk> {
  const notDone = 'The budget sheet was not inserted.'
  const { ask, client } = parts
  const { scenario, fiscalYear, dimension, measure } = choice
  watch.progress({ what: 'Reading the budget', done: 0, total: null })
  const books = (await ask(notDone, (call) => client.listBudgetBooks(call), watch.signal)).data
  const firstMonth = books.fiscal_year_first_month
  const { months } = spanOf(fiscalYear, firstMonth)
  const question = { scenario: scenarioId(scenario), fiscalYear, dimension, measure }
  const book = (await ask(notDone, (call) => client.listBudgetLines(question, call), watch.signal)).data
  const members = await budgetMembers(choice, { client, ask, notDone, watch })
  const sheet = budgetSheet(choice, book, budgetRows(members, book, months), months)
  const read = linesRead(book, months)
  return writeBudgetSheet(
    sheet,
    {
      version: 1,
      ...{ scenario, fiscalYear, firstMonth, dimension, measure },
      revisionRead: book.revision,
      read,
    },
    watch,
  )
}
