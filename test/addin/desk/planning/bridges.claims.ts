// Bridges and what-ifs on sheets: steps come to the end by formula, details to the steps. LibreOffice comes to the same numbers.
import { Workbook } from '@cj-tech-master/excelts'
import { afterEach, describe, expect, test } from '@jest/globals'
import { whatIfSheet } from '../../../../addin/desk/planning/what-if-sheet.ts'
import type { RunsBridge } from '../../../../shared/contract/api/answers/planning/bridges.ts'
import type { WhatIfAnswer } from '../../../../shared/contract/api/answers/planning/what-if.ts'
import { calculatedByLibreOffice, hasLibreOffice } from '../../../hosts/excel/files/libreoffice-node.ts'
import { readPackage } from '../../../hosts/excel/files/read-package.ts'
import { saveWorkbook } from '../../../hosts/excel/files/save-workbook.ts'
import { watched } from '../desk-world.ts'
import { BUDGET_BRIDGE, NO_PRICE, run } from './budget-bridge.ts'
import {
  ACME,
  answered,
  BIRCH,
  closePlanning,
  openPlanning,
  type PlanningWorld,
  readCells,
} from './planning-world.ts'

let world: PlanningWorld
afterEach(closePlanning)

const RUNS_BRIDGE: RunsBridge = {
  ...{ measure: 'total_cost', of: ACME, label: '=Acme', from_missing: null, to_missing: NO_PRICE },
  from: { ...run('run-1'), period: '2026-09', standing: 'newest' },
  to: { ...run('run-2'), period: '2026-10', standing: 'newest' },
  ...{
    from_cents: 1_000,
    to_cents: null,
    known_from_cents: 1_000,
    known_to_cents: 1_333,
    unknown_differences: 1,
  },
  steps: [
    {
      ...{ cause: 'prices', cents: 300, why: 'One price rose.', more_resources: 0 },
      resources: [
        {
          resource_id: 'v1',
          label: '+v1',
          pool: 'vps',
          before_cents: 700,
          after_cents: 1_000,
          change_cents: 300,
        },
      ],
    },
    {
      ...{ cause: null, cents: 33, why: 'More was sent.', more_resources: 4 },
      resources: [
        { resource_id: 'i1', label: 'i1', pool: 'ip', before_cents: null, after_cents: 40, change_cents: 40 },
        {
          resource_id: null,
          label: '4 more resources',
          pool: null,
          before_cents: null,
          after_cents: null,
          change_cents: -7,
        },
      ],
    },
  ],
}

async function rowsOf(sheet: string, columns = 'A1:P60') {
  await world.excel.model.calculation.settled()
  const rows = await readCells(world, `'${sheet}'!${columns}`)
  const rowOf = (label: string) => rows.findIndex(([first]) => first === label)
  return { rows, rowOf }
}

describe('A bridge from budget on a sheet', () => {
  test('comes from the plan to the actual to the cent, and its details to each step, by formula', async () => {
    world = openPlanning()
    const place = await world.desk.insertBudgetBridge(BUDGET_BRIDGE, watched())
    expect(place.sheet).toBe('Bridge 2026-01 from budget')
    const { rows, rowOf } = await rowsOf(place.sheet)
    const first = rowOf('Step') + 1
    expect(rows.slice(first, first + 6).map((row) => row.slice(0, 4))).toEqual([
      ['Budget', 100, 100, ''],
      ['Volume', -150, -50, -150],
      ['Price', -0.01, -50.01, -0.01],
      ['New resources', 75.01, 25, 75.01],
      ['Actual', 25, 25, ''],
      ['Difference', 0, '', 0],
    ])
    expect(rows[first + 5]?.[4]).toBe(
      'The steps come to the end to the cent, and their details to the steps.',
    )
    expect(rows[rowOf('Lines without a bridge') + 1]?.slice(0, 6)).toEqual([
      ...['In neither end', 5, 'Cedar', '2026-01', '#N/A', 'The price of one server is not known.'],
    ])
    expect(rows.filter(([, , of]) => of === '=Acme').map((row) => [row[0], row[1], row[5]])).toEqual([
      ['Volume', -150, 'Fewer emails.'],
      ['Price', -0.01, 'A lower rate.'],
    ])
  })

  if (hasLibreOffice)
    test('comes to the same numbers in LibreOffice', async () => {
      world = openPlanning()
      const { sheet } = await world.desk.insertBudgetBridge(BUDGET_BRIDGE, watched())
      const { rows } = await rowsOf(sheet)
      const { files } = await readPackage(
        await calculatedByLibreOffice(await saveWorkbook(world.excel.model)),
      )
      const file = new Workbook()
      await file.xlsx.loadFromFiles(files)
      const calculated = rows.map((row, r) =>
        row.map((value, c) => {
          const cell = file.getWorksheet(sheet)?.getCell(r + 1, c + 1)
          const held = cell?.formula === undefined ? cell?.value : cell.result
          if (typeof value === 'number') return Math.round(Number(held ?? 0) * 100) / 100
          return cell?.formula === undefined || value === '#N/A' ? value : held
        }),
      )
      expect(calculated).toEqual(rows)
    }, 60_000)
})

