// R's forecast package from Debian: no dependency of the project, only what its forecasts are held against.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { IntervalMethod } from '../../shared/contract/forecast/forecast.ts'
import type { BenchSeries } from './forecast-bench.ts'

/** By month ahead, in cents. */
export interface ReferenceForecast {
  /** The same method: with a season taken out and put back where ours did. */
  readonly theta: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
  /** Theta where R decides on the season. */
  readonly own: readonly number[]
  /** Null where the series is too short for R to damp a trend. */
  readonly damped: readonly number[] | null
}

export interface ReferenceSeries {
  readonly id: string
  readonly values: readonly number[]
}

const SCRIPT = fileURLToPath(new URL('forecast-reference.R', import.meta.url))

/** @returns the versions of R and its package; null where they are not installed */
export function referenceVersion(): string | null {
  const asked = 'cat(R.version.string, "forecast", as.character(packageVersion("forecast")))'
  const { status, stdout } = spawnSync('Rscript', ['-e', asked], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

/** The series that come with R and its package, without those that have gaps. */
export function seriesOfR(folder: string): ReferenceSeries[] {
  const out = join(folder, 'series.csv')
  runScript('series', out)
  const byId = Map.groupBy(rowsOf(out), ({ id }) => id as string)
  return [...byId].map(([id, rows]) => ({ id, values: rows.map(({ value }) => Number(value)) }))
}

export function referenceForecasts(
  series: readonly (BenchSeries & { readonly methodId: IntervalMethod })[],
  folder: string,
): Map<string, ReferenceForecast> {
  const [given, out] = [join(folder, 'given.csv'), join(folder, 'forecasts.csv')]
  const rows = series.flatMap(({ id, methodId, past }) =>
    past.map((value, month) => ({ id, method: methodId, month: month + 1, value })),
  )
  writeFileSync(given, stringify(rows, { header: true }))
  runScript('forecast', given, out)
  const byId = Map.groupBy(rowsOf(out), ({ id }) => id as string)
  return new Map([...byId].map(([id, forecast]) => [id, forecastFrom(forecast)]))
}

function forecastFrom(rows: readonly Record<string, string>[]): ReferenceForecast {
  const column = (name: string) => rows.map((row) => Number(row[name]))
  const damped = rows.every((row) => row.damped !== '') ? column('damped') : null
  return { theta: column('theta'), low: column('low'), high: column('high'), own: column('own'), damped }
}

function rowsOf(path: string): Record<string, string>[] {
  return parse(readFileSync(path), { columns: true })
}

function runScript(...args: readonly string[]): void {
  const { status } = spawnSync('Rscript', [SCRIPT, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error(`The reference's script ended with exit code ${status}.`)
}
