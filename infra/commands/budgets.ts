// npm run budgets: what stands in a budget, who changed it, and a sheet of it to fill in. Runs when run.mjs imports it.
import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { Command } from 'commander'
import { fiscalYearOf } from '../../shared/budgets/fiscal-year.ts'
import type { BudgetBook } from '../../shared/contract/budget/book.ts'
import { type Scenario, scenarioWords } from '../../shared/contract/budget/scenario.ts'
import { InvalidInputError, RefusedError } from '../../shared/errors.ts'
import { periodAt } from '../../shared/periods/period.ts'
import { type BudgetHistory, historyOf } from '../budgets/budget-history.ts'
import { type BudgetSheet, budgetSheet, sheetCsv } from '../budgets/budget-sheet.ts'
import { financeDesk, financeNames } from '../budgets/finance-desk.ts'
import { sheetWorkbook } from '../budgets/sheet-workbook.ts'
import { aYear, scenarioOption } from './budget-arguments.ts'
import { endWith } from './exit-codes.ts'
import { budgetHistoryPage, budgetPage } from './present/budget-page.ts'
import { print, withSystem } from './with-system.ts'

interface Arguments {
  readonly scenario: Scenario
  readonly fiscalYear?: string
  readonly history?: boolean
  readonly template?: string
  readonly json?: boolean
}

const program = new Command('npm run budgets --')
  .description('Shows what stands in a budget, reforecast or what-if, and writes a sheet of it to fill in.')
  .addOption(scenarioOption())
  .option('--fiscal-year <year>', 'only that year; of a sheet, the current one when left out', aYear)
  .option('--history', 'who changed what, when, from what to what, and why')
  .option('--template <file>', 'write a .xlsx or .csv sheet of the fiscal year, for npm run budgets:import')
  .option('--json', 'print one JSON object and nothing else')
  .addHelpText(
    'after',
    `
Environment:
  DATABASE_URL  the budget belongs to the figures of that database; without it to the embedded sample
  FISCAL_YEAR_FIRST_MONTH
                1 to 12 (default 1)
Examples:
  npm run budgets -- --fiscal-year 2026
  npm run budgets -- --scenario reforecast/6+6 --history
  npm run budgets -- --fiscal-year 2027 --template budget-2027.xlsx
Exit codes: 0 done, 1 failed, 2 bad arguments.`,
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Run it with --help to see what each argument accepts.')
  .exitOverride()

try {
  const asked = program.parse().opts<Arguments>()
  await print(`${await withSystem(() => answered(asked))}\n`)
} catch (error) {
  endWith(error, (field) => (field === 'template' ? '--template' : field))
}

async function answered(asked: Arguments): Promise<string> {
  const services = financeDesk(process.env, Date.now)
  const firstMonth = services.configuration.FISCAL_YEAR_FIRST_MONTH
  const book = await services.books.read(asked.scenario)
  if (asked.template !== undefined) {
    const year = asked.fiscalYear ?? fiscalYearOf(periodAt(services.clock()).id, firstMonth)
    return writeSheet(
      asked.template,
      budgetSheet(book, year, firstMonth, await financeNames(services)),
      book,
      year,
    )
  }
  if (asked.history === true) {
    const history = await historyOf(services.books, asked.scenario, asked.fiscalYear ?? null, firstMonth)
    return asked.json === true
      ? asJson<BudgetHistory>(history)
      : budgetHistoryPage(history, asked.scenario, await financeNames(services))
  }
  const shown = { ...book, lines: linesOf(book, asked.fiscalYear, firstMonth) }
  return asked.json === true ? asJson<BudgetBook>(shown) : budgetPage(shown, firstMonth)
}

function linesOf({ lines }: BudgetBook, fiscalYear: string | undefined, firstMonth: number) {
  return fiscalYear === undefined
    ? lines
    : lines.filter(({ period }) => fiscalYearOf(period, firstMonth) === fiscalYear)
}

async function writeSheet(file: string, sheet: BudgetSheet, book: BudgetBook, year: string): Promise<string> {
  const kind = extname(file).toLowerCase()
  if (!['.xlsx', '.csv'].includes(kind)) {
    throw new InvalidInputError('template', file, 'the name of a .xlsx or .csv file')
  }
  const bytes = kind === '.csv' ? sheetCsv(sheet) : await sheetWorkbook(sheet, `Budget ${year}`)
  await writeFile(file, bytes, { flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
    const why =
      cause.code === 'EEXIST'
        ? 'is there already: name another, so that nothing is lost'
        : `cannot be written (${cause.code})`
    throw new RefusedError(`The file ${file} ${why}.`)
  })
  return `${file} holds ${scenarioWords(book.scenario)} of fiscal year ${year}, ${sheet.rows.length} rows at revision ${book.revision}. Fill it in, then: npm run budgets:import -- ${file}`
}

function asJson<Shown>(shown: Shown): string {
  return JSON.stringify(shown, null, 2)
}
