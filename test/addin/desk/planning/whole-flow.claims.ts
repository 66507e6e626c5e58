// A budget from a messy workbook to an explained restatement, as people live it: over the API's own handlers and the stand-in.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { BudgetSheetChoice, SheetOfDesk } from '../../../../addin/desk/planning/planning-desk.ts'
import { decided, placeOf } from '../../../../addin/pane/pages/budget/submit/stale-rows.ts'
import { cellName } from '../../../../addin/workbook/cells/area.ts'
import type { SubmissionRow } from '../../../../shared/contract/budget/submission.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { ANN, CFO, FAY } from '../../../functions/planning-api/budgets/budget-desk.ts'
import { parseArea } from '../../../hosts/excel/objects/area.ts'
import { A, assignment, B, C, ip, PERIOD, subscription, tenant, vps, world } from '../../../worlds/world.ts'
import { cellAt, shownRows } from '../../workbook/reports/variance-in-sheet.ts'
import { watched } from '../desk-world.ts'
import { readCells, writeCells } from './planning-world.ts'
import { type AtWork, WholeWorld } from './whole-world.ts'

describe('A budget from a messy workbook to an explained restatement', () => {
  const BUDGET = { kind: 'budget' } as const
  const YEAR = '2025'
  const CHOICE: BudgetSheetChoice = {
    ...{ scenario: BUDGET, fiscalYear: YEAR, dimension: 'tenant', measure: 'total_cost' },
    rows: 'lines that stand',
  }
  const MONTHS = Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, '0')}`)
  const before = world({
    tenants: [tenant(A), tenant(B), tenant(C)],
    subscriptions: [subscription(A, 4_900), subscription(B, 4_900)],
    vps: [vps('v1', 300_001), vps('v2', 40_000)],
    ips: [ip('i1', 'v1', 30_000, { address: '192.0.2.1' }), ip('i2', 'v2', 10_000)],
    assignments: [assignment('i1', A), assignment('i1', B), assignment('i2', C)],
    sources: [{ name: 'vps_instances', rows: 2, latestMs: PERIOD.endMs }],
  })
  /** Learned after the close: the first server cost more, and B had left it. */
  const learned = {
    ...before,
    vps: [vps('v1', 320_202), vps('v2', 40_000)],
    assignments: [assignment('i1', A), assignment('i2', B, { id: `i2-${B}` }), assignment('i2', C)],
  }

  /** As bridges call them. */
  const RESOURCES = ['hw-v1', 'hw-v2', '192.0.2.1', '192.0.2.2']

  let server: TestTable
  let system: WholeWorld
  let ann: AtWork
  let fay: AtWork
  let cfo: AtWork

  beforeAll(async () => {
    server = await startFiguresTable()
    system = new WholeWorld(server, PERIOD.endMs + 3_600_000, before)
    await system.finance.allocate({ period: PERIOD.id })
    ann = await system.sitsDown(ANN)
    fay = await system.sitsDown(FAY)
    cfo = await system.sitsDown(CFO)
  })
  afterAll(async () => {
    const unsettled = [ann, fay, cfo].flatMap(({ excel }) => excel.ledger.unsettled())
    for (const person of [ann, fay, cfo]) person.close()
    await server.stop()
    expect(unsettled).toEqual([])
  })

  /** What a budget workbook looks like after some years: titles, a merged band, months as dates, amounts as texts, totals. */
  async function messySheet({ excel }: AtWork): Promise<void> {
    await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1')
      sheet.name = 'Budget FINAL v3'
      const firstOfMonth = MONTHS.map(
        (_, month) => 45_658 + Math.round((Date.UTC(2025, month) - Date.UTC(2025, 0)) / 864e5),
      )
      const amounts = (first: string, rest: string) => [first, ...Array(11).fill(rest)]
      sheet.getRange('B2:P8').numberFormat = [['@']]
      sheet.getRange('D5:O5').numberFormat = [['mmm yy']]
      sheet.getRange('B2:P8').values = [
        ['Infrastructure budget', ...Array(14).fill('')],
        ['Prepared by Ann, all amounts in USD', ...Array(14).fill('')],
        ['', '', 'Months', ...Array(12).fill('')],
        ['Tenant', 'Measure', ...firstOfMonth, 'Total'],
        ['Tenant A', 'Total cost', ...amounts('1,650.25', '1,700.00'), '20,350.25'],
        ['Tenant X', 'Total cost', ...amounts('1,600', ' 1,600.10 '), '19,201.10'],
        ['Total', '', ...amounts('3,250.25', '3,300.10'), '39,551.35'],
      ]
      sheet.getRange('D4:O4').merge()
      await context.sync()
    })
    excel.user.select("'Budget FINAL v3'!C6")
  }

  const SHEET = "'Budget FINAL v3'"

  /** The table around the selection, and what would be submitted of it. */
  const readTable = (person: AtWork) =>
    person.does(async ({ planning }) => {
      const table = await planning.readBudgetTable()
      const mapping = table.isOurs
        ? table.mapping
        : { ...table.mapping, fixed: { ...table.mapping.fixed, dimension: 'tenant' } }
      return { table, read: planning.mapBudgetTable(table, mapping) }
    })

  const previewOf = async (person: AtWork, rows: readonly SubmissionRow[]) =>
    person.does(({ planning }) => planning.previewBudget({ scenario: BUDGET, why: 'Plan', rows }, watched()))

  const submit = async (
    person: AtWork,
    why: string,
    { table, read }: Awaited<ReturnType<typeof readTable>>,
    rows: readonly SubmissionRow[] = read.rows,
  ) => person.does(({ planning }) => planning.submitBudget({ scenario: BUDGET, why, rows }, table, watched()))

  /** The cell of an amount on a budget sheet of ours, found as a reader finds it. */
  async function cellOf(
    person: AtWork,
    { address }: SheetOfDesk,
    label: string,
    month: string,
  ): Promise<string> {
    const [sheet = '', cells = ''] = address.split('!')
    const [header = [], ...rows] = await readCells(person, address)
    const { row, column } = parseArea(cells)
    const [down, across] = [rows.findIndex((each) => each.includes(label)), header.indexOf(month)]
    expect([down, across]).not.toContain(-1)
    return `${sheet}!${cellName(row + 1 + down, column + across)}`
  }

  const localOf = (address: string): string => address.slice(address.indexOf('!') + 1)

  const type = (person: AtWork, cell: string, amount: number | string) =>
    person.does(async () => {
      person.excel.user.select(cell)
      await writeCells(person, cell, [[amount]])
    })

  describe('a budget', () => {
    test('is read from a messy workbook: what is no amount of a line is named, and a wrong cell is told before anything stands', async () => {
      await messySheet(ann)
      const { table, read } = await readTable(ann)
      expect([table.address, table.isOurs]).toEqual([`${SHEET}!B2:P8`, false])
      expect(table.remarks).toContain(
        'P5 (Total) is not read. It adds up other columns, so it would count twice.',
      )
      expect(read.errors).toEqual([])
      expect(read.skipped).toMatchObject([{ cell: 'B8', given: 'Total' }])
      const preview = await previewOf(ann, read.rows)
      expect([preview.accepted, preview.applied]).toEqual([false, false])
      expect(new Set(preview.errors.map(({ row, given }) => [row, given].join()))).toEqual(
        new Set(['7,Tenant X']),
      )
      expect(preview.errors[0]?.cell).toMatch(/^[BD]7$/)
      const refused = await submit(ann, 'Last year, carried on', { table, read })
      expect([refused.applied, refused.errors.length]).toEqual([false, preview.errors.length])
      const { books } = await ann.does(({ planning }) => planning.books(watched()))
      expect(books.map(({ revision }) => revision).filter((revision) => revision > 0)).toEqual([])
    })

    test('stands once it is corrected: every month of both tenants to the cent', async () => {
      await type(ann, `${SHEET}!B7`, 'tenant b')
      const { table, read } = await readTable(ann)
      const preview = await previewOf(ann, read.rows)
      expect([preview.accepted, preview.added.length, preview.errors]).toEqual([true, 24, []])
      const done = await submit(ann, 'Last year, carried on', { table, read })
      expect([done.applied, done.totals.map(({ after_cents: cents }) => cents)]).toEqual([true, [3_955_135]])
    })

    test('that Finance changed meanwhile is not overwritten: both values are shown, and each is decided', async () => {
      const own = await ann.does(({ planning }) => planning.insertBudgetSheet(CHOICE, watched()))
      const theirs = await fay.does(({ planning }) => planning.insertBudgetSheet(CHOICE, watched()))
      await type(fay, await cellOf(fay, theirs, 'Tenant A', '2025-11'), 1_800)
      await type(fay, await cellOf(fay, theirs, 'Tenant B', '2025-12'), 1_500.5)
      const changed = await submit(fay, 'New contract', await readTable(fay))
      expect([changed.applied, changed.changed.length]).toEqual([true, 2])

      const [cellOfA, cellOfB] = [
        await cellOf(ann, own, 'Tenant A', '2025-11'),
        await cellOf(ann, own, 'Tenant B', '2025-12'),
      ]
      await type(ann, cellOfA, 1_750)
      await type(ann, cellOfB, 1_620.2)
      const older = await readTable(ann)
      const refused = await submit(ann, 'What I know', older)
      expect(refused.applied).toBe(false)
      const both = refused.stale.map(({ cell, yours, theirs, changed_by: who }) => [
        ...[cell, yours?.cents, theirs?.cents, who],
      ])
      expect(both).toEqual([
        [localOf(cellOfA), 175_000, 180_000, FAY.name],
        [localOf(cellOfB), 162_020, 150_050, FAY.name],
      ])
      const ofA = (line: { member: string }) => line.member === A
      const decisions = Object.fromEntries(
        refused.stale.map((line) => [placeOf(line), ofA(line) ? ('theirs' as const) : line.their_version]),
      )
      const done = await submit(ann, 'What I know', older, decided(older.read.rows, decisions))
      expect(
        done.changed.map(({ member, period, old, new: made }) => [member, period, old.cents, made.cents]),
      ).toEqual([[B, '2025-12', 150_050, 162_020]])
    })

    test('is locked by Finance and approved by the CFO, and takes nothing more; its history tells all of it', async () => {
      const book = await fay.does(({ planning }) => planning.books(watched()))
      const revision = book.books[0]?.revision ?? null
      const step = { scenario: BUDGET, fiscalYear: YEAR, why: '', revision }
      await fay.does(({ planning }) => planning.changeBudgetYear({ ...step, action: 'lock' }, watched()))
      const approved = await cfo.does(({ planning }) =>
        planning.changeBudgetYear({ ...step, action: 'approve' }, watched()),
      )
      expect([approved.status, approved.approved?.by]).toEqual(['approved', CFO.name])
      const late = await readTable(ann)
      const rows = late.read.rows.slice(0, 1).map((row) => ({ ...row, cents: 1 }))
      const refused = await submit(ann, 'One more', late, rows)
      expect([refused.applied, refused.errors.map(({ message }) => message)]).toEqual([
        false,
        [expect.stringContaining('approved')],
      ])
      const told = await cfo.does(({ planning }) =>
        planning.budgetHistory({ scenario: BUDGET, fiscalYear: YEAR, cursor: null }, watched()),
      )
      expect(told.years.map(({ action, by }) => [action, by])).toEqual([
        ['approve', CFO.name],
        ['lock', FAY.name],
      ])
      const steps = told.lines.map(({ revision, who, why, member, period, old, new: made }) =>
        [revision, who, why, member === A ? 'A' : 'B', period, old?.cents ?? null, made?.cents].join(' | '),
      )
      expect(steps.slice(0, 3)).toEqual([
        `3 | ${ANN.name} | What I know | B | 2025-12 | 150050 | 162020`,
        `2 | ${FAY.name} | New contract | A | 2025-11 | 170000 | 180000`,
        `2 | ${FAY.name} | New contract | B | 2025-12 | 160010 | 150050`,
      ])
      expect(steps).toHaveLength(27)
      expect(new Set(told.lines.slice(3).map(({ who, why }) => `${who} ${why}`))).toEqual(
        new Set([`${ANN.name} Last year, carried on`]),
      )
    })
  })

  describe('its variance sheet', () => {
    const actuals = async () =>
      ann.does(async () => {
        const shown = await shownRows(ann.excel)
        return [A, B].map((tenantId) => {
          const row = shown.get(`tenant:total_cost:${tenantId}`)
          return ['budget', 'actual', 'variance', 'commentary'].map((id) => row?.get(id))
        })
      })

    test('shows the plan against a closed month; a restatement changes the actuals and leaves the commentary', async () => {
      await system.finance.close({ period: PERIOD.id, preparedBy: 'Ann', approvedBy: 'Bob' })
      const plan = { scenario: 'budget', parts: 'none', groupBy: 'owner', unbudgeted: false } as const
      const choice = { kind: 'variance', period: PERIOD.id, place: 'new sheet' } as const
      const report = await ann.does((desk) =>
        desk.insertReport({ ...choice, plan: { ...plan, dimension: null, measure: null } }, watched()),
      )
      expect(report.problems ?? []).toEqual([])
      expect(await actuals()).toEqual([
        [1_800, 1_650.01, -149.99, ''],
        [1_600.1, 1_650, 49.9, ''],
      ])
      await ann.does(async () =>
        writeCells(ann, await cellAt(ann.excel, `tenant:total_cost:${A}`, 'commentary'), [
          ['Prices as agreed'],
        ]),
      )
      system.rows = learned
      await system.finance.allocate({
        period: PERIOD.id,
        restate: { reason: 'The invoice came late.', restatedBy: 'Fay' },
      })
      const outcome = await ann.does((desk) => desk.refresh('workbook', watched()))
      expect(outcome.problems).toEqual([])
      expect(new Set(outcome.changes.map(({ cause }) => cause))).toEqual(new Set(['restatement']))
      expect(await actuals()).toEqual([
        [1_800, 3_502.02, 1_702.02, 'Prices as agreed'],
        [1_600.1, 250, -1_350.1, ''],
      ])
    })

    test.each([
      ['A', A, 185_201],
      ['B', B, -140_000],
    ])(
      'differs from what it was by what the bridge of tenant %s explains, to the cent, on a sheet that sums',
      async (_, of, cents) => {
        const bridge = await ann.does(({ planning }) =>
          planning.bridgeRuns(
            { from: `${PERIOD.id}@closed`, to: `${PERIOD.id}@restated`, measure: 'total_cost', of },
            watched(),
          ),
        )
        expect(bridge.steps.reduce((sum, step) => sum + step.cents, 0)).toBe(cents)
        expect((bridge.to_cents ?? 0) - (bridge.from_cents ?? 0)).toBe(cents)
        const { sheet } = await ann.does(({ planning }) => planning.insertRunsBridge(bridge, watched()))
        const rows = await ann.does(() => readCells(ann, `'${sheet}'!A1:P60`))
        const difference = rows.find(([first]) => first === 'Difference')
        expect([difference?.[1], difference?.[3]]).toEqual([0, 0])
        const details = rows.filter(([, , resource]) => RESOURCES.includes(String(resource)))
        const change = details.reduce((sum, [, dollars]) => sum + Math.round(Number(dollars) * 100), 0)
        expect(change).toBe(cents)
      },
    )
  })
})
