// What spills: every row as wide as its header, text beside numbers and never in their place, and beside each number in words
// what it is not. Asked of the contract's own examples.
import { describe, expect, test } from '@jest/globals'
import { CellError } from '../../../../addin/functions/cell-error.ts'
import { MOST_ROWS } from '../../../../addin/functions/report-data.ts'
import { STATEMENTS } from '../../../../shared/approximation/statements.ts'
import { EXPLAIN_FIGURE_EXAMPLES } from '../../../../shared/contract/api/examples/explain-figure.ts'
import { LIST_FIGURES_EXAMPLES } from '../../../../shared/contract/api/examples/list-figures.ts'
import { entered, shown, start } from '../started.ts'

const every = LIST_FIGURES_EXAMPLES.everyTenant?.answer
const own = LIST_FIGURES_EXAMPLES.ownTenants?.answer
const explained = EXPLAIN_FIGURE_EXAMPLES.totalCost?.answer
if (every === undefined || own === undefined || explained === undefined)
  throw new Error('The examples have moved.')
const [tenantA] = every.data.tenants
if (tenantA === undefined) throw new Error('The example has no tenant.')

async function table(report: string, ...pages: object[]) {
  const { answers, send, received } = start((_, number) => Response.json(pages[number - 1]))
  const given = shown(() => answers.table(report, '2025-11', 'closed', entered))
  await send()
  return { cells: (await given) as unknown[][], received }
}

const page = (change: object, answer: typeof every = every) => ({
  ...answer,
  data: { ...answer.data, ...change },
})

