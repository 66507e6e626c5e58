// npm run figures: the main job as a command that ends. Runs when run.mjs imports it.
import { Command, Option } from 'commander'
import type { AllocateCostsEvent, RestateRequest } from '../../functions/allocate-costs/event.ts'
import { figuresCsv } from '../../functions/exports/figures-csv.ts'
import { BASES, type Basis } from '../../functions/stores/runs/run-reader.ts'
import { METHODS, SHARE_IDLE, SHARE_PLATFORM } from '../../shared/contract/request.ts'
import { periodAt, shiftPeriod } from '../../shared/periods/period.ts'
import { audited } from './audited.ts'
import { endWith } from './exit-codes.ts'
import { explanationPage } from './present/explanation-page.ts'
import { figuresPage } from './present/figures-table.ts'
import { restatementPage } from './present/restatement-page.ts'
import { readBasis, runAllocation, type ShownRun } from './run-allocation.ts'
import { print, withSystem } from './with-system.ts'

interface Arguments {
  readonly period?: string
  readonly asOf?: string
  readonly method?: AllocateCostsEvent['method']
  readonly shareIdle?: AllocateCostsEvent['shareIdle']
  readonly sharePlatform?: AllocateCostsEvent['sharePlatform']
  readonly basis?: Basis
  readonly restate?: string
  readonly restatedBy?: string
  readonly explain?: string
  readonly json?: boolean
  readonly csv?: boolean
  readonly dryRun?: boolean
}

const OPTIONS: Record<string, string> = {
  period: '--period',
  asOf: '--as-of',
  explain: '--explain',
  'restate.reason': '--restate',
  'restate.restatedBy': '--restated-by',
}
const ALLOCATING = ['asOf', 'method', 'shareIdle', 'sharePlatform', 'restate', 'restatedBy', 'dryRun']

const program = new Command('npm run figures --')
  .description("Allocates a month's costs to tenants, publishes the run, reads it back and prints it.")
  .option('--period <YYYY-MM>', 'the month; the current UTC month when left out')
  .option('--as-of <instant>', 'describe the world just before this ISO 8601 instant; UTC without a zone')
  .addOption(new Option('--method <method>', 'how tenants on an IP are weighed').choices(METHODS))
  .addOption(new Option('--share-idle <policy>', 'share idle VPS and IP cost').choices(SHARE_IDLE))
  .addOption(
    new Option('--share-platform <policy>', "share Finance's platform costs").choices(SHARE_PLATFORM),
  )
  .addOption(
    new Option('--basis <basis>', 'read the figures of a closed month, allocate nothing')
      .choices(BASES)
      .conflicts(ALLOCATING),
  )
  .option('--restate <reason>', 'publish beside a closed month what changed since, and why')
  .option('--restated-by <person>', 'who restates, with --restate')
  .option('--explain <tenant>', "show how one tenant's cost comes about (id or whole name)")
  .addOption(new Option('--json', 'print one JSON object and nothing else').conflicts('csv'))
  .addOption(new Option('--csv', 'print CSV and nothing else').conflicts('json'))
  .option('--dry-run', 'compute and print, publish nothing')
  .addHelpText(
    'after',
    `
Environment:
  DATABASE_URL  the Postgres to read (15 or newer; a read-only role is enough, nothing is written there);
                without it the embedded sample
Examples:
  npm run figures -- --period 2026-10
  npm run --silent figures -- --period 2026-10 --method volume --json
  npm run --silent figures -- --period 2026-10 --csv > figures.csv
  npm run figures -- --period 2026-10 --basis restated
  npm run figures -- --period 2026-10 --restate "A late invoice raised two servers." --restated-by Ann
Exit codes: 0 published, 1 refused or failed, 2 bad arguments.`,
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Run it with --help to see what each argument accepts.')
  .exitOverride()

try {
  const given = program.parse().opts<Arguments>()
  const shown = await withSystem(() =>
    given.restate === undefined ? shownRun(given) : audited(() => shownRun(given)),
  )
  await print(textOf(shown, given))
} catch (error) {
  endWith(error, (field) => OPTIONS[field] ?? field)
}

/** A month is the last one that ended where only closed ones are asked for and none is named. */
function shownRun({
  basis,
  restate,
  restatedBy,
  explain,
  json: _json,
  csv: _csv,
  ...event
}: Arguments): Promise<ShownRun> {
  if (basis !== undefined) {
    return readBasis(event.period ?? shiftPeriod(periodAt(Date.now()), -1).id, basis, explain)
  }
  const restated = restate !== undefined || restatedBy !== undefined
  const asked = { ...event, ...(restated && { restate: { reason: restate, restatedBy } as RestateRequest }) }
  return runAllocation({ ...asked, startedBy: 'npm run figures' }, explain)
}

function textOf(shown: ShownRun, { json, csv }: Arguments): string {
  if (json) return asJson(shown)
  return csv ? figuresCsv(shown.figures) : page(shown)
}

function asJson({ figures, explained, restatement }: ShownRun): string {
  const shown = {
    ...figures,
    ...(explained !== null && { explanation: explained.explanation }),
    ...(restatement !== null && { restatement }),
  }
  return `${JSON.stringify(shown, null, 2)}\n`
}

function page({ figures, explained, restatement, message }: ShownRun): string {
  const derivation = explained === null ? [] : [explanationPage(explained.explanation, explained.tenant)]
  const changes = restatement === null ? [] : [restatementPage(restatement)]
  return `${[figuresPage(figures), ...derivation, ...changes, message].join('\n\n')}\n`
}
