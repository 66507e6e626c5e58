// The cells of the file as a spreadsheet reads them: text stays text, whatever it looks like, and numbers stay numbers.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { A, assignment, ip, PERIOD, payment, run, tenant, vps } from '../../../worlds/world.ts'
import { tenantId } from '../../stores/runs/sample-runs.ts'
import { type Served, serve } from './served.ts'

describe('export cells', () => {
  let tables: TestTable
  let served: Served

  beforeAll(async () => {
    tables = await startFiguresTable()
  })
  afterAll(() => tables.stop())

  beforeEach(async () => {
    served = await serve((await tables.another()).table)
  })

  /** Any line end outside quotes ends the row. */
  async function readFile(): Promise<Record<string, string>[]> {
    const { text } = await served.response('exportFigures', { period: PERIOD.id })
    return parse(text, { bom: true, columns: true, record_delimiter: ['\r\n', '\n', '\r'] })
  }

  describe('text', () => {
    const FORMULAS = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1+1',
      '\r=1+1',
      "=cmd|' /C calc'!A0",
      '=HYPERLINK("http://x")',
    ]
    const PLAIN = [
      'Acme',
      'A=B',
      '1-2',
      'a "quoted", name',
      'two\nlines',
      'a\r\nb',
      '東京 🐧',
      'Ünïcödé',
      "'quoted",
      '007',
    ]

    test.each([
      [
        'that looks like a formula arrives as text, with an apostrophe before it',
        FORMULAS,
        (name: string) => `'${name}`,
      ],
      ['of any other kind round-trips, quotes, commas, line ends and all', PLAIN, (name: string) => name],
    ])('%s', async (_, names, arrived) => {
      const tenants = names.map((name, number) => tenant(tenantId(number), { name }))
      await served.publish(run({ tenants }))
      const rows = await readFile()
      const byId = Object.fromEntries(rows.map((row) => [row.tenant_id, row.tenant_name]))
      expect(names.map((_name, number) => byId[tenantId(number)])).toEqual(names.map(arrived))
    })
  })

  test('negative numbers stay numbers', async () => {
    await served.publish(
      run({
        tenants: [tenant(A, { name: 'Acme' })],
        vps: [vps('v1', 1_000)],
        ips: [ip('i1', 'v1', 0)],
        assignments: [assignment('i1', A)],
        payments: [payment(A, 1)],
      }),
    )
    const [row] = await readFile()
    expect(row).toMatchObject({
      tenant_name: 'Acme',
      profit: '-9.99',
      gross_margin_pct: '-99900',
      revenue: '0.01',
    })
  })

  test('a zero is a zero, and what is not known is empty', async () => {
    await served.publish(run({ tenants: [tenant(A)], vps: [vps('v1', null)] }))
    const [row, idle] = await readFile()
    expect(row).toMatchObject({
      total_cost: '0.00',
      revenue: '0.00',
      emails_sent: '',
      list_price: '',
      efficiency_ratio: '',
    })
    expect(idle).toMatchObject({
      row: 'unallocated',
      resource_id: 'v1',
      total_cost: '',
      cost_complete: 'FALSE',
    })
  })
})
