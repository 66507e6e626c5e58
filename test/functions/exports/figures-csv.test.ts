// The CSV opens in a spreadsheet as it should: it sums to the source, text is text, and missing is empty.
import { describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { figuresCsv } from '../../../functions/exports/figures-csv.ts'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import type { RunFigures } from '../../../shared/contract/run-figures.ts'
import { A, assignment, B, C, ip, payment, sent, subscription, tenant, vps } from '../../worlds/world.ts'
import { manyTenants, runOf, tenantId } from '../stores/runs/sample-runs.ts'

type Row = Record<string, string>

/** As a spreadsheet reads it: any line end outside quotes ends the row. */
const read = (csv: string): Row[] =>
  parse(csv, { bom: true, columns: true, record_delimiter: ['\r\n', '\n', '\r'] })

const cents = (cell: string | undefined): number => {
  if (cell === '') return 0
  expect(cell).toMatch(/^-?\d+\.\d{2}$/)
  return Number(String(cell).replace('.', ''))
}
const sumOf = (rows: Row[], column: string) => rows.reduce((sum, row) => sum + cents(row[column]), 0)
const sourceCents = ({ pools }: RunFigures) => pools.reduce((sum, pool) => sum + (pool.sourceCents ?? 0), 0)

const platformCosts = [
  {
    name: '=HYPERLINK("http://x")',
    vendor: 'v',
    monthlyCents: 12_345,
    validFrom: '2024-01-01',
    validTo: null,
  },
  { name: 'Database', vendor: 'v', monthlyCents: 1, validFrom: '2024-01-01', validTo: null },
]

describe('the total cost column sums to the source, cent for cent', () => {
  const ids = Array.from({ length: 60 }, (_, number) => tenantId(number))
  const inputs = {
    ...manyTenants(60, 1_003),
    platformCosts,
    usage: ids.map((id, number) => sent(id, number * 31)),
  }
  test.each([
    ['none', 'none'],
    ['even', 'by_emails'],
    ['weighted', 'by_revenue'],
    ['weighted', 'even'],
  ] as const)('with idle cost shared %s and platform cost shared %s', (shareIdle, sharePlatform) => {
    const { figures } = runOf(inputs, { policies: { shareIdle, sharePlatform } })
    const rows = read(figuresCsv(figures))
    expect(rows).toHaveLength(figures.tenants.length + figures.unallocated.length)
    expect(sourceCents(figures)).toBeGreaterThan(12_345)
    expect(sumOf(rows, 'total_cost')).toBe(sourceCents(figures))
    const parts = ['infrastructure_cost', 'email_service_cost', 'idle_cost', 'platform_cost']
    expect(parts.reduce((sum, column) => sum + sumOf(rows, column), 0)).toBe(sourceCents(figures))
  })

  test('with unknown costs: of what is known', () => {
    const { figures } = runOf({
      ...inputs,
      vps: [vps('vps-0', null), vps('vps-1', 999), vps('vps-idle', null)],
    })
    expect(sumOf(read(figuresCsv(figures)), 'total_cost')).toBe(sourceCents(figures))
  })
})

describe('text from data', () => {
  const DANGEROUS = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1+1', '\r=1+1', "=cmd|' /C calc'!A0", '-']
  const PLAIN = [
    'Acme',
    'A=B',
    'a "quoted", name',
    'two\nlines',
    'a\rb',
    'a\r\nb',
    '1-2',
    "'quoted",
    '東京 🐧',
    '',
  ]
  const named = (names: string[]) =>
    runOf({
      tenants: names.map((name, number) => tenant(`0000000${number}-0000-4000-8000-000000000000`, { name })),
    })

  test.each([['tenant_name'], ['plan_names']])('that looks like a formula is text in %s', (column) => {
    const run =
      column === 'tenant_name'
        ? named(DANGEROUS)
        : runOf({
            tenants: DANGEROUS.map((_, number) => tenant(`0000000${number}-0000-4000-8000-000000000000`)),
            subscriptions: DANGEROUS.map((planName, number) =>
              subscription(`0000000${number}-0000-4000-8000-000000000000`, 100, { planName }),
            ),
          })
    const cells = read(figuresCsv(run.figures)).map((row) => row[column])
    expect(cells).toEqual(DANGEROUS.map((name) => `'${name}`))
  })

  test('that looks like a formula is text in resource_id', () => {
    const { figures } = runOf({ vps: [vps('=evil()', 100), vps('@v', 100)], platformCosts })
    const ids = read(figuresCsv(figures)).flatMap(({ row, resource_id = '' }) =>
      row === 'unallocated' ? [resource_id] : [],
    )
    expect(ids.toSorted()).toEqual(['\'=HYPERLINK("http://x")', "'=evil()", "'@v", 'Database'].toSorted())
  })

  test('of any other kind stays as it is, and in its row', () => {
    const rows = read(figuresCsv(named(PLAIN).figures))
    expect(rows.map((row) => row.tenant_name)).toEqual(PLAIN)
  })

  test('in no cell of a whole file starts a formula, but for numbers', () => {
    const { figures } = runOf({
      ...manyTenants(30, 1_000),
      platformCosts,
      vps: [vps('=v', 5)],
      tenants: [...DANGEROUS, ...PLAIN].map((name, number) => tenant(tenantId(number), { name })),
    })
    for (const row of read(figuresCsv(figures))) {
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^(?!-?\d+(\.\d+)?$)[=+\-@\t\r]/)
    }
  })
})

