// What people see of runs: which are published, which is current, what happened in one; and of runs that failed, only
// who sees the whole platform.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { prepareRun } from '../../../../functions/stores/runs/prepare-run.ts'
import { putRecord } from '../../../../functions/stores/runs/run-record.ts'
import { shiftPeriod } from '../../../../shared/periods/period.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { A, PERIOD } from '../../../worlds/world.ts'
import { DAY_MS, FIRST_START_MS, originAt, smallRun } from '../../stores/runs/sample-runs.ts'
import { type Asker, type Served, serve } from './served.ts'

describe('runs', () => {
  let tables: TestTable
  let served: Served

  const period = PERIOD.id
  const NEXT = shiftPeriod(PERIOD, 1)
  const MINUTE_MS = 60_000
  const owner: Asker = { roles: ['ROLE_BUDGET_OWNER'], claims: { tenants: [A] } }
  const operator: Asker = { roles: ['ROLE_OPERATIONS_MANAGER'] }

  beforeAll(async () => {
    tables = await startFiguresTable()
  })
  afterAll(() => tables.stop())

  beforeEach(async () => {
    served = await serve((await tables.another()).table)
  })

  const list = async (asker?: Asker, asked: object = { period }) =>
    (await served.ask('listRuns', asked, asker)).data.runs

  const nextMonth = { period: NEXT, asOfMs: NEXT.endMs, readAtMs: NEXT.endMs }

  /** A run that never became readable. */
  async function abandon(state: 'failed' | 'refused' | 'writing', startedAtMs: number): Promise<string> {
    const run = smallRun(startedAtMs % 1_000)
    const { record } = prepareRun(run, originAt(startedAtMs, run))
    await putRecord(served.table, { ...record, state })
    return record.runId
  }

  describe('/runs', () => {
    test('marks the current run of each method, and no other', async () => {
      const first = await served.publish(smallRun(), FIRST_START_MS)
      const second = await served.publish(smallRun(2_000), FIRST_START_MS + MINUTE_MS)
      const whatIf = await served.publish(
        smallRun(1_000, { method: 'volume' }),
        FIRST_START_MS + 2 * MINUTE_MS,
      )
      const early = smallRun(3_000, { asOfMs: PERIOD.endMs - DAY_MS })
      const beside = await served.publish(early, FIRST_START_MS + 3 * MINUTE_MS, { isLatest: false })
      expect(
        (await list()).map(({ run_id, current, state, method_id }) => [run_id, current, state, method_id]),
      ).toEqual([
        [beside, false, 'beside', 'even'],
        [whatIf, true, 'published', 'volume'],
        [second, true, 'published', 'even'],
        [first, false, 'published', 'even'],
      ])
    })

    test('is of the newest month where none is asked for', async () => {
      await served.publish(smallRun())
      const next = await served.publish(smallRun(1_000, nextMonth), NEXT.endMs + MINUTE_MS)
      expect((await list(undefined, {})).map(({ run_id }) => run_id)).toEqual([next])
    })

    test('of a month without runs is an empty list', async () => {
      expect(await list(undefined, { period: '2024-01' })).toEqual([])
    })

    test('shows failed, refused and unfinished runs to who sees the platform, and not to a budget owner', async () => {
      const published = await served.publish(smallRun())
      const abandoned = [
        await abandon('writing', FIRST_START_MS - 1_000),
        await abandon('refused', FIRST_START_MS - 2_000),
        await abandon('failed', FIRST_START_MS - 3_000),
      ]
      expect((await list(operator)).map(({ run_id, state }) => [run_id, state])).toEqual([
        [published, 'published'],
        [abandoned[0], 'writing'],
        [abandoned[1], 'refused'],
        [abandoned[2], 'failed'],
      ])
      expect((await list(owner)).map(({ run_id }) => run_id)).toEqual([published])
    })

    test('says when a superseded run expires', async () => {
      const first = await served.publish(smallRun(), FIRST_START_MS)
      await served.publish(smallRun(2_000), FIRST_START_MS + MINUTE_MS)
      await served.expire(first, Date.UTC(2027, 0, 1))
      const [, superseded] = await list()
      expect(superseded).toMatchObject({ run_id: first, expires_at: '2027-01-01T00:00:00Z' })
    })
  })

  describe('/runs/{id}', () => {
    const read = (runId: string, asker?: Asker) => served.get(`/api/v1/runs/${runId}`, asker)

    test('tells what happened in a run, conserved to the cent', async () => {
      const run = smallRun()
      const runId = await served.publish(run, FIRST_START_MS, { startedBy: 'schedule', codeVersion: 'abc' })
      const { data, meta } = (await read(runId, operator)).json
      expect(data).toMatchObject({
        run_id: runId,
        period,
        as_of: '2025-12-01T00:00:00Z',
        method_id: 'even',
        method_version: '1',
        state: 'published',
        current: true,
        expires_at: null,
        operations: { started_by: 'schedule', code_version: 'abc', tenants: 9, warnings: {} },
      })
      expect(data.operations.checksum).toMatch(/^[\da-f]{64}$/)
      for (const pool of data.operations.pools) {
        expect(pool.tenant_cents === null ? null : pool.tenant_cents + pool.unallocated_cents).toBe(
          pool.source_cents,
        )
      }
      expect(Object.keys(data.operations.durations_ms).toSorted()).toEqual([
        'compute',
        'read',
        'verify',
        'write',
      ])
      expect(meta).toMatchObject({ run_id: runId, last_updated: data.last_updated })
    })

    test('is the entry of the list', async () => {
      const runId = await served.publish(smallRun())
      expect((await read(runId)).json.data).toEqual((await list())[0])
    })

    test('tells a budget owner which run it is, and nothing that counts others', async () => {
      const runId = await served.publish(smallRun())
      const { data } = (await read(runId, owner)).json
      expect(data).toMatchObject({ run_id: runId, current: true, operations: null })
    })

    test('is found by its id in any letters, as knownAt takes it', async () => {
      const runId = await served.publish(smallRun())
      expect((await read(runId.toUpperCase())).json.data?.run_id).toBe(runId)
    })

    test('a run that a budget owner may not know of is one that exists nowhere', async () => {
      await served.publish(smallRun())
      const failed = await abandon('failed', FIRST_START_MS - 1_000)
      expect((await read(failed, operator)).json.data.state).toBe('failed')
      const [hidden, nowhere] = [
        await read(failed, owner),
        await read('019ad736-0000-7000-8000-000000000000', owner),
      ]
      const said = ({ status, headers, json }: typeof hidden) => {
        const { request_id, ...error } = json.error
        return { status, headers, error }
      }
      expect(said(hidden)).toEqual(said(nowhere))
      expect(said(hidden)).toMatchObject({ status: 404, error: { details: [{ field: 'id' }] } })
    })

    test.each(['abc', '1', 'RECORD', '%2e%2e', 'null', `${A}x`])('"%s" is no id of a run', async (id) => {
      const { status, json } = await read(id)
      expect([status, json.error.details]).toEqual([
        400,
        [{ field: 'id', message: expect.stringMatching(/id of a run/) }],
      ])
    })
  })
})
