// The file that a person opens in Excel or loads with Power Query: whole or not at all, its columns as asked, and every
// row says where it comes from.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { STATEMENTS } from '../../../../shared/approximation/statements.ts'
import type { ApiResponse } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { A, assignment, B, ip, PERIOD, run, tenant, vps } from '../../../worlds/world.ts'
import { TENANT_MEASURES } from './expected-figures.ts'
import { type Served, serve } from './served.ts'

describe('export', () => {
  let tables: TestTable
  let served: Served

  const MONTH = `period=${PERIOD.id}`
  const FILE = `/api/v1/figures.csv?${MONTH}`

  const acmeAndBeta = run({
    tenants: [tenant(A, { name: 'Acme' }), tenant(B, { name: 'Beta' })],
    vps: [vps('v1', 1_000), vps('v-idle', 777)],
    ips: [ip('i1', 'v1', 0)],
    assignments: [assignment('i1', A)],
  })

  beforeAll(async () => {
    tables = await startFiguresTable()
  })
  afterAll(() => tables.stop())

  beforeEach(async () => {
    served = await serve((await tables.another()).table)
  })

  /** As a spreadsheet reads it: any line end outside quotes ends the row. */
  const rowsOf = ({ text }: ApiResponse): Record<string, string>[] =>
    parse(text, { bom: true, columns: true, record_delimiter: ['\r\n', '\n', '\r'] })

  test('is the same file by its name and by Accept, and the JSON otherwise', async () => {
    await served.publish(acmeAndBeta)
    const file = await served.get(FILE)
    const accepting = (accept: string) => served.get(`/api/v1/figures?${MONTH}`, { headers: { accept } })
    for (const accept of ['text/csv', 'text/csv, application/json;q=0.5', 'TEXT/CSV', 'text/*']) {
      const byAccept = await accepting(accept)
      expect(byAccept.text).toBe(file.text)
      expect(byAccept.headers).toEqual(file.headers)
    }
    for (const accept of ['*/*', 'application/json', 'application/json, text/csv;q=0.9', 'application/*']) {
      expect((await accepting(accept)).headers['content-type']).toBe('application/json')
    }
    // By its name it is a file and nothing else.
    expect((await served.get(FILE, { headers: { accept: 'application/json' } })).status).toBe(406)
  })

  test('says what it is, and what it is to be called', async () => {
    await served.publish(acmeAndBeta)
    const { status, headers } = await served.get(FILE)
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="penguin-figures-${PERIOD.id}.csv"`,
      'x-content-type-options': 'nosniff',
    })
  })

  test('begins with a byte order mark, ends every line with CRLF, and has each column once', async () => {
    await served.publish(acmeAndBeta)
    const { text } = await served.get(FILE)
    expect(text.startsWith('\uFEFFrow,tenant_id,')).toBe(true)
    expect(text.lastIndexOf('\uFEFF')).toBe(0)
    expect(text.endsWith('\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const header = text.slice(1).split('\r\n')[0]?.split(',') ?? []
    expect(new Set(header).size).toBe(header.length)
  })

  describe('measures', () => {
    test('choose the columns, and whose row it is and how far to trust it always stay', async () => {
      await served.publish(acmeAndBeta)
      const [all, chosen] = [await served.get(FILE), await served.get(`${FILE}&measure=profit,total_cost`)]
      const [allColumns, columns] = [all, chosen].map((file) => Object.keys(rowsOf(file)[0] ?? {}))
      expect(allColumns).toEqual(expect.arrayContaining([...TENANT_MEASURES]))
      expect(columns).toEqual(
        allColumns?.filter(
          (column) => !TENANT_MEASURES.includes(column) || ['profit', 'total_cost'].includes(column),
        ),
      )
      for (const column of [
        'row',
        'tenant_id',
        'tenant_name',
        'cost_complete',
        'run_id',
        'quality',
        'approximation',
      ]) {
        expect(columns).toContain(column)
      }
      expect(rowsOf(chosen).map(({ profit }) => profit)).toEqual(rowsOf(all).map(({ profit }) => profit))
    })

    test('of the platform have no column, which is said instead of leaving them out', async () => {
      await served.publish(acmeAndBeta)
      const { status, json } = await served.get(`${FILE}&measure=mrr`)
      expect([status, json.error?.details[0].field]).toEqual([400, expect.stringMatching(/^measure/)])
    })
  })

  test('of named tenants holds their rows alone: no unallocated cost, which is not theirs', async () => {
    await served.publish(acmeAndBeta)
    const named = rowsOf(await served.get(`${FILE}&tenant=beta&tenant=${A}&tenant=BETA`))
    expect(named.map(({ row, tenant_name }) => [row, tenant_name])).toEqual([
      ['tenant', 'Acme'],
      ['tenant', 'Beta'],
    ])
    const whole = rowsOf(await served.get(FILE))
    expect(whole.map(({ row, resource_id }) => [row, resource_id])).toEqual([
      ['tenant', ''],
      ['tenant', ''],
      ['unallocated', 'v-idle'],
    ])
  })

  test('of a tenant that is not there is refused whole', async () => {
    await served.publish(acmeAndBeta)
    const { status, json } = await served.get(`${FILE}&tenant=beta&tenant=nobody`)
    expect([status, json.error.details[0].field]).toEqual([404, 'tenant.1'])
  })

  test('says in every row which run it is, as of when, how good, and both sentences', async () => {
    const runId = await served.publish(acmeAndBeta)
    for (const row of rowsOf(await served.get(FILE))) {
      expect(row).toMatchObject({
        period: PERIOD.id,
        as_of: '2025-12-01T00:00:00Z',
        run_id: runId,
        method: 'even',
        quality: 'complete',
      })
      for (const sentence of STATEMENTS) expect(row.approximation).toContain(sentence)
    }
  })

  test('takes no page: it is whole or not at all', async () => {
    await served.publish(acmeAndBeta)
    const byName = await served.get(`${FILE}&limit=1`)
    const byAccept = await served.get(`/api/v1/figures?${MONTH}&limit=1`, { headers: { accept: 'text/csv' } })
    for (const { status, headers, json } of [byName, byAccept]) {
      expect([status, headers['content-type'], json.error.details[0].field]).toEqual([
        400,
        'application/json',
        'limit',
      ])
    }
  })

  test('of a month without a run is refused in words, as JSON, not an empty file', async () => {
    const { status, headers, json } = await served.get(FILE)
    expect([status, headers['content-type'], json.error.code]).toEqual([
      409,
      'application/json',
      'PROCESS_REQUIRED',
    ])
  })
})