describe('a report', () => {
  test('has each tenant by name and id, its figures in dollars, and errors where there are none', async () => {
    const { cells, received } = await table('profitability', every)
    expect(Object.fromEntries(received[0]?.url.searchParams ?? [])).toMatchObject({
      period: '2025-11',
      knownAt: 'closed',
    })
    const [header, first] = cells
    expect(header?.slice(0, 7)).toEqual([
      'Tenant',
      'Tenant id',
      'Billed revenue (USD)',
      'Total cost (USD)',
      'Profit (USD)',
      'Gross margin (%)',
      'Efficiency ratio',
    ])
    expect(first?.slice(0, 2)).toEqual(['Tenant A', '0000000a-0000-4000-8000-000000000000'])
    expect(first?.[3]).toBe(4)
    expect(first?.[5]).toEqual(
      new CellError('notAvailable', 'The tenant has no billed revenue in the period to divide by.'),
    )
    for (const sentence of STATEMENTS) expect(header?.at(-1)).toContain(sentence)
  })

  test('says in words which numbers of a row are bounds', async () => {
    const row = { ...tenantA, bounds: { total_cost: 'at_least' }, unknown_resources: 1, tenant_name: null }
    const { cells } = await table('profitability', page({ tenants: [row] }))
    expect(cells[1]?.[0]).toBe('no name (0000000a)')
    expect(cells[1]?.at(-1)).toBe('Total cost at least: 1 resource of unknown cost')
  })

  test('puts unallocated cost under its pool and in the total', async () => {
    const { cells } = await table('cost_by_tenant', every)
    expect(
      cells.slice(-3).map(([name, , vps, ip, , platform, total]) => [name, vps, ip, platform, total]),
    ).toEqual([
      ['Unallocated: vps', 0, '', '', 0],
      ['Unallocated: ip', '', 1.5, '', 1.5],
      ['Unallocated: platform', '', '', 0, 0],
    ])
  })

  test('is read page after page, or not at all', async () => {
    const second = { ...tenantA, tenant_name: 'Tenant Z' }
    const { cells, received } = await table(
      'profitability',
      page({ next_cursor: 'next' }),
      page({ tenants: [second] }),
    )
    expect(cells.map(([name]) => name)).toEqual(['Tenant', 'Tenant A', 'Tenant B', 'Tenant C', 'Tenant Z'])
    expect(received.map(({ url }) => url.searchParams.get('cursor'))).toEqual([null, 'next'])
    expect((await table('profitability', page({ next_cursor: 'next' }), {})).cells).toMatch(/^#N\/A /)
    expect((await table('profitability', page({ tenant_count: MOST_ROWS + 1 }))).cells).toMatch(
      /^#N\/A The report has 10001 rows, and TABLE spills 10000 at most/,
    )
  })

  test.each([{ next_cursor: 'next' }, { next_cursor: undefined }])(
    'whose pages do not end, or lack a cursor, is not asked for again and again: %j',
    async (change) => {
      const { received } = await table('profitability', ...Array.from({ length: 9 }, () => page(change)))
      expect(received.length).toBeLessThan(3)
    },
  )

  test('that lacks what is shown is said to be unreadable, and asked for again', async () => {
    const { answers, send, serveBy } = start(() => Response.json({ success: true, data: {}, meta: {} }))
    const ask = () => shown(() => answers.table('profitability', '2025-11', null, entered))
    const first = ask()
    await send()
    expect(await first).toBe('#N/A The table could not be read. Recalculate to try again.')
    serveBy(() => Response.json(every))
    const second = ask()
    await send()
    expect(((await second) as unknown[][])[1]?.[0]).toBe('Tenant A')
  })

  test('of the whole platform that the API refuses is no wrong argument', async () => {
    const { answers, send } = start(() =>
      Response.json(
        { success: false, error: { code: 'X', message: 'measure is not accepted.' } },
        { status: 400 },
      ),
    )
    const given = shown(() => answers.table('platform', '2026-10', null, entered))
    await send()
    expect(await given).toBe('#N/A These figures are for roles that see the whole platform.')
  })

  test('of the whole platform is for those who see it', async () => {
    for (const report of ['platform', 'unallocated_cost']) {
      expect((await table(report, own)).cells).toMatch(/^#N\/A .*roles that see the whole platform/)
    }
    expect((await table('unallocated_cost', every)).cells[1]?.slice(0, 4)).toEqual([
      'ip',
      'burned',
      'i3',
      1.5,
    ])
  })
})

describe('an explanation', () => {
  const explain = async (change: object) => {
    const { answers, send } = start(() =>
      Response.json({ ...explained, data: { ...explained.data, ...change } }),
    )
    const given = shown(() => answers.explain('total_cost', 'Tenant C', '2025-11', null, entered))
    await send()
    return (await given) as unknown[][]
  }

  test('of a cost has a line for each resource, with its share', async () => {
    const [header, ...lines] = await explain({})
    expect(header?.slice(0, 6)).toEqual([
      'Part',
      'Resource',
      'Vendor',
      'Resource cost (USD)',
      'Share',
      'Total cost: amount (USD)',
    ])
    expect(lines).toEqual([
      [
        'Infrastructure cost',
        'hw-v1',
        'hostwinds',
        10.01,
        '2 of 4, with 2 other tenants',
        5.01,
        'Rounded up by a spare cent from 500.5 cents.',
      ],
      ['Email service cost', '192.0.2.2', 'hostwinds', 3, '1 of 1, alone', 3, ''],
    ])
  })

  test('leaves an unknown cost out of the sum, and says so', async () => {
    const [line] = explained.data.lines
    const rows = await explain({
      bound: 'at_least',
      lines: [{ ...line, amount_cents: null, source_cents: null, spare_cent: false }],
    })
    expect(rows[1]?.slice(3)).toEqual([
      '',
      '2 of 4, with 2 other tenants',
      '',
      'Its cost is unknown, and not in the sum.',
    ])
    expect(rows[0]?.at(-1)).toContain('At least: ')
  })

  test('of any other figure begins with what it is computed from', async () => {
    const measure = {
      ...explained.data.measure,
      id: 'gross_margin_pct',
      label: 'Gross margin',
      unit: 'percent',
    }
    const inputs = [
      { id: 'profit', unit: 'cents', value: 1_234, bound: null, missing: null },
      {
        id: 'revenue',
        unit: 'cents',
        value: null,
        bound: null,
        missing: { code: 'x', message: 'No payments.' },
      },
    ]
    const rows = await explain({ measure, inputs, value: 27.9 })
    expect(rows.map((row) => row.length)).toEqual(Array(5).fill(rows[0]?.length))
    expect(rows[1]?.slice(0, 6)).toEqual(['Profit', '', '', '', 'USD', 12.34])
    expect(rows[2]?.[5]).toEqual(new CellError('notAvailable', 'No payments.'))
    expect(rows[3]?.slice(5, 7)).toEqual(['', 5.01])
  })

  test('of a cost that nothing carries is one line that sums to it', async () => {
    expect((await explain({ lines: [], value: 0 }))[1]).toEqual([
      'Total cost',
      'No resource carries cost here.',
      '',
      '',
      '',
      0,
      '',
    ])
  })

  test('of no figure is the reason', async () => {
    expect(await explain({ value: null, missing: { code: 'x', message: 'The vps pool is unknown.' } })).toBe(
      '#N/A The vps pool is unknown.',
    )
  })
})
