// The desk over the stand-in for Excel, and a figures service whose publications a test moves: what it holds of a month is one
// run, at whose cents everything is answered.
import type { Desk, Progress, Watch } from '../../../addin/desk/desk.ts'
import { openDesk } from '../../../addin/desk/open-desk.ts'
import { EXPLAIN_FIGURE_EXAMPLES } from '../../../shared/contract/api/examples/explain-figure.ts'
import { LIST_FIGURES_EXAMPLES } from '../../../shared/contract/api/examples/list-figures.ts'
import { LIST_KPIS_EXAMPLES } from '../../../shared/contract/api/examples/strategy.ts'
import type { HostName } from '../../hosts/excel/members/hosts.ts'
import { gridService, META } from '../functions/grid-service.ts'
import { type Received, type Service, somebody } from '../functions/started.ts'
import {
  type PenguinFiles,
  type PenguinOnExcel,
  penguinFiles,
  startPenguin,
} from '../on-excel/penguin-on-excel.ts'

export interface Published {
  runId: string
  state: 'open' | 'closed' | 'restated'
  /** Of every figure. */
  cents: number | null
  /** Answers to nobody. */
  isDown: boolean
  /** Months in whose runs no tenant is. */
  absentIn: readonly string[]
  /** Figures are answered when it is resolved. */
  until: Promise<void> | null
}

export const RUN = (number: number) => `019ad736-6e60-7000-8000-00000000000${number}`

export interface DeskWorld {
  readonly excel: PenguinOnExcel
  readonly desk: Desk
  readonly published: Published
  /** What the service was asked, one path a request. */
  readonly asked: Received[]
  /** Enters formulas from a cell on, and lets them settle. */
  enter(address: string, formulas: readonly (readonly unknown[])[]): Promise<void>
  /** @param address with its sheet, or else on the one in front */
  values(address: string): Promise<unknown[][]>
  formulas(address: string): Promise<unknown[][]>
  sheets(): Promise<string[]>
}

let files: Promise<PenguinFiles> | undefined

export async function openWorld(host: HostName = 'web', locale?: string): Promise<DeskWorld> {
  files ??= penguinFiles()
  const published: Published = {
    runId: RUN(1),
    state: 'open',
    cents: 10_000,
    isDown: false,
    absentIn: [],
    until: null,
  }
  const asked: Received[] = []
  const service: Service = (received, number) => {
    asked.push(received)
    return answer(published, received, number)
  }
  const excel = startPenguin(await files, host, service, {}, locale === undefined ? {} : { locale })
  Object.assign(globalThis, { Excel: excel.Excel, Office: excel.Office })
  excel.penguin.setSession(somebody())
  const ranged = <Result>(address: string, use: (range: Excel.Range) => Result, load = '') =>
    excel.Excel.run(async (context) => {
      const at = address.lastIndexOf('!')
      const { worksheets } = context.workbook
      const name = address.slice(0, Math.max(at, 0)).replace(/^'|'$/g, '')
      const sheet = at < 0 ? worksheets.getActiveWorksheet() : worksheets.getItem(name)
      const range = sheet.getRange(address.slice(at + 1))
      const result = load === '' ? use(range) : undefined
      if (load !== '') range.load(load)
      await context.sync()
      return load === '' ? (result as Result) : use(range)
    })
  return {
    ...{ excel, published, asked, desk: openDesk(excel.penguin) },
    enter: async (address, formulas) => {
      await ranged(address, (range) => {
        range.getResizedRange(formulas.length - 1, (formulas[0]?.length ?? 1) - 1).formulas =
          formulas as unknown[][]
      })
      await excel.model.calculation.settled()
    },
    values: (address) => ranged(address, ({ values }) => values, 'values'),
    formulas: (address) => ranged(address, ({ formulas }) => formulas, 'formulas'),
    sheets: () =>
      excel.Excel.run(async (context) => {
        context.workbook.worksheets.load('items/name')
        await context.sync()
        return context.workbook.worksheets.items.map(({ name }) => name)
      }),
  }
}

/** One that is never stopped, unless `stop` is called. */
export function watched(): Watch & { readonly heard: Progress[]; stop(): void } {
  const controller = new AbortController()
  const heard: Progress[] = []
  return {
    heard,
    signal: controller.signal,
    progress: (now) => void heard.push(now),
    stop: () => controller.abort(),
  }
}

async function answer(published: Published, received: Received, number: number): Promise<Response> {
  const { runId, state, cents, isDown } = published
  if (isDown) return Response.json({}, { status: 403 })
  const meta = { ...META, run_id: runId }
  switch (received.url.pathname.replace('/api/v1/', '')) {
    case 'figures/query':
      await published.until
      return gridService({ cellOf: () => cents, runId })(received, number)
    case 'periods':
      return Response.json({
        success: true,
        data: { periods: MONTHS.map((period) => monthOf(period, runId, state)) },
        meta,
      })
    case 'tenants':
      return Response.json({ success: true, data: TENANTS, meta })
    case 'figures':
      return Response.json({
        ...everyTenant,
        meta,
        data: { ...everyTenant.data, ...tableOf(received, published) },
      })
    case 'figures/explain':
      return explanation(received, published, meta)
    case 'system/kpis':
      return Response.json({ ...kpis, meta })
    default:
      return Response.json({}, { status: 404 })
  }
}

const MONTHS = ['2026-07', '2026-08', '2026-09', '2026-10']
const TENANTS = {
  period: '2026-10',
  tenants: [
    { tenant_id: '0000000a-0000-4000-8000-000000000000', tenant_name: 'Acme' },
    { tenant_id: '0000000b-0000-4000-8000-000000000000', tenant_name: null },
  ],
  tenant_count: 2,
  next_cursor: null,
}

const monthOf = (period: string, runId: string, state: Published['state']) => ({
  ...{ period, state, run_id: runId, as_of: '2026-11-01T00:00:00Z', last_updated: '2026-11-01T00:01:00Z' },
  ...{ method_id: 'even', closing: null },
})

const everyTenant = LIST_FIGURES_EXAMPLES.everyTenant?.answer as NonNullable<
  (typeof LIST_FIGURES_EXAMPLES)['everyTenant']
>['answer']
const kpis = LIST_KPIS_EXAMPLES[Object.keys(LIST_KPIS_EXAMPLES)[0] ?? '']?.answer
const explained = EXPLAIN_FIGURE_EXAMPLES.totalCost?.answer as NonNullable<
  (typeof EXPLAIN_FIGURE_EXAMPLES)['totalCost']
>['answer']

/** The lines of the example in every month, 801 cents. */
function explanation({ url }: Received, { absentIn }: Published, meta: typeof META): Response {
  const period = url.searchParams.get('period') ?? ''
  if (!absentIn.includes(period)) {
    return Response.json({ ...explained, data: { ...explained.data, period }, meta })
  }
  const error = { code: 'VALIDATION_FAILED', message: 'No such tenant.', details: [], request_id: 'r' }
  return Response.json({ success: false, error }, { status: 404 })
}

/** The first tenant of the example, at the cents that are published. */
function tableOf({ url }: Received, { runId, cents }: Published) {
  const period = url.searchParams.get('period') ?? ''
  const [tenant] = everyTenant.data.tenants
  const run = { run_id: runId, as_of: '2026-11-01T00:00:00Z', last_updated: null, method_id: 'even' }
  const figures = { ...tenant?.figures, total_cost: cents }
  const of = { period, as_of: run.as_of, runs: { [period]: run } }
  return { ...of, tenants: [{ ...tenant, figures }], tenant_count: 1, next_cursor: null }
}
