// npm run bench:excel: what figures in cells cost on the stand-in for Excel - requests, bytes, syncs, promises that are left
// waiting, time - beside Microsoft's published batching pattern and beside bare promises, in one run.
import Table from 'cli-table3'
import { MEASURES } from '../../shared/measures/catalogue.ts'
import { gridAnswer, gridService } from '../addin/functions/grid-service.ts'
import { PublishedPattern } from '../addin/functions/published-pattern.ts'
import { type Service, somebody } from '../addin/functions/started.ts'
import { type PenguinOnExcel, penguinFiles, startPenguin } from '../addin/on-excel/penguin-on-excel.ts'
import type { FunctionsMetadata } from '../hosts/excel/calculation/functions-metadata.ts'
import { measureLargeReport, measureLargeVariance } from './large-report.ts'
import { machineFacts } from './machine.ts'
import { median, timed } from './timing.ts'

/** Tenants, months, measures. */
type Size = readonly [tenants: number, months: number, measures: number]
const LARGEST: Size = [100, 10, 10]
const SIZES: readonly Size[] = [[1, 1, 1], [10, 10, 1], LARGEST]
const ROUNDS = 3
const MEASURE_IDS = MEASURES.filter(({ scope }) => scope === 'tenant').map(({ id }) => id)
const cellsOf = ([tenants, months, measures]: Size) => tenants * months * measures
/** For cells to show what was answered. */
const ANSWERED_MS = 15_000
/** Longer than any deadline of the functions: what still waits then waits for good. */
const UNANSWERED_MS = 40_000
const READ_AND_WRITTEN = { rows: 1_000, columns: 100 }

const files = await penguinFiles()

const half = (all: readonly unknown[]) => all.slice(0, Math.ceil(all.length / 2))

type Asker = 'add-in' | 'published pattern' | 'bare promises'
type Failure = { readonly title: string; readonly service: Service; readonly patienceMs: number }

const FAILURES: readonly Failure[] = [
  { title: 'every answer 500', service: () => Response.json({}, { status: 500 }), patienceMs: ANSWERED_MS },
  { title: 'malformed JSON', service: () => new Response('{"success": tr'), patienceMs: ANSWERED_MS },
  {
    title: 'half of the figures lacking',
    patienceMs: ANSWERED_MS,
    service: (received) => {
      const { body } = received
      if (Array.isArray(body)) return Response.json({ values: half(body).map((_, index) => index) })
      return Response.json(gridAnswer({ ...received, body: { ...body, tenants: half(body.tenants) } }))
    },
  },
  { title: 'no answer at all', service: () => new Promise(() => {}), patienceMs: UNANSWERED_MS },
]

const counts = new Table({
  head: ['Cells', 'Asker', 'When', 'Requests', 'Bytes sent', 'Bytes received', 'Syncs', 'Unsettled', 'ms'],
  colAligns: ['right', 'left', 'left', 'right', 'right', 'right', 'right', 'right', 'right'],
  style: { head: [], border: [] },
})

