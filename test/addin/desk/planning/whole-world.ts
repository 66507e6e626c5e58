// The whole system in one process: months allocated, closed and restated by the handlers that are deployed, both functions of
// the API in front of them, and people with a workbook each, who use the desk as the pane does.

import type { Scheduler } from '../../../../addin/api/scheduler.ts'
import type { Desk } from '../../../../addin/desk/desk.ts'
import { openDesk } from '../../../../addin/desk/open-desk.ts'
import { startRuntime } from '../../../../addin/functions/start-runtime.ts'
import type { CostInputs } from '../../../../shared/inputs/cost-inputs.ts'
import { memoryArchive } from '../../../engines/archive.ts'
import { fetchServed } from '../../../engines/fetch-served.ts'
import { BASE_URL, startFiguresApi } from '../../../engines/figures-api.ts'
import type { TestTable } from '../../../engines/figures-table.ts'
import { type MonthEnds, monthEnds } from '../../../engines/month-ends.ts'
import type { Person } from '../../../functions/planning-api/budgets/budget-desk.ts'
import type { ExcelHost } from '../../../hosts/excel/start-excel.ts'
import { openWorkbook } from '../../workbook/reports/workbook-with-reports.ts'

const MINUTE_MS = 60_000
const NO_TIME: Scheduler = { now: () => 0, after: () => () => undefined }

export interface AtWork {
  readonly excel: ExcelHost
  /** Their workbook is in front while they do something. */
  does<Result>(work: (desk: Desk) => Promise<Result>): Promise<Result>
  close(): void
}

export class WholeWorld {
  readonly finance: MonthEnds
  /** Epoch milliseconds; each look at the clock by a month's end is a minute later. */
  nowMs: number
  /** The platform's rows as they are now. */
  rows: CostInputs
  readonly #api: ReturnType<typeof startFiguresApi>

  constructor({ table }: TestTable, nowMs: number, rows: CostInputs) {
    this.nowMs = nowMs
    this.rows = rows
    const archive = memoryArchive()
    const now = () => {
      this.nowMs += MINUTE_MS
      return this.nowMs
    }
    this.finance = monthEnds({ table, archive, now, rows: () => this.rows })
    this.#api = startFiguresApi({
      ...{ table, archives: archive, now: () => this.nowMs },
      environment: { OIDC_PERSON_CLAIM: 'preferred_username', MATERIALITY_AMOUNT_CENTS: '100' },
    })
  }

  async sitsDown({ name, roles, tenants }: Person): Promise<AtWork> {
    const api = await this.#api
    const excel = openWorkbook()
    const stored = new Map<string, string>()
    const { penguin } = startRuntime({
      fetch: fetchServed(api),
      scheduler: NO_TIME,
      storage: {
        getItem: async (key) => stored.get(key) ?? null,
        setItem: async (key, value) => void stored.set(key, value),
        removeItem: async (key) => void stored.delete(key),
      },
      usual: { apiUrl: BASE_URL, staleAllowed: false },
      shows: () => ({ formattedNumbers: false }),
    })
    const token = () =>
      api.token(roles, { sub: `id of ${name}`, preferred_username: name, tenants: [...tenants] })
    penguin.setSession({ account: name, token, renew: token })
    const desk = openDesk(penguin, NO_TIME)
    return {
      excel,
      does: async (work) => {
        Object.assign(globalThis, { Excel: excel.Excel, Office: excel.Office })
        const result = await work(desk)
        await excel.model.calculation.settled()
        return result
      },
      close: () => excel.close(),
    }
  }
}
