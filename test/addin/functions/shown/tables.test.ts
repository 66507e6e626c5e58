// What spills: every row as wide as its header, text beside numbers and never in their place, and beside each number in words
// what it is not. Asked of the contract's own examples.
import { describe, expect, test } from '@jest/globals'
import { CellError } from '../../../../addin/functions/cell-error.ts'
import { MOST_ROWS } from '../../../../addin/functions/report-data.ts'
import type { HostShows } from '../../../../addin/functions/shown/shown-number.ts'
import { MOST_FORMATTED_ROWS } from '../../../../addin/functions/shown/table.ts'
import { STATEMENTS } from '../../../../shared/approximation/statements.ts'
import { EXPLAIN_FIGURE_EXAMPLES } from '../../../../shared/contract/api/examples/explain-figure.ts'
import { LIST_FIGURES_EXAMPLES } from '../../../../shared/contract/api/examples/list-figures.ts'
import { MEASURES } from '../../../../shared/measures/catalogue.ts'
import { entered, shown, start } from '../started.ts'

const every = LIST_FIGURES_EXAMPLES.everyTenant?.answer
const own = LIST_FIGURES_EXAMPLES.ownTenants?.answer
const explained = EXPLAIN_FIGURE_EXAMPLES.totalCost?.answer
if (every === undefined || own === undefined || explained === undefined)
  throw new Error('The examples have moved.')
const [tenantA] = every.data.tenants
if (tenantA === undefined) throw new Error('The example has no tenant.')

const table = (report: string, ...pages: object[]) => tableOn({ formattedNumbers: false }, report, ...pages)

async function tableOn(shows: HostShows, report: string, ...pages: object[]) {
  const { answers, send, received } = start((_, number) => Response.json(pages[number - 1]), shows)
  const given = shown(() => answers.table(report, '2025-11', 'closed', entered))
  await send()
  return { cells: (await given) as unknown[][], received }
}

const FORMATTED: HostShows = { formattedNumbers: true }
const money = (dollars: number) => ({ type: 'Double', basicValue: dollars, numberFormat: '#,##0.00' })
const atLeast = (dollars: number) => ({
  ...money(dollars),
  numberFormat: '"at least "#,##0.00;"at least "-#,##0.00',
  properties: { Bound: { type: 'String', basicValue: expect.stringMatching(/^At least: /) } },
})

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
    expect(cells[1]?.[0]).toBe('no name (0000000a-0000-4000-8000-000000000000)')
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

  test('has money with two decimals, where Excel can show that, and as long as it is not too large', async () => {
    const { cells } = await tableOn(FORMATTED, 'profitability', every)
    expect([cells[1]?.[3], cells[1]?.[5]]).toEqual([money(4), expect.any(CellError)])
    const large = await tableOn(FORMATTED, 'profitability', page({ tenant_count: MOST_FORMATTED_ROWS + 1 }))
    expect(large.cells[1]?.[3]).toBe(4)
    const { cells: rows } = await tableOn(FORMATTED, 'unallocated_cost', every)
    expect(rows[1]?.[3]).toEqual(money(1.5))
  })

  test('shows unallocated cost as a bound where a resource that no tenant carries has an unknown cost', async () => {
    const [burned] = every.data.unallocated ?? []
    const pools = every.data.pools?.map((pool) => ({ ...pool, unknown_resources: 2 }))
    const unallocated = [burned, { ...burned, amount_cents: null }]
    const some = page({ pools, unallocated })
    const { cells } = await tableOn(FORMATTED, 'cost_by_tenant', some)
    const [vps, ip] = cells.slice(-3)
    expect([vps?.[6], vps?.at(-1)]).toEqual([money(0), ''])
    expect([ip?.[3], ip?.[6]]).toEqual([atLeast(1.5), atLeast(1.5)])
    expect(ip?.at(-1)).toBe('Unallocated cost at least: 1 resource of unknown cost')
    // Of a quarter: the months in which the cost of the resource is known, and those in which it is not.
    const { cells: rows } = await tableOn(FORMATTED, 'unallocated_cost', some)
    expect(rows.slice(1).map((row) => row.slice(3))).toEqual([
      [atLeast(1.5), 'At least: in other months its cost is unknown.'],
      [new CellError('notAvailable', 'The cost of this resource is unknown.'), ''],
    ])
  })

  test('of figures that are read says so, and not that they are modeled', async () => {
    const platform = { figures: { mrr: 1_000, arr: 12_000, active_tenants: 2, new_tenants: 0 }, missing: {} }
    const { cells } = await table('platform', page({ platform }))
    expect(cells[0]?.at(-1)).toMatch(
      /^Notes\. Read from records, not modeled \(004 success metrics; figure book 4/,
    )
    expect(cells[0]?.at(-1)).toContain(STATEMENTS[1])
    expect(cells[0]?.at(-1)).not.toContain(STATEMENTS[0])
  })

  test('with text where an amount belongs is said to be unreadable', async () => {
    const row = { ...tenantA, figures: { ...tenantA.figures, total_cost: '4.00' } }
    expect((await table('profitability', page({ tenants: [row] }))).cells).toBe(
      '#N/A The table could not be read. Recalculate to try again.',
    )
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
  const explain = async (change: object, shows?: HostShows) => {
    const answer = { ...explained, data: { ...explained.data, ...change } }
    const { answers, send } = start(() => Response.json(answer), shows)
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
        '2 of 4 parts, shared with 2 other tenants',
        5.01,
        'Rounded up by a spare cent from 500.5 cents.',
      ],
      ['Email service cost', '192.0.2.2', 'hostwinds', 3, 'all of it, shared with nobody', 3, ''],
    ])
  })

  test('has money with two decimals, where Excel can show that', async () => {
    const [, line] = await explain({}, FORMATTED)
    expect([line?.[3], line?.[5]]).toEqual([money(10.01), money(5.01)])
    const [, only] = await explain({ lines: [], value: 0 }, FORMATTED)
    expect(only?.[5]).toEqual(money(0))
  })

  test('of a figure that is read is headed as its note is: no model, and no invoice', async () => {
    const read = MEASURES.find(({ id }) => id === 'revenue')
    const [header] = await explain({ measure: read, inputs: [], lines: [], value: 100 })
    expect(header?.at(-1)).toMatch(
      /^Notes\. Read from records, not modeled \(001 section 4\.2; figure book 4\)\. /,
    )
    expect(header?.at(-1)).toContain(STATEMENTS[1])
    expect(header?.at(-1)).not.toContain(STATEMENTS[0])
    const [modeled] = await explain({})
    for (const sentence of STATEMENTS) expect(modeled?.at(-1)).toContain(sentence)
  })

  test('leaves an unknown cost out of the sum, and says so', async () => {
    const [line] = explained.data.lines
    const rows = await explain({
      bound: 'at_least',
      lines: [{ ...line, amount_cents: null, source_cents: null, spare_cent: false }],
    })
    expect(rows[1]?.slice(3)).toEqual([
      '',
      '2 of 4 parts, shared with 2 other tenants',
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
