// What a refresh is said to have changed, and why, from what cells showed and which runs answered them.
import { describe, expect, test } from '@jest/globals'
import { causeOf } from '../../../addin/desk/changes/causes.ts'
import { KNOWN_RUNS, runKey, withAnswers } from '../../../addin/desk/changes/known-runs.ts'
import { cellsIn } from '../../../addin/desk/changes/problems.ts'
import { causeInReport } from '../../../addin/desk/changes/report-causes.ts'
import { seenFigures } from '../../../addin/desk/changes/seen-figures.ts'
import type { Change } from '../../../addin/desk/desk.ts'
import { listedOf, MOST_CHANGES } from '../../../addin/desk/last-refresh.ts'
import type { Answered, CellCall } from '../../../addin/functions/cell-calls.ts'

const answered = (runId: string, methodId = 'even'): Answered => ({
  ...{ runIds: { '2026-10': runId }, methodId, asOf: '', value: 1, missing: null },
})
const call = (runId: string | null, change: Partial<CellCall> = {}): CellCall => ({
  ...{ kind: 'figure', subject: 'profit', tenant: 'A', period: '2026-10', knownAt: null },
  answered: runId === null ? null : answered(runId),
  ...change,
})
const cell = (...calls: CellCall[]) => ({ calls, failure: null })
const open = new Map()

describe('The cause', () => {
  test.each<[string, CellCall, CellCall, string]>([
    ['another run', call('1'), call('2'), 'new run'],
    ['another method', call('1'), call('2', { answered: answered('2', 'volume') }), 'method'],
    ['another knowledge time', call('1'), call('2', { knownAt: 'closed' }), 'pin'],
    [
      'a restated figure',
      call('1', { knownAt: 'restated' }),
      call('2', { knownAt: 'restated' }),
      'restatement',
    ],
    ['the same run', call('1'), call('1'), 'edited in the sheet'],
  ])('of %s', (_, before, after, cause) => {
    expect(causeOf({ calls: cell(before), known: {} }, cell(after), open, false, false)).toBe(cause)
  })

  test('is known in a workbook that was opened anew, from the runs that it keeps', () => {
    const known = withAnswers({}, [cell(call('1'))])
    expect(KNOWN_RUNS.is(JSON.parse(JSON.stringify(known)))).toBe(true)
    const before = { calls: cell(), known }
    expect(causeOf(before, cell(call('2')), open, false, false)).toBe('new run')
    expect(causeOf(before, cell(call('1')), open, false, false)).toBe('edited in the sheet')
    // It had shown an error, such as that nobody was signed in: the figure is the one that it was.
    expect(causeOf(before, cell(call('1')), open, true, false)).toBeNull()
  })

  test('of a restated month is its restatement, where that is what answers now', () => {
    const restated = { restated_run_id: '2' }
    const month = { state: 'restated', closing: restated }
    const months = new Map([['2026-10', month as never]])
    const before = { calls: cell(call('1')), known: {} }
    expect(causeOf(before, cell(call('2')), months, false, false)).toBe('restatement')
    expect(causeOf(before, cell(call('3')), months, false, false)).toBe('new run')
  })
})

describe('The cause in a variance sheet', () => {
  const source = (runIds: Record<string, string>, restatedMonths: string[] = []) => ({
    ...{ runIds, methodId: 'even', methodVersion: '1', quality: 'complete' as const, asOf: '' },
    ...{ lastUpdated: null, basis: 'restated' as const, restatedMonths },
  })
  const columns = [
    { id: 'budget', header: 'Budget', onRecord: { of: '2026-10' } },
    { id: 'actual', header: 'Actual' },
    { id: 'ytd_actual', header: 'YTD actual' },
    { id: 'outlook', header: 'Outlook' },
  ]
  const before = { source: source({ '2026-10': '1', '2026-09': '2' }, ['2026-09']), knownAt: null }
  const causes = (runIds: Record<string, string>, restated: string[]) =>
    columns.map(({ header }) =>
      causeInReport(
        before,
        { kind: 'variance', columns, source: source(runIds, restated), knownAt: null },
        header,
      ),
    )

  test('of a budget is the budget; of figures a restatement only where a month shown before was restated', () => {
    const published = { '2026-10': '3', '2026-09': '2', '2026-11': '4' }
    expect(causes(published, ['2026-09'])).toEqual(['budget changed', 'new run', 'new run', 'new run'])
    expect(causes(published, ['2026-09', '2026-10']).slice(1, 3)).toEqual(['restatement', 'restatement'])
  })

  test('is an edit where the same runs came to another figure, and never of a budget or an outlook', () => {
    expect(causes({ '2026-10': '1', '2026-09': '2' }, ['2026-09'])).toEqual([
      'budget changed',
      'edited in the sheet',
      'edited in the sheet',
      'new run',
    ])
  })
})

test('runs are kept for as many periods as fit, the last that were answered first', () => {
  const many = Array.from({ length: 600 }, (_, number) => cell(call('1', { period: `P${number}` })))
  const kept = withAnswers(withAnswers({}, many), [cell(call('2', { period: 'P1' }))])
  expect(Object.keys(kept)).toHaveLength(500)
  expect(kept[runKey(call('2', { period: 'P1' }))]?.runIds).toEqual({ '2026-10': '2' })
  expect(withAnswers(kept, [])).toEqual(kept)
})

test('a table’s figures are the same by row and column, wherever the row stands', () => {
  const place = { sheet: 'S', row: 0, column: 0 }
  const ours = [{ ...place, formula: '', value: 'Tenant', spills: true }]
  const seen = (...rows: unknown[][]) => {
    const values = [['Tenant', 'Tenant id', 'Profit (USD)', 'Notes.'], ...rows]
    const spill = { ...place, rows: values.length, columns: 4, values }
    return seenFigures(ours, new Map([['S!A1', 'Tenant']]), new Map([['S!A1', spill]]))
  }
  const [a, b] = [
    ['A', 'a', 5, 'run 1'],
    ['B', 'b', '#N/A', ''],
  ]
  const before = seen(a, b)
  const after = seen(b, ['New', 'n', 1, ''], [...a.slice(0, 3), 'run 2'])
  expect([...before.values()].map(({ value, part }) => [part, value])).toEqual([
    ['A, Profit (USD)', 5],
    ['B, Profit (USD)', null],
  ])
  expect([...before.keys()].every((key) => after.has(key))).toBe(true)
  const [key = ''] = before.keys()
  expect(after.get(key)).toMatchObject({ address: 'S!C4', cell: 'S!A1', value: 5 })
})

test('more changes than are listed are counted', () => {
  const change = { address: 'A1', what: '', before: 1, after: 2, cause: 'new run' } satisfies Change
  expect(listedOf(Array(MOST_CHANGES + 3).fill(change))).toMatchObject({ moreChanges: 3 })
  expect(cellsIn(['S!A1', 'S!A2', 'S!A3', 'S!A4'])).toBe('4 cells (S!A1, S!A2, S!A3, …)')
})
