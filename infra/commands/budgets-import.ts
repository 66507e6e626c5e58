// npm run budgets:import: a budget out of a CSV file or a workbook, previewed and then submitted as a whole. Runs when run.mjs
// imports it.
import { userInfo } from 'node:os'
import { basename } from 'node:path'
import { Command, Option } from 'commander'
import { DIMENSIONS } from '../../shared/contract/budget/dimensions.ts'
import type { TableMapping } from '../../shared/contract/budget/pasted-table.ts'
import type { Scenario } from '../../shared/contract/budget/scenario.ts'
import { chooseMapping, readMapping } from '../budgets/choose-mapping.ts'
import { decideImport } from '../budgets/decide-import.ts'
import { financeDesk, financeNames, financeTerms } from '../budgets/finance-desk.ts'
import { prepareImport } from '../budgets/import-budget.ts'
import { readFileTable } from '../budgets/read-file-table.ts'
import { submitByHand } from '../budgets/submit-by-hand.ts'
import { audited } from './audited.ts'
import { aYear, scenarioOption } from './budget-arguments.ts'
import { canAsk, confirm } from './confirm.ts'
import { endWith, REFUSED } from './exit-codes.ts'
import { budgetImportPage } from './present/budget-import-page.ts'
import type { Progress } from './progress.ts'
import { print, withSystem } from './with-system.ts'

interface Arguments {
  readonly sheet?: string
  readonly scenario: Scenario
  readonly fiscalYear?: string
  readonly dimension?: string
  readonly measure?: string
  readonly owner?: string
  readonly amountsIn?: 'dollars' | 'thousands'
  readonly fillDown?: boolean
  readonly mapping?: string
  readonly as: string
  readonly why?: string
  readonly replaceStale?: boolean
  readonly dryRun?: boolean
  readonly yes?: boolean
  readonly json?: boolean
}

const program = new Command('npm run budgets:import --')
  .description('Imports a budget out of a CSV file or a workbook: all of it or nothing, after a preview.')
  .argument(
    '<file>',
    'a .csv or .xlsx file, laid out as its owner likes it: headings are found by what they say',
  )
  .option('--sheet <name>', 'which sheet of the workbook; asked for where there are several')
  .addOption(scenarioOption())
  .option('--fiscal-year <year>', 'the year of months that are named without one', aYear)
  .addOption(new Option('--dimension <dimension>', 'of every row that gives none').choices(DIMENSIONS))
  .option('--measure <id>', 'of every row that gives none, such as total_cost')
  .option('--owner <person>', 'of every new line whose row gives none; --as when left out')
  .addOption(new Option('--amounts-in <unit>', 'guessed when left out').choices(['dollars', 'thousands']))
  .option('--fill-down', 'an empty name repeats the one above it')
  .option('--mapping <file.json>', 'how the table is laid out, where it is not guessed right')
  .option('--as <person>', 'who submits, as owners of lines are named', userInfo().username)
  .option('--why <text>', 'for the history; the name of the file when left out')
  .option('--replace-stale', 'also replace what somebody changed since the file was made')
  .option('--dry-run', 'preview and submit nothing')
  .option('--yes', 'submit without asking')
  .option('--json', 'print one JSON object and nothing else; submits only with --yes')
  .addHelpText(
    'after',
    `
Environment:
  DATABASE_URL  the budget belongs to the figures of that database; without it to the embedded sample
  FISCAL_YEAR_FIRST_MONTH
                1 to 12 (default 1)
Examples:
  npm run budgets:import -- budget-2026.xlsx --sheet "FY26" --dimension plan --measure total_cost --dry-run
  npm run budgets:import -- budget.csv --fiscal-year 2026 --as fiona@example.com --why "Board, 12 December"
  npm run budgets:import -- reforecast.xlsx --scenario reforecast/6+6 --yes
Exit codes: 0 submitted, previewed or nothing to change, 1 refused, not confirmed or failed, 2 bad arguments.`,
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Run it with --help to see what each argument accepts.')
  .exitOverride()

const OPTIONS: Record<string, string> = {
  sheet: '--sheet',
  mapping: '--mapping',
  as: '--as',
  why: '--why',
}

try {
  program.parse()
  const [file = ''] = program.args
  await withSystem((_, progress) => imported(file, program.opts<Arguments>(), progress))
} catch (error) {
  endWith(error, (field) => OPTIONS[field] ?? field)
}

async function imported(file: string, asked: Arguments, progress: Progress): Promise<void> {
  const services = financeDesk(process.env, Date.now)
  const table = await readFileTable(file, asked.sheet)
  const choice = {
    fiscalYear: asked.fiscalYear ?? null,
    firstMonth: services.configuration.FISCAL_YEAR_FIRST_MONTH,
    dimension: asked.dimension,
    measure: asked.measure,
    owner: asked.owner,
    amountsIn: amountsIn(asked.amountsIn),
    fillDown: asked.fillDown,
    given: asked.mapping === undefined ? undefined : await readMapping(asked.mapping),
  }
  const chosen = chooseMapping(table.cells, choice)
  const book = await services.books.read(asked.scenario)
  const wish = {
    scenario: asked.scenario,
    why: asked.why ?? `Imported from ${basename(file)}`,
    replacesStale: asked.replaceStale === true,
  }
  const prepared = await prepareImport(book, table, chosen, wish, (rows) =>
    financeTerms(services, asked.as, rows),
  )
  const { shown } = prepared
  progress.end()
  if (asked.json !== true) await print(`${budgetImportPage(shown, await financeNames(services))}\n`)
  const isAsked = asked.json !== true && canAsk()
  const decision = await decideImport(shown, {
    supposesThousands: chosen.supposesThousands,
    isDryRun: asked.dryRun === true,
    isConfirmed: asked.yes === true,
    ask: isAsked ? () => confirm('Submit it?') : null,
  })
  const revision = decision.submits
    ? await audited(() => submitByHand(services.books, book, prepared, asked.as, services.clock))
    : book.revision
  if (decision.isRefused) process.exitCode = REFUSED
  const outcome = decision.submits ? `Submitted: the newest revision is ${revision}.` : decision.why
  await print(
    asked.json === true
      ? `${JSON.stringify({ ...shown, submitted: decision.submits, revision, outcome }, null, 2)}\n`
      : `${outcome}\n`,
  )
}

function amountsIn(given: Arguments['amountsIn']): TableMapping['amountsIn'] | undefined {
  return given === 'thousands' ? 'thousands of dollars' : given
}