const ASKERS = ['bare promises', 'published pattern', 'add-in'] as const
for (const size of SIZES) {
  for (const asker of ASKERS) {
    say(`${cellsOf(size)} cells, ${asker}`)
    const excel = open(asker, answerOf(asker))
    await measure(excel, size, asker, 'cold', () => fill(excel, asker, size))
    await measure(excel, size, asker, 'full recalculation', () => recalculate(excel))
    await measure(excel, size, asker, 'five rows inserted', () => insertRows(excel))
    excel.close()
  }
}
for (const { title, service, patienceMs } of FAILURES) {
  say(`failing: ${title}`)
  await Promise.all(
    ASKERS.slice(1).map(async (asker) => {
      const excel = open(asker, service)
      await Promise.race([fill(excel, asker, LARGEST), patience(excel, patienceMs)])
      record(excel, LARGEST, asker, title, null)
      excel.close()
    }),
  )
}
const ratios = await ratiosToBarePromises()
say('100,000 cells written and read')
const { written, read } = await writeAndRead()
say('a report of 20,000 rows')
const reports = await measureLargeReport()
say('a variance sheet of 2,000 lines and twelve months')
const variances = await measureLargeVariance()
process.stdout.write(
  `${[
    counts.toString(),
    `10,000 cells against bare promises, medians of ${ROUNDS} rounds in turn: ${ratios}.`,
    `100,000 cells through Excel.run: written in ${written}; read in ${read}.`,
    ...reports.map(
      ({ what, syncs, bytesSent, bytesReceived, ms }) =>
        `A report of 20,000 rows in ten columns, ${what}: ${syncs} syncs, ${bytesSent} bytes sent, ${bytesReceived} received, ${Math.round(ms)} ms.`,
    ),
    ...variances.map(
      ({ what, syncs, bytesSent, bytesReceived, ms }) =>
        `A variance sheet of 2,000 lines and twelve months, ${what}: ${syncs} syncs, ${bytesSent} bytes sent, ${bytesReceived} received, ${Math.round(ms)} ms.`,
    ),
    'The service answers at once, from memory; nothing goes over a network.',
    machineFacts(null),
  ].join('\n')}\n`,
)
process.exit()

function open(asker: Asker, service: Service): PenguinOnExcel {
  const excel = startPenguin(files, 'web', service)
  excel.penguin.setSession(somebody())
  if (asker !== 'add-in') registerPlain(excel, asker)
  return excel
}

/** The figures that are asked for one by one, as the published pattern does. */
function answerOf(asker: Asker): Service {
  if (asker === 'add-in') return gridService()
  return ({ body }) => Response.json({ values: (body as unknown[]).map((_, index) => index) })
}

/** PLAIN.FIGURE: with a promise that is answered at once, or by the published pattern with its timer. */
function registerPlain(excel: PenguinOnExcel, asker: Asker): void {
  const pattern = new PublishedPattern(async (operations) => {
    const response = await excel.fetch('https://figures.example.com/batch', {
      method: 'POST',
      body: JSON.stringify(operations),
    })
    return (await response.json()).values
  })
  let isScheduled = false
  const asked = (...given: string[]) => {
    if (!isScheduled) {
      isScheduled = true
      setTimeout(() => {
        isScheduled = false
        // As published, nobody hears of it.
        pattern.send().catch(() => undefined)
      }, 100)
    }
    return pattern.push('figure', given.slice(0, 3))
  }
  const implementation = asker === 'bare promises' ? () => Promise.resolve(1) : asked
  const parameters = ['measure', 'tenant', 'month'].map((name) => ({ name, type: 'string' }))
  const metadata = { functions: [{ id: 'FIGURE', name: 'FIGURE', parameters, result: {}, options: {} }] }
  excel.model.calculation.register({
    namespace: 'PLAIN',
    metadata: metadata as unknown as FunctionsMetadata,
    implementation: () => implementation as (...values: never[]) => unknown,
    errorClass: excel.CustomFunctions.Error,
    ledger: excel.world.ledger,
  })
}

async function fill(excel: PenguinOnExcel, asker: Asker, [tenants, months, measures]: Size): Promise<void> {
  const name = asker === 'add-in' ? 'PENGUIN.FIGURE' : 'PLAIN.FIGURE'
  const formulas = Array.from({ length: tenants }, (_, tenant) =>
    Array.from({ length: months * measures }, (__, column) => {
      const month = String(1 + Math.floor(column / measures)).padStart(2, '0')
      return `=${name}("${MEASURE_IDS[column % measures]}","Tenant ${tenant}","2026-${month}")`
    }),
  )
  await excel.Excel.run(async (context) => {
    const corner = context.workbook.worksheets.getActiveWorksheet().getRange('A1')
    corner.getResizedRange(tenants - 1, months * measures - 1).formulas = formulas
    await context.sync()
  })
  await excel.model.calculation.settled()
}

