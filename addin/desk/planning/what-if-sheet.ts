// What a month would have come to, as a sheet: what was changed, pools and tenants before and after, with sums that are
// formulas. Nothing of it is published. Pure.

import type { ApiWhatIfTenant, WhatIfAnswer } from '../../../shared/contract/api/answers/planning/what-if.ts'
import { WHAT_IF_POOLS } from '../../../shared/contract/api/answers/planning/what-if-pools.ts'
import { counted } from '../../../shared/ranges/grouped-numbers.ts'
import { instantInWords } from '../../shown/instant-in-words.ts'
import { namelessTenant } from '../../shown/nameless-tenant.ts'
import { poolName } from '../../shown/pool-names.ts'
import { cellName } from '../../workbook/cells/area.ts'
import type { SheetCell } from '../../workbook/new-sheet.ts'
import type { OwnSheet } from '../../workbook/planning/own-sheet.ts'
import { columnOf } from '../../workbook/planning/own-table.ts'
import { DOLLARS, dollarsOrMissing, formula, SheetRows } from './sheet-rows.ts'

/** Headings are one line, with the arrow of the filter beside them. */
const WIDTHS = [190, 110, 110, 110, 115, 125, 115, 125, 150, 300]
const TENANT_HEADER = [
  'Tenant',
  'Tenant id',
  'Before (USD)',
  'After (USD)',
  'Change (USD)',
  'Change in VPS',
  'Change in IP',
  'Change in idle',
  'Change in platform',
  'Why not known',
] as const
const [BEFORE, AFTER, CHANGE, LAST_AMOUNT] = [2, 3, 4, 8]

export function whatIfSheet(answer: WhatIfAnswer): OwnSheet {
  const { period, tenants } = answer
  const title = `What if: ${period} with changed inputs`
  const sheet = new SheetRows()
  sheet.about(title, aboutRows(answer), true)
  addPools(sheet, answer)
  const headerRow = sheet.heading(...TENANT_HEADER)
  for (const tenant of tenants) addTenant(sheet, tenant)
  if (tenants.length === 0) sheet.add('No tenant changes', '', 0, 0, 0, 0, 0, 0, 0)
  const last = sheet.next - 1
  for (let column = BEFORE; column <= LAST_AMOUNT; column += 1)
    sheet.format(column, headerRow + 1, last + 1, DOLLARS)
  const { rows, boldRows, numberFormats } = sheet
  return {
    ...{ name: `What if ${period}`, rows, boldRows, numberFormats, columnWidths: WIDTHS },
    tables: [
      {
        name: `What_if_${period}`.replace(/[^A-Za-z0-9]+/g, '_'),
        ...{ row: headerRow, column: 0, rows: last - headerRow + 1, columns: TENANT_HEADER.length },
        totals: (table) => totalsOf(table, tenants),
      },
    ],
    print: { title, frozenRows: 0, frozenColumns: 0, headerRow: null, area: null },
    chart: null,
  }
}

type PlainRow = readonly [label: string, text: string]

function aboutRows({ run, changes, notes, text, unchanged_tenants: same }: WhatIfAnswer): PlainRow[] {
  return [
    [
      'Not published',
      'A trial of changed inputs. Nothing of it was published or kept, and no figure elsewhere changed.',
    ],
    ['Held against', `Run ${run.run_id}, as of ${instantInWords(run.as_of)}, method ${run.method_id}`],
    ...changes.map((change, index): PlainRow => [`Change ${index + 1}`, change]),
    ...notes.map((note): PlainRow => ['What follows', note]),
    ...text.map((sentence): PlainRow => ['In words', sentence]),
    ['Unchanged', `${counted(same, 'tenant')} whose cost stays as it is`],
  ]
}

const PARTS = ['Source', 'Carried by tenants', 'Unallocated'] as const

function addPools(sheet: SheetRows, { pools }: WhatIfAnswer): void {
  const header = sheet.heading('Pool', 'Part', 'Before (USD)', 'After (USD)', 'Change (USD)')
  const firstRows = pools.map(({ pool, source, tenants, unallocated }) => {
    const first = sheet.next
    for (const [index, side] of [source, tenants, unallocated].entries())
      sheet.add(poolName(pool), PARTS[index] ?? '', ...sidesOf(side, sheet.next))
    return first
  })
  const totals = PARTS.map((part, index) => {
    const sum = (column: number) => firstRows.map((row) => cellName(row + index, column)).join('+')
    const cells = [BEFORE, AFTER, CHANGE].map((column) => formula(`ROUND(${sum(column) || '0'},2)`))
    return sheet.heading('All pools', part, ...cells)
  })
  const [source = 0, tenants = 0, unallocated = 0] = totals
  const check = [BEFORE, AFTER, CHANGE].map((column) => {
    const at = (row: number) => cellName(row, column)
    return formula(`ROUND(${at(source)}-${at(tenants)}-${at(unallocated)},2)`)
  })
  sheet.add('Difference', 'Source less tenants and unallocated', ...check)
  for (const column of [BEFORE, AFTER, CHANGE]) sheet.format(column, header + 1, sheet.next - 1, DOLLARS)
  sheet.add()
}

type Side = WhatIfAnswer['pools'][number]['source']

/** The change is a formula: where either side is missing it is too. */
function sidesOf(side: Side, row: number): SheetCell[] {
  const change = formula(`ROUND(${cellName(row, AFTER)}-${cellName(row, BEFORE)},2)`)
  return [dollarsOrMissing(side.before_cents), dollarsOrMissing(side.after_cents), change]
}

function addTenant(sheet: SheetRows, tenant: ApiWhatIfTenant): void {
  const { tenant_id: id, tenant_name: name, total_cost: total, by_pool: pools, missing } = tenant
  const inPools = WHAT_IF_POOLS.map((pool) => dollarsOrMissing(pools[pool].change_cents))
  sheet.add(name ?? namelessTenant(id), id, ...sidesOf(total, sheet.next), ...inPools, missing?.message ?? '')
}

/** What is missing is left out of a sum that says so; nothing known is no sum. */
function totalsOf(table: string, tenants: readonly ApiWhatIfTenant[]): SheetCell[] {
  const missing = tenants.filter((tenant) => tenant.missing !== null).length
  const sums = TENANT_HEADER.slice(BEFORE, LAST_AMOUNT + 1).map((header) => {
    const cells = columnOf(table, header)
    return formula(`IF(COUNT(${cells})=0,NA(),ROUND(AGGREGATE(9,6,${cells}),2))`)
  })
  const remark = missing === 0 ? '' : `Sum of what is known: ${counted(missing, 'tenant')} missing`
  return ['Total', '', ...sums, remark]
}
