// The benchmark's answer as a table: ours, the plain work underneath, their ratio, and whether it is what was promised.
import Table from 'cli-table3'
import type { Method } from '../../shared/contract/request.ts'
import type { Growth } from './measure-growth.ts'
import type { PeakMemory } from './measure-memory.ts'
import type { ReadingFigures } from './measure-reading.ts'
import type { StoreFigures } from './measure-store.ts'
import type { Pair } from './timing.ts'

export interface BenchFigures {
  readonly machine: string
  readonly rounds: number
  readonly tenants: number
  readonly rows: Readonly<Record<string, number>>
  readonly reading: ReadingFigures
  readonly store: StoreFigures
  /** Each from half as many tenants to so many. */
  readonly growth: ReadonlyMap<number, Growth>
  readonly memory: PeakMemory
}

const TARGETS = { reading: 2, write: 1.3, verify: 1.5, exponent: 1.1 }

type Line = readonly [
  item: string,
  ours: string,
  baseline: string,
  ratio: string,
  range: string,
  target: string,
  met: string,
]

export function report(figures: BenchFigures): string {
  const lines = linesOf(figures)
  const table = new Table({
    head: ['Item', 'Ours', 'Baseline', 'Ratio', 'Rounds from-to', 'Target', 'Met'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [] },
  })
  table.push(...lines.map((line) => [...line]))
  const missed = lines.filter((line) => line[6] === 'NO').map(([item]) => item)
  return [
    table.toString(),
    `Medians of ${figures.rounds} rounds; a ratio is the median of the rounds' own ratios, each pair measured in turn.`,
    world(figures),
    memoryLine(figures.memory),
    figures.machine,
    missed.length === 0 ? 'Every target is met.' : `MISSED: ${missed.join('; ')}.`,
  ].join('\n')
}

function linesOf({ reading, store, growth }: BenchFigures): Line[] {
  const { pairs, againstPeriod, readMs, computeMs } = reading
  const method = (name: Method): Pair => pairs.get(name) as Pair
  return [
    paired('Read + compute, even, against COPY of all input rows', method('even'), TARGETS.reading),
    paired('Read + compute, volume, against the same COPY', method('volume'), TARGETS.reading),
    paired('Read + compute, volume_per_ip, against the same COPY', method('volume_per_ip'), TARGETS.reading),
    paired("  even, against COPY of the period's rows alone", againstPeriod, null),
    ['  even: of which read', milliseconds(readMs), '', '', '', '', ''],
    ['  even: of which compute', milliseconds(computeMs), '', '', '', '', ''],
    paired('Run write, against plain batch writes of the same items', store.write, TARGETS.write),
    paired('Verification, against a plain consistent read', store.verify, TARGETS.verify),
    ...[...growth].map(([tenants, { pair, exponent }]) => grown(tenants, pair, exponent)),
  ]
}

function paired(item: string, pair: Pair, target: number | null): Line {
  const { oursMs, baselineMs, ratio, lowestRatio, highestRatio } = pair
  return [
    item,
    milliseconds(oursMs),
    milliseconds(baselineMs),
    ratio.toFixed(2),
    `${lowestRatio.toFixed(2)}-${highestRatio.toFixed(2)}`,
    target === null ? '' : `<= ${target}`,
    target === null ? '' : ratio <= target ? 'yes' : 'NO',
  ]
}

function grown(tenants: number, pair: Pair, exponent: number): Line {
  const [least, most] = [Math.log2(pair.lowestRatio), Math.log2(pair.highestRatio)]
  return [
    `Growth exponent of read + compute, ${count(tenants / 2)} to ${count(tenants)} tenants`,
    milliseconds(pair.oursMs),
    milliseconds(pair.baselineMs),
    exponent.toFixed(2),
    `${least.toFixed(2)}-${most.toFixed(2)}`,
    `< ${TARGETS.exponent}`,
    exponent < TARGETS.exponent ? 'yes' : 'NO',
  ]
}

function world({ tenants, rows, reading, store }: BenchFigures): string {
  const analytics = (rows.billing_analytics ?? 0) + (rows.deliverability_daily_summary ?? 0)
  const { all, period } = reading.copied
  return [
    `World of ${count(tenants)} tenants and the odd cases: ${count(rows.vps_instances)} VPS, ${count(rows.smtp_ip_addresses)} IPs,`,
    `${count(rows.domain_ip_assignments)} assignments, ${count(analytics)} analytics rows.`,
    `COPY: ${count(all.rows)} rows, ${megabytes(all.bytes)} (${count(period.rows)} rows, ${megabytes(period.bytes)} of the period).`,
    `Run: ${count(store.items)} items, ${megabytes(store.bytes)}.`,
  ].join(' ')
}

function memoryLine({ durationMs, rssAtStart, rssPeak, heapPeak, heapHeld }: PeakMemory): string {
  return `Peak memory of one whole run (read, compute, publish: ${milliseconds(durationMs)}) in a fresh process: ${megabytes(rssPeak)} RSS (${megabytes(rssAtStart)} before it began), heap ${megabytes(heapPeak)} (${megabytes(heapHeld)} after collections).`
}

const count = (value: number | undefined): string => (value ?? 0).toLocaleString('en-US')
const milliseconds = (value: number): string => `${count(Math.round(value))} ms`
const megabytes = (bytes: number): string => `${count(Math.round(bytes / 2 ** 20))} MB`
