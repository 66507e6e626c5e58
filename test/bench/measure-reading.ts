// Reading and computing the month by every method, against copying the same rows out of the same Postgres.
import { METHODS, type Method } from '../../shared/contract/request.ts'
import { type CopiedRows, copyOut } from './copy-out.ts'
import { computeMonth, readAndCompute, readMonth } from './month-run.ts'
import { median, type Pair, pairOf, Timings, timed } from './timing.ts'

export interface ReadingFigures {
  /** By method, against a copy of all rows. */
  readonly pairs: ReadonlyMap<Method, Pair>
  /** Method even, against a copy of the rows of the period alone. */
  readonly againstPeriod: Pair
  readonly copied: Readonly<Record<CopiedRows, { rows: number; bytes: number }>>
  /** The two parts of method even, medians. */
  readonly readMs: number
  readonly computeMs: number
}

export async function measureReading(
  databaseUrl: string,
  rounds: number,
  say: (what: string) => void,
): Promise<ReadingFigures> {
  const contestants = new Map<Method | CopiedRows, () => Promise<unknown>>([
    ['all', () => copyOut(databaseUrl, 'all')],
    ...METHODS.map((method) => [method, () => readAndCompute(databaseUrl, method)] as const),
    ['period', () => copyOut(databaseUrl, 'period')],
  ])
  say('Reading and computing: warming up')
  const copied = { all: await copyOut(databaseUrl, 'all'), period: await copyOut(databaseUrl, 'period') }
  for (const method of METHODS) await readAndCompute(databaseUrl, method)
  const timings = new Timings<Method | CopiedRows>()
  const parts = { read: [] as number[], compute: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    say(`Reading and computing: round ${round + 1} of ${rounds}`)
    await timings.round(round, contestants)
    const read = await timed(() => readMonth(databaseUrl))
    parts.read.push(read.ms)
    parts.compute.push((await timed(async () => computeMonth(read.result.upstream, 'even'))).ms)
  }
  return {
    pairs: new Map(METHODS.map((method) => [method, pairOf(timings, method, 'all')])),
    againstPeriod: pairOf(timings, 'even', 'period'),
    copied,
    readMs: median(parts.read),
    computeMs: median(parts.compute),
  }
}
