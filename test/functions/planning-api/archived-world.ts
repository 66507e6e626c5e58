// A month that is over, allocated, closed and restated with the handlers that are deployed, and the API in front of it.
import { expect } from '@jest/globals'
import type { JWTPayload } from 'jose'
import { packArchive } from '../../../functions/stores/archive/pack-archive.ts'
import { writeArchive } from '../../../functions/stores/archive/write-archive.ts'
import type { FiguresTable } from '../../../functions/stores/figures-table.ts'
import type { Role } from '../../../shared/access/roles.ts'
import {
  type AnswerTo,
  CONTRACT,
  type OperationContract,
  type RequestInput,
} from '../../../shared/contract/api/operations.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import type { Period } from '../../../shared/periods/period.ts'
import { type MemoryArchive, memoryArchive } from '../../engines/archive.ts'
import { type ApiResponse, startFiguresApi, type TestApi } from '../../engines/figures-api.ts'
import type { TestTable } from '../../engines/figures-table.ts'
import { type MonthEnds, monthEnds } from '../../engines/month-ends.ts'
import { run } from '../../worlds/world.ts'
import { archivedRunOf } from '../stores/archive/sample-archives.ts'
import { FIRST_START_MS, publishAt, runIdAt } from '../stores/runs/sample-runs.ts'

export interface Asker {
  readonly roles?: readonly Role[]
  readonly claims?: JWTPayload
  readonly headers?: Readonly<Record<string, string>>
}

type Asked = 'bridgeRuns' | 'tryWhatIf' | 'listFigures' | 'listAdjustments' | 'listResourceCosts'

export class ArchivedWorld {
  readonly archive: MemoryArchive = memoryArchive()
  readonly finance: MonthEnds
  /** Epoch milliseconds; each look at the clock is a minute later. */
  nowMs: number
  /** The platform's rows as they are now. */
  rows: CostInputs | ((period: Period) => CostInputs)
  readonly #api: Promise<TestApi>

  constructor(
    { table }: TestTable,
    nowMs: number,
    rows: CostInputs | ((period: Period) => CostInputs),
    environment: Readonly<Record<string, string>> = {},
  ) {
    this.nowMs = nowMs
    this.rows = rows
    const now = () => {
      this.nowMs += 60_000
      return this.nowMs
    }
    const { archive } = this
    this.finance = monthEnds({
      ...{ table, archive, now, environment },
      rows: (period) => (typeof this.rows === 'function' ? this.rows(period) : this.rows),
    })
    this.#api = startFiguresApi({ table, archives: archive, now: () => this.nowMs, environment })
  }

  async response<Name extends Asked>(
    operation: Name,
    request: RequestInput<Name>,
    { roles = ['ROLE_FINANCE'], claims, headers }: Asker = {},
  ): Promise<ApiResponse> {
    const api = await this.#api
    const { method, path } = CONTRACT[operation]
    const token = await api.token(roles, claims)
    const more = { token, ...(headers && { headers }) }
    if (method === 'POST') return api.send({ method, path, body: request, ...more })
    const query = new URLSearchParams(Object.entries(request).map(([name, value]) => [name, String(value)]))
    return api.send({ path: `${path}?${query}`, ...more })
  }

  /** A 200, exactly as the contract says. */
  async ask<Name extends Asked, Request extends RequestInput<Name>>(
    operation: Name,
    request: Request,
    asker?: Asker,
  ): Promise<AnswerTo<Name, Request>> {
    const { json, status } = await this.response(operation, request, asker)
    if (status !== 200) throw new Error(JSON.stringify(json))
    const { answer }: OperationContract = CONTRACT[operation]
    expect(answer?.parse(json)).toEqual(json)
    return json as AnswerTo<Name, Request>
  }

  /** `status code: message`, with the fields. */
  async refusal<Name extends Asked>(
    operation: Name,
    request: RequestInput<Name>,
    asker?: Asker,
  ): Promise<string> {
    const { json, status } = await this.response(operation, request, asker)
    const fields = (json.error?.details ?? []).map(({ field }: { field: string }) => field).join(' ')
    return `${status} ${json.error?.code} [${fields}] ${json.error?.message}`
  }
}

/**
 * A run whose archived inputs give other figures today than were published.
 *
 * @param inputs that the published figures come from, and those that are archived
 */
export async function publishEarlierVersion(
  { archive }: ArchivedWorld,
  table: FiguresTable,
  inputs: { readonly computed: CostInputs; readonly archived: CostInputs },
): Promise<string> {
  const runId = runIdAt(FIRST_START_MS)
  const packed = await packArchive(runId, archivedRunOf(inputs.archived))
  await writeArchive(archive, packed)
  await publishAt(table, FIRST_START_MS, run(inputs.computed), { runId, archive: packed.reference })
  return runId
}
