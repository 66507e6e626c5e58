// npm run bench:forecast: forecasts against R's forecast package on 1,000 simulated series and on the series that come with R,
// in one run: how far points are off (sMAPE), paired, and how often what came fell inside the 80 % interval.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Table from 'cli-table3'
import { type BenchSeries, forecastOfSeries, type Held, scoresOf } from './forecast-bench.ts'
import {
  type ReferenceSeries,
  referenceForecasts,
  referenceVersion,
  seriesOfR,
} from './forecast-reference.ts'
import { simulatedSeries } from './simulated-series.ts'

const AHEAD = 12
const OF_EACH_KIND = 100
const LENGTHS = [6, 12, 24, 36, 60]
const TARGETS = { ratio: 0.02, coverage: 5 }

const version = referenceVersion()
if (version === null) {
  process.stderr.write(
    "The reference is not there: install R's forecast package with `apt-get install -y --no-install-recommends r-cran-forecast`, then run this again.\n",
  )
  process.exit(1)
}
const folder = mkdtempSync(join(tmpdir(), 'bench-forecast-'))
try {
  process.stdout.write(`${measure(folder, version)}\n`)
} finally {
  rmSync(folder, { recursive: true })
}

function measure(folder: string, version: string): string {
  const simulated = simulatedSeries(OF_EACH_KIND, AHEAD)
  const real = seriesOfR(folder).flatMap(windowsOf)
  const startedMs = performance.now()
  const ours = [...simulated, ...real].map((series) => ({ series, forecast: forecastOfSeries(series) }))
  const eachMs = (performance.now() - startedMs) / ours.length
  const references = referenceForecasts(
    ours.map(({ series, forecast }) => ({ ...series, methodId: forecast.ours.methodId })),
    folder,
  )
  const held = ours.map(({ series, forecast }): Held => {
    const reference = references.get(series.id)
    if (reference === undefined) throw new Error(`The reference has no forecast of ${series.id}.`)
    return { series, ...forecast, reference }
  })
  return report(held.slice(0, simulated.length), held.slice(simulated.length), eachMs, version)
}

/** The latest months of each length, and as many a third of the series earlier. */
function windowsOf({ id, values }: ReferenceSeries): BenchSeries[] {
  return LENGTHS.flatMap((months) =>
    [values.length, Math.floor((values.length * 2) / 3)]
      .filter((end) => end >= months + AHEAD)
      .map((end) => {
        const cents = values.slice(end - months - AHEAD, end).map((value) => Math.round(value * 10_000))
        const named = `${id} ${months} months to ${end}`
        return { id: named, kind: id, past: cents.slice(0, months), came: cents.slice(months) }
      })
      .filter(({ past }) => new Set(past).size > 1),
  )
}

function report(simulated: readonly Held[], real: readonly Held[], eachMs: number, version: string): string {
  const table = new Table({
    head: [
      'Series',
      'n',
      'sMAPE',
      'R Theta',
      'Ratio',
      'Median',
      'R own',
      'Inside',
      'R inside',
      'Stated',
      'Sum in',
    ],
    colAligns: ['left', ...Array<'right'>(10).fill('right')],
    style: { head: [], border: [], compact: true },
  })
  const add = (name: string, held: readonly Held[]) => table.push(lineOf(name, held))
  add('Simulated', simulated)
  for (const [kind, held] of Map.groupBy(simulated, ({ series }) => series.kind)) add(`  ${kind}`, held)
  for (const [months, held] of byLength(simulated)) add(`  of ${months} months`, held)
  add('That come with R', real)
  for (const [months, held] of byLength(real)) add(`  of ${months} months`, held)
  return [
    table.toString(),
    `sMAPE of ${AHEAD} months ahead in percent, mean over series; R Theta is the same method, R own is Theta where R decides on a season; Median is of the series' own ratios. Inside: percent of months inside the 80 % interval; Stated: the hit rate that stood beside it; Sum in: percent of series of which the sum of the 12 months is inside its own interval.`,
    ...dampedLines(simulated, real),
    `${eachMs.toFixed(2)} ms a forecast of ours, hit rate included. ${version}; Node ${process.versions.node}.`,
    verdict(simulated, real),
  ].join('\n')
}

function lineOf(name: string, held: readonly Held[]): (string | number)[] {
  const scores = scoresOf(held)
  const { series, ours, theta, ratio, medianRatio, own } = scores
  const shown = [ours, theta].map((percent) => percent.toFixed(2))
  const inside = [scores.coverage, scores.referenceCoverage, scores.stated, scores.sumCoverage].map(
    (percent) => (Number.isNaN(percent) ? '-' : percent.toFixed(1)),
  )
  return [name, series, ...shown, ratio.toFixed(4), medianRatio.toFixed(4), own.toFixed(2), ...inside]
}

function byLength(held: readonly Held[]): [number, Held[]][] {
  return [...Map.groupBy(held, ({ series }) => series.past.length)].sort(([one], [other]) => one - other)
}

/** Why the method is Theta: on the same series, and on how many there is a choice at all. */
function dampedLines(simulated: readonly Held[], real: readonly Held[]): string[] {
  return [
    { name: 'Simulated', held: simulated },
    { name: 'That come with R', held: real },
  ].map(({ name, held }) => {
    const { series, damped } = scoresOf(held)
    return `${name}: R damps the trend of ${damped.series} of ${series} (the others are too short for it); on these its sMAPE is ${damped.damped.toFixed(2)}, ours ${damped.ours.toFixed(2)}.`
  })
}

function verdict(simulated: readonly Held[], real: readonly Held[]): string {
  const [made, came] = [scoresOf(simulated), scoresOf(real)]
  const missed = [
    Math.abs(made.ratio - 1) <= TARGETS.ratio ? '' : 'sMAPE within 2 % of the reference, simulated',
    Math.abs(came.ratio - 1) <= TARGETS.ratio ? '' : 'sMAPE within 2 % of the reference, series of R',
    Math.abs(made.coverage - 80) <= TARGETS.coverage ? '' : 'coverage within 5 points of 80 %, simulated',
  ].filter((target) => target !== '')
  return missed.length === 0 ? 'Every target is met.' : `MISSED: ${missed.join('; ')}.`
}
