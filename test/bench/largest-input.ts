// npm run bench:largest: the largest month that one function of 10 GB and 15 minutes handles. A few sizes are measured, each
// twice the one before, in fresh processes; the rest is their growth exponent, and said to be an extrapolation.
import Table from 'cli-table3'
import { stopOnSignals } from '../../infra/local/stop-on-signals.ts'
import { runProgram } from './child-program.ts'
import { type Engines, startEngines } from './engines.ts'
import { exponentOf, type Measured, sizeAtLimit } from './growth-of-input.ts'
import { machineFacts } from './machine.ts'
import { measureMemory, type PeakMemory } from './measure-memory.ts'
import { readLargestOptions } from './options.ts'
import type { MonthParts } from './programs/month-parts.ts'

const MEGABYTE = 2 ** 20
const LIMITS = { bytes: 10_240 * MEGABYTE, seconds: 900 }
const SIZES = 4
/** What Lambda lets Node use of 10 GB. */
const HEAP = '--max-old-space-size=9216'

interface Size {
  readonly tenants: number
  readonly parts: MonthParts
  readonly whole: PeakMemory
}

interface Quantity {
  readonly name: string
  readonly limit: number
  of(size: Size): number
}

const seconds = (...milliseconds: number[]) => milliseconds.reduce((sum, each) => sum + each, 0) / 1_000

const QUANTITIES: readonly Quantity[] = [
  {
    name: 'read + compute + pack: seconds',
    limit: LIMITS.seconds,
    of: ({ parts }) => seconds(parts.readMs, parts.computeMs, parts.packMs),
  },
  {
    name: 'read + compute + pack: bytes',
    limit: LIMITS.bytes,
    of: ({ parts }) => parts.rssPeak - parts.rssAtStart,
  },
  {
    name: 'whole run, published and verified: seconds',
    limit: LIMITS.seconds,
    of: ({ whole }) => seconds(whole.durationMs),
  },
  {
    name: 'whole run, published and verified: bytes',
    limit: LIMITS.bytes,
    of: ({ whole }) => whole.rssPeak - whole.rssAtStart,
  },
]

const { tenants: largest } = readLargestOptions(process.argv.slice(2))
process.env.NODE_OPTIONS = HEAP
const starting = startEngines()
let interrupted = false
stopOnSignals(
  {
    stop: async () => {
      interrupted = true
      await (await starting).stop()
    },
  },
  (code) => process.exit(code),
)
const engines = await starting
try {
  const sizes: Size[] = []
  for (let step = SIZES - 1; step >= 0; step -= 1) {
    sizes.push(await measureSize(engines, Math.round(largest / 2 ** step)))
  }
  process.stdout.write(`${report(sizes, machineFacts(engines.postgresVersion))}\n`)
} catch (error) {
  // What is being measured fails when its engines are taken away: the signal has its own exit code.
  if (!interrupted) throw error
} finally {
  await engines.stop()
}

async function measureSize({ createDatabase }: Engines, tenants: number): Promise<Size> {
  say(`Generating and loading a world of ${count(tenants)} tenants`)
  const url = await createDatabase(`largest_${tenants}`)
  await runProgram('load-world', url, String(tenants))
  say('Reading, computing and packing it in a fresh process')
  const parts = await runProgram<MonthParts>('month-parts', url)
  const whole = await measureMemory(url, say, `bench-largest-${tenants}`)
  return { tenants, parts, whole }
}

function report(sizes: readonly Size[], machine: string): string {
  const measured = new Table({
    head: ['Assignments', 'Tenants', 'Read', 'Compute', 'Pack', 'Memory', 'Whole run', 'Memory'],
    colAligns: ['right', 'right', 'right', 'right', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  })
  for (const { tenants, parts, whole } of sizes) {
    measured.push([
      count(parts.assignments),
      count(tenants),
      ...[parts.readMs, parts.computeMs, parts.packMs].map(inSeconds),
      inMegabytes(parts.rssPeak),
      inSeconds(whole.durationMs),
      inMegabytes(whole.rssPeak),
    ])
  }
  const growing = new Table({
    head: ['What grows', 'Exponent', 'Limit', 'Reached at, extrapolated'],
    colAligns: ['left', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  })
  const reached = QUANTITIES.map(({ name, limit, of }) => {
    const points = sizes.map((size): Measured => ({ size: size.parts.assignments, value: of(size) }))
    const assignments = sizeAtLimit(points, limit)
    const limitText = limit === LIMITS.bytes ? inMegabytes(limit) : `${limit} s`
    growing.push([
      name,
      exponentOf(points).toFixed(2),
      limitText,
      `${count(rounded(assignments))} assignments`,
    ])
    return { name, assignments }
  })
  const first = reached.reduce((one, other) => (one.assignments < other.assignments ? one : other))
  return [
    measured.toString(),
    growing.toString(),
    `Extrapolated, not measured: one function of 10 GB and 15 minutes handles about ${count(rounded(first.assignments))} assignments; what ends it first is ${first.name}.`,
    'Memory is the most that the process had at once, garbage included; exponents are of what it took beyond an empty process.',
    machine,
  ].join('\n')
}

/** Two digits are all that an extrapolation has. */
function rounded(value: number): number {
  return Number(value.toPrecision(2))
}

function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`
}

function inMegabytes(bytes: number): string {
  return `${count(Math.round(bytes / MEGABYTE))} MB`
}

function count(value: number): string {
  return value.toLocaleString('en-US')
}

/** A line on stderr with the seconds since the start, so that stdout holds the tables alone. */
function say(what: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${what}\n`)
}
