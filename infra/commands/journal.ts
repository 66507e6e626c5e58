// npm run journal: a closed month, or one of its restatements, as an accrual journal in CSV. Runs when run.mjs imports it.
import { Command, InvalidArgumentError, Option } from 'commander'
import { accrualJournalCsv } from '../../functions/exports/accrual-journal-csv.ts'
import { BASES, type Basis } from '../../functions/stores/runs/run-reader.ts'
import { endWith } from './exit-codes.ts'
import { readJournal } from './read-journal.ts'
import { print, withSystem } from './with-system.ts'

interface Arguments {
  readonly period: string
  readonly basis: Basis
  readonly restatement?: number
  readonly accrualAccount?: string
}

const program = new Command('npm run journal --')
  .description(
    'Prints modelled cost as journal lines that finance can book: a closed month, or what a restatement changed.',
  )
  .option('--period <YYYY-MM>', 'the month; the last one that ended when left out', 'previous')
  .addOption(
    new Option('--basis <basis>', 'closed: the whole month; restated: the adjustments of a restatement')
      .choices(BASES)
      .default('closed'),
  )
  .option('--restatement <number>', 'which one, counted from 1; the last when left out', positive)
  .option('--accrual-account <account>', 'the GL account that balances the journal; else "unmapped"')
  .addHelpText(
    'after',
    `
Cost centres and GL accounts are those of Finance's mapping (npm run mapping:import); what it lacks says "unmapped".
A restatement's journal holds its adjustments alone: book each restatement once.
Environment:
  DATABASE_URL  the figures are those of that database; without it of the embedded sample
Examples:
  npm run --silent journal -- --period 2026-10 > journal.csv
  npm run --silent journal -- --period 2026-10 --basis restated --restatement 1 > journal.csv
Exit codes: 0 printed, 1 refused or failed, 2 bad arguments.`,
  )
  .allowExcessArguments(false)
  .showHelpAfterError('Run it with --help to see what each argument accepts.')
  .exitOverride()

try {
  const { period, basis, restatement, accrualAccount } = program.parse().opts<Arguments>()
  if (restatement !== undefined && basis === 'closed') {
    program.error("error: option '--restatement <number>' needs '--basis restated'")
  }
  const asked = { period, restatement: basis === 'closed' ? null : (restatement ?? ('last' as const)) }
  const journal = await withSystem(() => readJournal(asked, accrualAccount ?? null))
  if (journal.unmappedLines > 0) {
    process.stderr.write(
      `${journal.unmappedLines} of ${journal.lines.length} lines have no cost centre or no GL account in Finance's mapping: they say "unmapped".\n`,
    )
  }
  await print(accrualJournalCsv(journal))
} catch (error) {
  endWith(error, (field) => (field === 'period' ? '--period' : field))
}

function positive(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('It takes a whole number from 1 on.')
  return number
}
