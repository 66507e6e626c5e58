// npm run bench:variance: what the largest variance sheet costs: 2,000 lines of twelve months with their outlooks, over runs
// of 24 months and 2,000 tenants. Seconds of this process's own CPU, as a function pays them; the store is a process of its own.
import { brotliCompressSync, constants } from 'node:zlib'
import Table from 'cli-table3'
import { bookStore } from '../../functions/stores/budgets/book-store.ts'
import { connectFiguresTable } from '../../functions/stores/figures-table.ts'
import { createTable } from '../../infra/local/create-stores.ts'
import { compareKeys } from '../../shared/budgets/line-key.ts'
import type { BudgetLine, Dimension } from '../../shared/contract/budget/line.ts'
import { parsePeriod } from '../../shared/periods/period.ts'
import { monthsFrom } from '../../shared/periods/span.ts'
import { startFiguresApi } from '../engines/figures-api.ts'
import { recorded } from '../functions/stores/calls.ts'
import { manyTenants, publishAt, runOf, tenantId } from '../functions/stores/runs/sample-runs.ts'
import { answerOf, startProgram, stopPrograms } from './child-program.ts'
import { machineFacts } from './machine.ts'

const TENANTS = 2_000
const MONTHS = monthsFrom('2024-01', 24)
const NOW_MS = Date.UTC(2026, 0, 10)
const YEAR = '2025'
/** As answers are sent. */
const BROTLI_QUALITY = 4

const QUESTIONS: readonly (readonly [string, string])[] = [
  ['A year by months with outlooks, first time', `variance?period=${YEAR}&parts=months&dimension=tenant`],
  ['  the same again', `variance?period=${YEAR}&parts=months&dimension=tenant&groupBy=none`],
  [
    'A month with outlooks, of all dimensions and what nobody budgeted',
    'variance?period=2025-10&unbudgeted=true',
  ],
  [
    'The bridge of every line of a month',
    'bridges/from-budget?period=2025-10&dimension=tenant&measure=total_cost',
  ],
]

try {
  const { endpoint } = await answerOf<{ endpoint: string }>(startProgram('dynamodb'))
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'embedded',
    AWS_SECRET_ACCESS_KEY: 'embedded',
  })
  process.stdout.write(`${await measured()}\n${machineFacts(null)}\n`)
} finally {
  await stopPrograms()
}

async function measured(): Promise<string> {
  const stored = connectFiguresTable('bench-variance')
  await createTable(stored.name)
  for (const [index, month] of MONTHS.entries()) {
    if (index % 6 === 0) say(`Publishing ${month} and the months after it`)
    const period = parsePeriod(month)
    // The last months go on, so that there is something to forecast.
    if (month > '2025-10') continue
    const change = { period, asOfMs: period.endMs, readAtMs: period.endMs }
    await publishAt(stored, period.endMs + 60_000, runOf(manyTenants(TENANTS, 1_000 + 7 * index), change))
  }
  const store = bookStore(stored)
  const before = await store.read({ kind: 'budget' })
  await store.write(before, { ...before, revision: 1, lines: budget() }, { lines: [], years: [] })

  const { table, calls } = recorded(stored)
  const api = await startFiguresApi({ table, now: () => NOW_MS })
  const token = await api.token(['ROLE_FINANCE'])
  const report = new Table({
    head: ['Asked', 'CPU', 'Passed', 'JSON', 'Brotli', 'Reads'],
    style: { head: [], border: [] },
  })
  for (const [what, path] of QUESTIONS) {
    calls.length = 0
    const [cpu, startedAtMs] = [process.cpuUsage(), performance.now()]
    const { status, text } = await api.get(`/api/v1/planning/${path}`, token, { 'accept-encoding': 'br' })
    const { user, system } = process.cpuUsage(cpu)
    const passedMs = performance.now() - startedAtMs
    if (status !== 200) throw new Error(`answered ${status}: ${text.slice(0, 300)}`)
    const packed = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
    report.push([
      what,
      `${((user + system) / 1e6).toFixed(1)} s`,
      `${(passedMs / 1000).toFixed(1)} s`,
      megabytes(Buffer.byteLength(text)),
      megabytes(packed.length),
      calls.length,
    ])
  }
  stored.client.destroy()
  return report.toString()
}

function budget(): BudgetLine[] {
  const line = (dimension: Dimension, member: string, period: string, cents: number): BudgetLine => ({
    ...{
      dimension,
      member,
      measure: 'total_cost',
      period,
      cents,
      quantityAndRate: null,
      owner: ownerOf(member),
    },
    ...{ note: null, version: 1, changedBy: 'fay', changedAt: '2025-01-01T00:00:00Z' },
  })
  const lines = monthsFrom(`${YEAR}-01`, 12).flatMap((period) => [
    ...Array.from({ length: TENANTS }, (_, number) => line('tenant', tenantId(number), period, 400 + number)),
    line('vendor', 'hostwinds', period, 500_000),
    line('plan', 'Growth', period, 200_000),
    line('resource_type', 'vps', period, 100_000),
  ])
  return lines.sort(compareKeys)
}

function ownerOf(member: string): string {
  return `owner-${member.charCodeAt(0) % 7}@example.com`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`
}

/** A line on stderr with the seconds since the start, so that stdout holds the table alone. */
function say(what: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${what}\n`)
}
