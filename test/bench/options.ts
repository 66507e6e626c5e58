// What the benchmark can be asked for on its command line.
import { Command, InvalidArgumentError } from 'commander'
import { BAD_ARGUMENTS } from '../../infra/commands/exit-codes.ts'
import { PROMISED_TENANTS } from './world.ts'

export interface BenchOptions {
  readonly tenants: number
  readonly rounds: number
  /** Also measures growth from this size to twice it. */
  readonly double: boolean
}

/** Ends the process after --help and after an argument it does not accept, saying what it accepts. */
export function readOptions(args: readonly string[]): BenchOptions {
  return new Command('npm run bench --')
    .description(
      'Measures allocation and publication against the plain work underneath, paired in one run, on engines of its own.',
    )
    .option('--tenants <count>', 'size of the world', wholeNumber(200, 50_000), PROMISED_TENANTS)
    .option('--rounds <count>', 'how often each pair is measured', wholeNumber(1, 100), 5)
    .option('--double', 'also measure growth up to twice as many tenants', false)
    .addHelpText(
      'after',
      `
The rest of the world follows the tenants (20,000: 5,000 VPS, 50,000 IPs, 200,000 assignments, 600,000 analytics rows).
Exit code 0 when everything was measured, also where a target is missed: this is a benchmark, not a test.`,
    )
    .allowExcessArguments(false)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : BAD_ARGUMENTS))
    .parse(args, { from: 'user' })
    .opts<BenchOptions>()
}

/** Ends the process after --help and after an argument it does not accept, saying what it accepts. */
export function readApiOptions(args: readonly string[]): Pick<BenchOptions, 'rounds'> {
  return new Command('npm run bench:api --')
    .description(
      "Measures the API's own work against the plain reads and checks underneath, paired in one run.",
    )
    .option('--rounds <count>', 'how often each pair is measured', wholeNumber(1, 100), 9)
    .addHelpText('after', '\nExit code 0 when everything was measured, also where a target is missed.')
    .allowExcessArguments(false)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : BAD_ARGUMENTS))
    .parse(args, { from: 'user' })
    .opts<Pick<BenchOptions, 'rounds'>>()
}

/** Ends the process after --help and after an argument it does not accept, saying what it accepts. */
export function readLargestOptions(args: readonly string[]): Pick<BenchOptions, 'tenants'> {
  return new Command('npm run bench:largest --')
    .description(
      'Measures four sizes of a month, each twice the one before, and says from their growth what one function of 10 GB and 15 minutes handles.',
    )
    .option(
      '--tenants <count>',
      'the largest of the sizes; ten assignments a tenant',
      wholeNumber(800, 80_000),
      40_000,
    )
    .addHelpText('after', '\nExit code 0 when everything was measured.')
    .allowExcessArguments(false)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : BAD_ARGUMENTS))
    .parse(args, { from: 'user' })
    .opts<Pick<BenchOptions, 'tenants'>>()
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`)
  }
}
