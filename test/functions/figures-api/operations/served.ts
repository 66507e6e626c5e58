// The figures API over a table of its own, with a clock that a test moves and every DynamoDB call it makes in view.
// What it answers is held against the contract, so that no test reads a field that the contract does not name.
import { expect } from '@jest/globals'
import type { JWTPayload } from 'jose'
import type { ArchiveObjects } from '../../../../functions/stores/archive/archive-objects.ts'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import type { RunOrigin } from '../../../../functions/stores/runs/prepare-run.ts'
import { expireRecord } from '../../../../functions/stores/runs/run-record.ts'
import type { Operation } from '../../../../shared/access/may-call.ts'
import type { Role } from '../../../../shared/access/roles.ts'
import {
  type AnswerTo,
  CONTRACT,
  type OperationContract,
  type RequestInput,
} from '../../../../shared/contract/api/operations.ts'
import type { ComputedRun } from '../../../../shared/figures/compute-run.ts'
import {
  type ApiRequest,
  type ApiResponse,
  startFiguresApi,
  type TestApi,
} from '../../../engines/figures-api.ts'
import { type AroundCall, type Call, withCalls } from '../../stores/calls.ts'
import { FIRST_START_MS, publishAt } from '../../stores/runs/sample-runs.ts'

export interface Asker {
  readonly roles?: readonly Role[]
  readonly claims?: JWTPayload
  readonly headers?: Readonly<Record<string, string>>
}

export class Served {
  readonly table: FiguresTable
  readonly api: TestApi
  /** What the API asked of DynamoDB so far. */
  readonly calls: Call[]
  readonly #clock: { nowMs: number; around: AroundCall }

  constructor(
    table: FiguresTable,
    api: TestApi,
    calls: Call[],
    clock: { nowMs: number; around: AroundCall },
  ) {
    this.table = table
    this.api = api
    this.calls = calls
    this.#clock = clock
  }

  /** Epoch milliseconds, for the API and for the tokens it is shown. */
  get nowMs(): number {
    return this.#clock.nowMs
  }

  set nowMs(nowMs: number) {
    this.#clock.nowMs = nowMs
  }

  /** Lets something else happen to the API's calls to DynamoDB. */
  breakStore(around: AroundCall): void {
    this.#clock.around = around
  }

  /** @returns the id of the run */
  async publish(
    run: ComputedRun,
    startedAtMs = FIRST_START_MS,
    change: Partial<RunOrigin> = {},
  ): Promise<string> {
    const { runId } = await publishAt(this.table, startedAtMs, run, change)
    return runId
  }

  /** Lets a run expire at an instant, as a newer one would. */
  expire(runId: string, atMs: number): Promise<void> {
    return expireRecord(this.table, runId, Math.floor(atMs / 1000))
  }

  async send(
    request: Omit<ApiRequest, 'token'>,
    { roles, claims, headers }: Asker = {},
  ): Promise<ApiResponse> {
    const token = await this.api.token(roles ?? ['ROLE_EXECUTIVE_CFO'], claims)
    return this.api.send({ ...request, token, headers: { ...request.headers, ...headers } })
  }

  get(path: string, asker?: Asker): Promise<ApiResponse> {
    return this.send({ path }, asker)
  }

  /** The answer of an operation; it must be a 200 and exactly as its contract says. */
  async ask<Name extends Operation, Request extends RequestInput<Name>>(
    operation: Name,
    request: Request,
    asker?: Asker,
  ): Promise<AnswerTo<Name, Request>> {
    const response = await this.response(operation, request, asker)
    const said = { status: response.status, error: response.json.error }
    expect(said).toEqual({ status: 200, error: undefined })
    const contract: OperationContract = CONTRACT[operation]
    expect(contract.answer?.parse(response.json)).toEqual(response.json)
    return response.json as AnswerTo<Name, Request>
  }

  /** Whatever is answered, refusals too. */
  response<Name extends Operation>(
    operation: Name,
    request: RequestInput<Name>,
    asker?: Asker,
  ): Promise<ApiResponse> {
    const { method, path } = CONTRACT[operation]
    if (method === 'POST') return this.send({ method, path, body: request }, asker)
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(request)) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== undefined) query.append(name, String(one))
      }
    }
    return this.get(`${path}?${query}`, asker)
  }
}

/** @param table where runs are published; the clock stands an hour after the first of them */
export async function serve(
  table: FiguresTable,
  environment: Readonly<Record<string, string>> = {},
  archives?: ArchiveObjects,
): Promise<Served> {
  const calls: Call[] = []
  const clock = {
    nowMs: FIRST_START_MS + 60 * 60 * 1000,
    around: ((_, send) => send()) as AroundCall,
  }
  const watched = withCalls(table, (call, send) => {
    calls.push(call)
    return clock.around(call, send)
  })
  const api = await startFiguresApi({
    table: watched,
    now: () => clock.nowMs,
    environment,
    ...(archives && { archives }),
  })
  return new Served(table, api, calls, clock)
}
