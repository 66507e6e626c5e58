// Reports of a workbook are refreshed one by one: what changed says why, and one that fails does not keep the others back.
import { afterEach, describe, expect, test } from '@jest/globals'
import { DeskFailure } from '../../../addin/desk/desk.ts'
import { insertReport } from '../../../addin/desk/insert-report.ts'
import { listReports, refreshReports } from '../../../addin/desk/refresh-reports.ts'
import { refreshReportsIn } from '../../../addin/desk/reports-in-scope.ts'
import type { ReportDocument } from '../../../addin/reports/report-document.ts'
import type { ExcelHost } from '../../hosts/excel/start-excel.ts'
import { SAMPLE_ROWS, type SampleRow, sampleDocument } from '../workbook/reports/sample-document.ts'
import { formulasOf, openWorkbook, QUIET, syncsOf } from '../workbook/reports/workbook-with-reports.ts'

describe('Reports through the desk', () => {
  let excel: ExcelHost

  afterEach(() => excel.close())

  const CHANGED: readonly SampleRow[] = [['t-1', 'Acme', 1210, 5000, 27.9], ...SAMPLE_ROWS.slice(1)]
  const first = sampleDocument()
  const insert = (document: ReportDocument) =>
    insertReport(
      { kind: document.kind, period: document.period, place: 'new sheet' },
      async () => document,
      QUIET,
    )
  const causes = async (document: ReportDocument) =>
    (
      await refreshReports(
        () => true,
        async () => document,
        QUIET,
      )
    ).changes.map(({ what, cause }) => [what, cause])

  test.each([
    ['a new run', sampleDocument(CHANGED, {}, 'run-2'), 'new run'],
    [
      'another method',
      sampleDocument(CHANGED, { source: { ...first.source, methodVersion: '2' } }),
      'method',
    ],
    ['a pin', sampleDocument(CHANGED, { knownAt: 'closed' }), 'pin'],
    ['an edit by hand', sampleDocument(CHANGED), 'edited in the sheet'],
  ])('%s is the cause that is said', async (_, document, cause) => {
    excel = openWorkbook()
    await insert(first)
    expect(await causes(document)).toEqual([["Acme, Total [all] cost's #1 (USD), 2026-10", cause]])
  })

  test('one that cannot be read is said, and the others are refreshed', async () => {
    excel = openWorkbook()
    await insert(first)
    await insert(sampleDocument(SAMPLE_ROWS, { period: '2026-09', title: 'September' }))
    const refreshed = await refreshReports(
      () => true,
      async ({ period }) => {
        if (period === '2026-10') throw new DeskFailure('The figures service cannot be reached. Try again.')
        return sampleDocument(CHANGED, { period, title: 'September' }, 'run-2')
      },
      QUIET,
    )
    expect(refreshed).toMatchObject({
      reports: 1,
      changes: [{ address: "'Cost by tenant 2026-09'!D14", before: 24.1, after: 50 }],
      problems: ['The figures service cannot be reached. Try again.'],
    })
    expect((await listReports()).map(({ title }) => title)).toEqual([first.title, 'September'])
  })

  test('one whose table is gone is said with the next refresh, though it was looked for before, and then forgotten', async () => {
    excel = openWorkbook()
    await insert(first)
    await excel.Excel.run(async (context) => {
      context.workbook.tables.getItemAt(0).delete()
      await context.sync()
    })
    expect(await listReports()).toEqual([])
    const problems = async () =>
      (
        await refreshReports(
          () => false,
          async () => first,
          QUIET,
        )
      ).problems
    expect(await problems()).toEqual([
      `“${first.title}” is no longer in the workbook: its table was deleted. It is not refreshed from now on.`,
    ])
    expect(await problems()).toEqual([])
  })

  test('of two that stand one below the other, the upper one may grow in the same refresh', async () => {
    excel = openWorkbook()
    const insertAt = (cell: string, document: ReportDocument) => {
      excel.user.select(cell)
      return insertReport(
        { kind: document.kind, period: document.period, place: 'selected cell' },
        async () => document,
        QUIET,
      )
    }
    await insertAt('Sheet1!A1', first)
    await insertAt('Sheet1!A25', sampleDocument(SAMPLE_ROWS, { title: 'Lower' }))
    const more = Array.from({ length: 9 }, (_, index): SampleRow => [`n-${index}`, 'New', 1, 2, 3])
    const next = sampleDocument([...SAMPLE_ROWS, ...more], {}, 'run-2')
    const refreshed = await refreshReports(
      () => true,
      async () => next,
      QUIET,
    )
    expect(refreshed).toMatchObject({ reports: 2, problems: [] })
    const cells = await formulasOf(excel, 'Sheet1')
    expect(cells.filter(([cell]) => cell === 'Run').map(([, text]) => text)).toEqual(['run-2', 'run-2'])
    expect(cells.filter(([cell]) => cell === next.title)).toHaveLength(2)
    expect(cells.filter(([cell]) => cell === 't-1')).toHaveLength(2)
  })

  test('a report of the whole platform stays as it is for somebody who sees some tenants only', async () => {
    excel = openWorkbook()
    const inserted = await insert(first)
    const before = await formulasOf(excel, inserted.sheet)
    const narrower = sampleDocument(SAMPLE_ROWS.slice(0, 1), { sight: 'some tenants' }, 'run-2')
    const refreshed = await refreshReports(
      () => true,
      async () => narrower,
      QUIET,
    )
    expect(refreshed).toMatchObject({ reports: 0, changes: [] })
    expect(refreshed.problems).toEqual([
      expect.stringMatching(/you see some tenants only\. It stays as it is/),
    ])
    expect(await formulasOf(excel, inserted.sheet)).toEqual(before)
  })

  test('a report is looked up once for a refresh, whatever the scope: two syncs to find it, two for the scope, two to write it', async () => {
    excel = openWorkbook()
    await insert(first)
    excel.ledger.reset()
    const { reports, changes } = await refreshReportsIn(
      'workbook',
      async () => sampleDocument(CHANGED, {}, 'run-2'),
      QUIET,
    )
    expect([reports, changes.length]).toEqual([1, 1])
    expect(syncsOf(excel).length).toBeLessThanOrEqual(6)
  })
})
