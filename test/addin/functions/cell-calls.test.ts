// What is remembered of each cell: what it asked for and what came of it, however a host writes its address, and for no more
// cells than memory has room for.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { CellCalls, MOST_CALLS, MOST_CELLS } from '../../../addin/functions/cell-calls.ts'
import { addressIn, placeKey, placeOf } from '../../../addin/functions/cell-place.ts'
import { gridService } from './grid-service.ts'
import { cost, entered, shown, start, typed } from './started.ts'

const asked = { kind: 'figure', subject: 'profit', tenant: 'Acme', period: '2026-10', knownAt: null } as const

test('an address means the same cell with or without quotes, dollars and the workbook', () => {
  for (const address of [
    "'My Sheet'!$b$2",
    "'[Book 1.xlsx]My Sheet'!B2",
    'My Sheet!B2',
    "'MY SHEET'!B2:B2",
  ]) {
    expect(placeKey(address)).toBe('my sheet!B2')
  }
  expect(placeOf('B2:$C$3')).toEqual({ sheet: '', cells: 'B2:C3' })
})

test('whatever a sheet is called, its cells are found again by their address', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 31 }), (name) => {
      fc.pre(!/[[\]:*?/\\]/.test(name) && !name.startsWith("'") && !name.endsWith("'"))
      expect(placeOf(addressIn(name, 'B2'))).toEqual({ sheet: name, cells: 'B2' })
    }),
    { seed: 9 },
  )
})

test('a call takes the place of the same call before; others stand beside it, up to a limit', () => {
  const calls = new CellCalls()
  calls.begin('Sheet1!A1', asked)
  calls.begin('Sheet1!A1', asked)
  for (let more = 0; more < MOST_CALLS + 5; more += 1)
    calls.begin('Sheet1!A1', { ...asked, tenant: `T${more}` })
  expect(calls.at('sheet1!$A$1').calls).toHaveLength(MOST_CALLS)
  calls.forget(['Sheet1!A1'])
  expect(calls.at('Sheet1!A1')).toEqual({ calls: [], failure: null })
})

test('the cell that asked longest ago is let go of first', () => {
  const calls = new CellCalls()
  for (let row = 1; row <= MOST_CELLS; row += 1) calls.begin(`S!A${row}`, asked)
  calls.begin('S!A1', asked)
  calls.begin('S!B1', asked)
  expect(['S!A1', 'S!A2', 'S!A3'].map((address) => calls.at(address).calls.length)).toEqual([1, 0, 1])
})

test('a cell’s calls say which run answered, or why none did; what is still typed stands nowhere', async () => {
  const { answers, penguin, send } = start(gridService({ cellOf: (tenant) => (tenant === 'B' ? null : 500) }))
  const at = (address: string, formula = entered) => ({ ...formula, address })
  const all = [
    shown(() => answers.figure('total_cost', 'A', '2026-Q3', null, at('S!A1'))),
    shown(() => answers.figure('total_cost', 'B', '2026-10', 'closed', at('S!A2'))),
    shown(async () => answers.cost('A', '2026-10', null, null, at('S!A3', typed))),
    cost(answers, 'A'),
  ]
  await send()
  await Promise.all(all)
  const [quarter] = penguin.callsAt('S!A1').calls
  expect(quarter).toMatchObject({ kind: 'figure', subject: 'total_cost', tenant: 'A', period: '2026-Q3' })
  expect(Object.keys(quarter?.answered?.runIds ?? {})).toEqual(['2026-07', '2026-08', '2026-09'])
  expect(penguin.callsAt('S!A2').calls[0]).toMatchObject({
    knownAt: 'closed',
    answered: { value: null, missing: { code: 'tenant_not_found' }, methodId: 'even' },
  })
  expect(penguin.callsAt('S!A3').calls).toEqual([])
})