/** Pairs from the same rounds: what the machine does beside them weighs on all alike. */
async function ratiosToBarePromises(): Promise<string> {
  const ratios = new Map<string, number[]>()
  for (let round = 0; round < ROUNDS; round += 1) {
    say(`round ${round + 1} of ${ROUNDS}`)
    const times = new Map<Asker, readonly number[]>()
    for (const asker of round % 2 === 0 ? ASKERS : ASKERS.toReversed()) {
      const excel = open(asker, answerOf(asker))
      const cold = await timed(() => fill(excel, asker, LARGEST))
      const warm = await timed(() => recalculate(excel))
      times.set(asker, [cold.ms, warm.ms])
      excel.close()
    }
    for (const asker of ASKERS.slice(1)) {
      for (const [index, when] of ['cold', 'recalculated'].entries()) {
        const ratio = (times.get(asker)?.[index] ?? 0) / (times.get('bare promises')?.[index] ?? 0)
        ratios.set(`${asker} ${when}`, [...(ratios.get(`${asker} ${when}`) ?? []), ratio])
      }
    }
  }
  return [...ratios].map(([what, all]) => `${what} ${median(all).toFixed(2)}`).join(', ')
}

async function recalculate(excel: PenguinOnExcel): Promise<void> {
  await excel.Excel.run(async (context) => {
    context.workbook.application.calculate(excel.Excel.CalculationType.full)
    await context.sync()
  })
  await excel.model.calculation.settled()
}

async function insertRows(excel: PenguinOnExcel): Promise<void> {
  excel.user.insertRows('Sheet1', 1, 5)
  await excel.model.calculation.settled()
}

/** Ends so long after the first request: nothing more will come. */
async function patience({ ledger }: PenguinOnExcel, ms: number): Promise<void> {
  const wait = (forMs: number) => new Promise((resolve) => setTimeout(resolve, forMs))
  while (ledger.requests.length === 0) await wait(50)
  await wait(ms)
}

async function measure(
  excel: PenguinOnExcel,
  size: Size,
  asker: Asker,
  when: string,
  work: () => Promise<void>,
): Promise<void> {
  excel.world.ledger.reset()
  const { ms } = await timed(work)
  record(excel, size, asker, when, ms)
}

/** @param ms null where others ran at the same time */
function record({ ledger }: PenguinOnExcel, size: Size, asker: Asker, when: string, ms: number | null): void {
  counts.push([
    count(cellsOf(size)),
    asker,
    when,
    ledger.requests.length,
    count(sum(ledger.requests.map(({ bytesSent }) => bytesSent))),
    count(sum(ledger.requests.map(({ bytesReceived }) => bytesReceived))),
    ledger.syncs.length,
    ledger.unsettled().filter((what) => what.startsWith('FIGURE')).length,
    ms === null ? '' : count(Math.round(ms)),
  ])
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0)
}

async function writeAndRead(): Promise<{ written: string; read: string }> {
  const excel = startPenguin(files, 'web', gridService())
  const { rows, columns } = READ_AND_WRITTEN
  const values = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => row * columns + column),
  )
  const cost = async (work: () => Promise<void>): Promise<string> => {
    excel.world.ledger.reset()
    const { ms } = await timed(work)
    const { syncs } = excel.ledger
    const sent = sum(syncs.map(({ bytesSent }) => bytesSent))
    const received = sum(syncs.map(({ bytesReceived }) => bytesReceived))
    return `${count(Math.round(ms))} ms, ${syncs.length} syncs, ${count(sent)} bytes sent, ${count(received)} received`
  }
  const within = (act: (range: Excel.Range) => void) =>
    excel.Excel.run(async (context) => {
      const corner = context.workbook.worksheets.getActiveWorksheet().getRange('A1')
      act(corner.getResizedRange(rows - 1, columns - 1))
      await context.sync()
    })
  const answered = {
    written: await cost(() => within((range) => void Object.assign(range, { values }))),
    read: await cost(() => within((range) => void range.load('values'))),
  }
  excel.close()
  return answered
}

function count(value: number): string {
  return value.toLocaleString('en-US')
}

/** A line on stderr with the seconds since the start, so that stdout holds the table alone. */
function say(what: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${what}\n`)
}