test('negative profit and margin stay numbers', () => {
  const { figures } = runOf({
    vps: [vps('v1', 1_000)],
    ips: [ip('i1', 'v1', 0)],
    assignments: [assignment('i1', A)],
    payments: [payment(A, 1)],
  })
  const row = read(figuresCsv(figures)).find(({ tenant_id }) => tenant_id === A)
  expect(row).toMatchObject({ profit: '-9.99', revenue: '0.01', total_cost: '10.00' })
  expect(Number(row?.gross_margin_pct)).toBeLessThan(-99_000)
  expect(row?.gross_margin_pct).toMatch(/^-\d+(\.\d+)?$/)
})

test('missing is an empty cell, and zero is a zero', () => {
  const { figures } = runOf({
    vps: [vps('v1', null), vps('v2', 0)],
    payments: [payment(A, null)],
    subscriptions: [subscription(B, 0)],
    usage: [sent(C, 0)],
    tenants: [tenant(A, { name: null }), tenant(B), tenant(C)],
  })
  const rows = read(figuresCsv(figures))
  const by = (column: string, value: string) => rows.find((row) => row[column] === value)
  expect(by('tenant_id', A)).toMatchObject({
    tenant_name: '',
    list_price: '',
    revenue: '',
    profit: '',
    emails_sent: '',
    cost_per_email_sent: '',
    business_health: '',
    total_cost: '0.00',
  })
  expect(by('tenant_id', B)).toMatchObject({ list_price: '0.00', revenue: '0.00', emails_sent: '' })
  expect(by('tenant_id', C)).toMatchObject({ emails_sent: '0', cost_per_email_sent: '' })
  expect(by('resource_id', 'v1')).toMatchObject({
    total_cost: '',
    infrastructure_cost: '',
    cost_complete: 'FALSE',
  })
  expect(by('resource_id', 'v2')).toMatchObject({ total_cost: '0.00', cost_complete: 'TRUE' })
  for (const row of rows) {
    for (const cell of Object.values(row))
      expect(cell).not.toMatch(/^(null|undefined|NaN|\[object Object\])$/)
  }
})

test('a unit cost of a millionth of a dollar is written out', () => {
  const { figures } = runOf({
    vps: [vps('v1', 100)],
    ips: [ip('i1', 'v1', 0)],
    assignments: [assignment('i1', A)],
    usage: [sent(A, 1_000_000)],
  })
  const row = read(figuresCsv(figures)).find(({ tenant_id }) => tenant_id === A)
  expect(row?.cost_per_email_sent).toBe('0.000001')
})

test('each row says where it comes from, with both sentences', () => {
  const { figures } = runOf(manyTenants(12, 1_000))
  const rows = read(figuresCsv({ ...figures, runId: 'the-run' }))
  for (const row of rows) {
    expect(row).toMatchObject({
      period: '2025-11',
      as_of: '2025-12-01T00:00:00Z',
      run_id: 'the-run',
      method: 'even',
      quality: 'complete',
    })
    for (const sentence of STATEMENTS) expect(row.approximation).toContain(sentence)
  }
  for (const row of read(figuresCsv(figures))) expect(row.run_id).toBe('')
})

test('the file begins with a byte order mark, every line ends with CRLF, and every row has every column', () => {
  const csv = figuresCsv(runOf(manyTenants(12, 1_000)).figures)
  expect(csv.startsWith('\uFEFFrow,tenant_id,')).toBe(true)
  expect(csv.lastIndexOf('\uFEFF')).toBe(0)
  expect(csv.endsWith('\r\n')).toBe(true)
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const [header, ...rows] = parse(csv, { bom: true }) as string[][]
  expect(new Set(header).size).toBe(header?.length)
  for (const row of rows) expect(row).toHaveLength(header?.length as number)
})

test('a run without rows is a header alone', () => {
  const csv = figuresCsv(runOf({ tenants: [] }).figures)
  expect(csv.trimEnd().split('\r\n')).toHaveLength(1)
  expect(csv.startsWith('\uFEFFrow,tenant_id,')).toBe(true)
})