describe('A bridge between runs on a sheet', () => {
  test('names both runs, says what is not known, and sums its resources to each step', async () => {
    world = openPlanning()
    const { sheet } = await world.desk.insertRunsBridge(RUNS_BRIDGE, watched())
    expect(sheet).toBe('Bridge 2026-09 to 2026-10')
    const { rows, rowOf } = await rowsOf(sheet)
    expect(rows[rowOf('From')]?.[1]).toMatch(/^2026-09, run run-1, /)
    expect(rows[rowOf('To')]?.[1]).toMatch(/run run-2, .*The price of one server is not known\.$/)
    expect(rows[rowOf('Unknown')]?.[1]).toBe(
      '1 figure unknown at either end: no amount says what changed there.',
    )
    const first = rowOf('Step') + 1
    expect(rows.slice(first, first + 5).map((row) => row.slice(0, 4))).toEqual([
      ['2026-09 as of 2026-11-05 (from)', 10, 10, ''],
      ['Prices', 3, 13, 3],
      ['Causes added up', 0.33, 13.33, 0.33],
      ['2026-10 as of 2026-11-05 (to)', 13.33, 13.33, ''],
      ['Difference', 0, '', 0],
    ])
    expect(rows.filter(([, , resource]) => String(resource).startsWith('4 more'))[0]?.slice(0, 6)).toEqual([
      ...['Causes added up', -0.07, '4 more resources', 'Several', '', ''],
    ])
  })
})

const side = (before: number | null, after: number | null) => ({
  before_cents: before,
  after_cents: after,
  change_cents: before === null || after === null ? null : after - before,
})
const WHAT_IF: WhatIfAnswer = {
  ...{ period: '2026-10', run: run('run-1'), unchanged_tenants: 7, text: ['The whole costs less.'] },
  ...{ changes: ['v1 is dropped.'], notes: ['Its two addresses go with it.'] },
  pools: [
    { pool: 'vps', source: side(1_000, 700), tenants: side(900, 600), unallocated: side(100, 100) },
    { pool: 'ip', source: side(300, 300), tenants: side(300, 250), unallocated: side(0, 50) },
  ],
  tenants: [
    {
      ...{ tenant_id: ACME, tenant_name: '=Acme', total_cost: side(1_000, 700), missing: null },
      by_pool: { vps: side(900, 600), ip: side(100, 100), idle: side(0, 0), platform: side(0, 0) },
    },
    {
      ...{ tenant_id: BIRCH, tenant_name: null, total_cost: side(null, 50), missing: NO_PRICE },
      by_pool: { vps: side(null, null), ip: side(200, 150), idle: side(0, 0), platform: side(0, 0) },
    },
  ],
}

describe('A what-if', () => {
  test('is a sheet that says that nothing was published; sums are formulas, and what is missing is no zero', async () => {
    world = openPlanning()
    const { sheet } = await world.desk.insertWhatIf(WHAT_IF, watched())
    const { rows, rowOf } = await rowsOf(sheet)
    expect(rows.slice(1, 4).map(([label]) => label)).toEqual([
      'Approximation',
      'Not an invoice',
      'Not published',
    ])
    expect(rows[rowOf('Change 1')]?.[1]).toBe('v1 is dropped.')
    const totals = rows.filter(([label]) => label === 'All pools').map((row) => row.slice(1, 5))
    expect(totals).toEqual([
      ['Source', 13, 10, -3],
      ['Carried by tenants', 12, 8.5, -3.5],
      ['Unallocated', 1, 1.5, 0.5],
    ])
    expect(rows[rowOf('Difference')]?.slice(2, 5)).toEqual([0, 0, 0])
    expect(rows[rowOf('=Acme')]?.slice(2, 9)).toEqual([10, 7, -3, -3, 0, 0, 0])
    expect(rows[rowOf(`no name (${BIRCH})`)]?.slice(2, 6)).toEqual(['#N/A', 0.5, '#N/A', '#N/A'])
    expect(rows[rowOf('Total')]?.slice(2, 10)).toEqual([
      ...[10, 7.5, -3, -3, -0.5, 0, 0, 'Sum of what is known: 1 tenant missing'],
    ])
  })

  test('has columns as wide as their headings, with the arrow of the filter', () => {
    const { rows, columnWidths, tables } = whatIfSheet(WHAT_IF)
    const headings = rows[tables[0]?.row ?? 0] ?? []
    const narrow = headings.filter(
      (text, column) => (columnWidths[column] ?? 0) < String(text).length * 7 + 20,
    )
    expect(narrow).toEqual([])
  })

  test('speaks of servers and addresses of a month, those that begin with what is looked for first', async () => {
    const resource = (
      pool: string,
      id: string | null,
      label: string,
      cents: number | null,
      withheld = false,
    ) => ({
      ...{ pool, resource_id: id, label, cost_cents: cents, withheld },
    })
    world = openPlanning([], {
      listPeriods: async () => answered({ periods: [{ period: '2026-09' }, { period: '2026-10' }] }) as never,
      listResourceCosts: async (question) => {
        expect(question).toEqual({ period: '2026-10' })
        return answered({
          resources: [
            resource('vps', 'v2', 'old-mail', 1_000),
            resource('vps', 'v1', 'mail-1', 1_001),
            resource('ip', 'i1', '192.0.2.1', 300, true),
            resource('platform', 'p', 'mail platform', 1),
            resource('vps', null, 'mail pool', 5),
          ],
        }) as never
      },
    })
    expect(await world.desk.resources(null, 'mail')).toEqual([
      { id: 'v1', label: 'mail-1', kind: 'vps', monthlyCents: 1_001 },
      { id: 'v2', label: 'old-mail', kind: 'vps', monthlyCents: 1_000 },
    ])
    expect(await world.desk.resources('2026-10', '192')).toMatchObject([{ id: 'i1', monthlyCents: null }])
  })
})
