// Formulas of a workbook through the desk: written, refreshed with what changed and why, pinned and repaired, on the strict
// stand-in for Excel.
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import type { HostName } from '../../hosts/excel/members/hosts.ts'
import { settingsOf } from '../../hosts/excel/objects/book/settings.ts'
import { type DeskWorld, openWorld, RUN, watched } from './desk-world.ts'

describe('Formulas through the desk', () => {
  let world: DeskWorld
  const open = async (host?: HostName, locale?: string) => {
    world = await openWorld(host, locale)
    return world
  }
  afterEach(() => {
    expect(world.excel.ledger.unsettled()).toEqual([])
    world.excel.close()
  })

  const settled = () => world.excel.model.calculation.settled()
  const cost = (tenant: string, more = '') => `=PENGUIN.COST("${tenant}","2026-10"${more})`

  describe('The figure picker', () => {
    test.each<[HostName, string | undefined]>([
      ['web', undefined],
      ['ltsc2021', 'de-DE'],
    ])(
      'writes tenants down and periods across, and says before what it would write over: on %s %s',
      async (host, locale) => {
        const { desk, enter, values, formulas, sheets, excel } = await open(host, locale)
        await enter('C3', [['mine']])
        excel.user.select('B2')
        const choice = { measure: 'total_cost', tenants: ['Say "hi"', 'B'], periods: ['2026-09', '2026-10'] }
        const preview = await desk.previewFormulas(choice)
        expect(preview).toEqual({
          address: 'Sheet1!B2:C3',
          cells: 4,
          firstFormula: '=PENGUIN.FIGURE("total_cost","Say ""hi""","2026-09",PENGUIN_KNOWN_AT)',
          occupied: 1,
        })
        expect(await values('B2:C3')).toEqual([
          ['', ''],
          ['', 'mine'],
        ])
        expect(await desk.writeFormulas(choice)).toEqual(preview)
        await settled()
        expect(await formulas('C3')).toEqual([
          ['=PENGUIN.FIGURE("total_cost","B","2026-10",PENGUIN_KNOWN_AT)'],
        ])
        expect(await values('B2:C3')).toEqual([
          [100, 100],
          [100, 100],
        ])
        expect(await sheets()).toEqual(['Sheet1', 'Penguin'])
        expect(await desk.pinState()).toEqual({ pin: { kind: 'newest' }, notFollowing: [] })
        expect(excel.ledger.requests).toHaveLength(1)
      },
    )

    test('one tenant and one period fill the selection; a sheet that refuses keeps what it has, and no pin is made', async () => {
      const { desk, values, sheets, excel } = await open()
      const choice = { measure: 'total_cost', tenants: ['Acme'], periods: ['2026-10'] }
      excel.user.select('B2:D3')
      expect(await desk.previewFormulas(choice)).toMatchObject({ address: 'Sheet1!B2:D3', cells: 6 })
      await excel.Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().protection.protect()
        await context.sync()
      })
      await expect(desk.writeFormulas(choice)).rejects.toThrow(
        /not written\. The sheet Sheet1 is protected\. Unprotect/,
      )
      expect([await values('B2'), await sheets()]).toEqual([[['']], ['Sheet1']])
      excel.user.select('A:C')
      await expect(desk.previewFormulas(choice)).rejects.toThrow(/3145728 cells.*Select fewer/)
      await expect(desk.previewFormulas({ ...choice, tenants: [] })).rejects.toThrow('Choose a tenant first.')
    })

    test('offers what is published: months, then the quarters that are whole and the one that runs', async () => {
      const { desk } = await open()
      const periods = await desk.periods()
      expect(periods.map(({ period }) => period)).toEqual([
        '2026-10',
        '2026-09',
        '2026-08',
        '2026-07',
        '2026-Q4',
        '2026-Q3',
      ])
      expect(periods[4]).toMatchObject({ label: 'Q4 2026 (running)', isRunning: true })
      expect(periods[0]).toEqual({ period: '2026-10', label: 'October 2026 (open)', state: 'open' })
      expect(await desk.tenants(' ac ')).toEqual([
        { tenantId: '0000000a-0000-4000-8000-000000000000', label: 'Acme' },
        {
          tenantId: '0000000b-0000-4000-8000-000000000000',
          label: 'no name (0000000b-0000-4000-8000-000000000000)',
        },
      ])
    })
  })

  describe('A refresh', () => {
    test('asks anew for our formulas alone, and lists old, new and why; a second one changes nothing', async () => {
      const { desk, enter, values, published, excel } = await open('ltsc2021')
      await enter('A1', [[cost('Acme'), '=A1*2', `=IF(A1>0,${cost('B').slice(1)}+1,0)`, 'note']])
      published.cents = 12_000
      published.runId = RUN(2)
      const watch = watched()
      const outcome = await desk.refresh('workbook', watch)
      expect(await values('A1:D1')).toEqual([[120, 240, 121, 'note']])
      expect(outcome).toEqual({
        formulas: 2,
        reports: 0,
        changes: [
          {
            address: 'Sheet1!A1',
            what: 'Acme, Total cost (USD), 2026-10',
            before: 100,
            after: 120,
            cause: 'new run',
          },
          {
            address: 'Sheet1!C1',
            what: 'B, Total cost (USD), 2026-10',
            before: 101,
            after: 121,
            cause: 'new run',
          },
        ],
        moreChanges: 0,
        problems: [],
      })
      expect(watch.heard.at(-1)).toMatchObject({ done: 0, total: 0 })
      expect(watch.heard).toContainEqual({ what: 'Refreshing figures', done: 2, total: 2 })
      expect(await desk.lastRefresh()).toEqual(outcome)
      const kept = settingsOf(excel.world)
      expect(await desk.refresh('workbook', watched())).toEqual({ ...outcome, changes: [] })
      expect(settingsOf(excel.world)).toBe(kept)
      expect(await desk.lastRefresh()).toEqual(outcome)
    })

    test.each([
      ['a month that was restated', { state: 'restated', runId: RUN(3) }, 'restatement', 90],
      ['a run that is gone', { cents: null }, 'no longer published', null],
      ['a value of the same run', {}, 'edited in the sheet', 90],
    ] as const)('of %s says so', async (_, change, cause, after) => {
      const { desk, enter, published } = await open()
      await enter('A1', [[cost('Acme')]])
      Object.assign(published, { cents: 9_000 }, change)
      const { changes } = await desk.refresh('sheet', watched())
      expect(changes).toEqual([expect.objectContaining({ before: 100, after, cause })])
    })

    test('lets what depends on its figures be calculated, except where people calculate by hand', async () => {
      const { desk, enter, excel } = await open()
      await enter('A1', [[cost('Acme'), '=A1*2']])
      const { calculation } = excel.model
      const calculate = jest.spyOn(calculation, 'calculate')
      await desk.refresh('workbook', watched())
      expect(calculate.mock.calls).toEqual([['recalculate']])
      await excel.Excel.run(async (context) => {
        context.workbook.application.calculationMode = 'Manual'
        await context.sync()
      })
      await desk.refresh('workbook', watched())
      expect(calculate).toHaveBeenCalledTimes(1)
    })

    test('does not take what IFERROR shows while a figure is on its way for the figure', async () => {
      const { desk, enter, values, published } = await open()
      await enter('A1', [[`=IFERROR(${cost('Acme').slice(1)},0)`]])
      let answer = () => {}
      published.until = new Promise((resolve) => {
        answer = resolve
      })
      const refreshing = desk.refresh('workbook', watched())
      setTimeout(() => answer(), 400)
      expect(await refreshing).toMatchObject({ changes: [], moreChanges: 0 })
      expect(await values('A1')).toEqual([[100]])
    })

    test('of the selection leaves the other cells as they were', async () => {
      const { desk, enter, values, published, excel } = await open()
      await enter('A1', [[cost('A')], [cost('B')], [cost('C')]])
      published.cents = 5_000
      published.runId = RUN(2)
      excel.user.select('A2:B9')
      expect(await desk.refresh('selection', watched())).toMatchObject({ formulas: 2, moreChanges: 0 })
      expect(await values('A1:A3')).toEqual([[100], [50], [50]])
    })

    test('follows the rows of a table that spills, whatever their order', async () => {
      const { desk, enter, published } = await open()
      const table = 'PENGUIN.TABLE("profitability","2026-10")'
      await enter('A1', [[`=${table}`]])
      await enter('A9', [[`=INDEX(${table},1,1)`, `=INDEX(${table},1,1)`]])
      published.cents = 33_300
      published.runId = RUN(2)
      const { changes, formulas } = await desk.refresh('sheet', watched())
      expect(formulas).toBe(3)
      expect(changes).toEqual([
        {
          address: 'Sheet1!D2',
          what: 'Tenant A, Total cost (USD), 2026-10',
          before: 100,
          after: 333,
          cause: 'new run',
        },
      ])
    })

    test('does not take away what cells show where nobody answers, or nobody is signed in', async () => {
      const { desk, enter, values, published, excel } = await open()
      await enter('A1', [[cost('Acme')]])
      published.isDown = true
      await expect(desk.refresh('workbook', watched())).rejects.toThrow(/^Nothing was refreshed\. /)
      excel.penguin.setSession(null)
      await expect(desk.refresh('workbook', watched())).rejects.toThrow(/Nobody is signed in/)
      expect(await values('A1')).toEqual([[100]])
    })

    test('that is stopped says what was refreshed, and what was on its way fills in by itself', async () => {
      const { desk, enter, values, published } = await open()
      await enter('A1', [[cost('A'), cost('B')]])
      published.cents = 100
      let answerNow = () => {}
      published.until = new Promise((resolve) => {
        answerNow = resolve
      })
      const watch = watched()
      const progress = ({ what }: { what: string }) => void (what === 'Refreshing figures' && watch.stop())
      const outcome = await desk.refresh('workbook', { ...watch, progress })
      expect(outcome).toMatchObject({ formulas: 0, changes: [] })
      expect(outcome.problems).toEqual([
        expect.stringMatching(/^It was stopped: 0 of 2 formulas were refreshed/),
      ])
      answerNow()
      await settled()
      expect(await values('A1:B1')).toEqual([[1, 1]])
      const early = watched()
      early.stop()
      await expect(desk.refresh('workbook', early)).rejects.toMatchObject({ name: 'AbortError' })
    })

    test('puts its changes on a sheet, and leads to a cell of one', async () => {
      const { desk, enter, values, published, excel } = await open()
      await expect(desk.listChanges()).rejects.toThrow(/not refreshed yet/)
      await enter('B7', [[cost('=Acme')]])
      published.cents = null
      const { changes } = await desk.refresh('workbook', watched())
      const sheet = await desk.listChanges()
      expect(await values(`'${sheet}'!A6:E7`)).toEqual([
        ['Cell', 'Figure', 'Before', 'After', 'Cause'],
        ['Sheet1!B7', '=Acme, Total cost (USD), 2026-10', 100, 'no figure', 'no longer published'],
      ])
      await desk.goTo(changes[0]?.address ?? '')
      const active = excel.model.book.getActiveSheet()
      expect([active.getSheetName(), active.getActiveRange()?.getA1Notation()]).toEqual(['Sheet1', 'B7'])
      await expect(desk.goTo("'Gone'!A1")).rejects.toThrow(/sheet Gone is no longer/)
    })
  })

  describe('The pin', () => {
    test('is followed by what refers to it; what does not is listed, and follows when asked to', async () => {
      const { desk, enter, values, formulas, published, asked, sheets } = await open()
      await enter('A1', [[cost('A'), `=LET(x,${cost('B').slice(1)},x)`, cost('C', ',,"closed"')]])
      expect((await desk.pinState()).notFollowing).toEqual(['Sheet1!A1', 'Sheet1!B1', 'Sheet1!C1'])
      expect(await desk.followPin()).toEqual({ pin: { kind: 'newest' }, notFollowing: ['Sheet1!C1'] })
      await settled()
      expect(await formulas('B1')).toEqual([['=LET(x,PENGUIN.COST("B","2026-10",,PENGUIN_KNOWN_AT),x)']])
      published.cents = 7_000
      const outcome = await desk.pin({ kind: 'instant', instant: '2026-11-05T09:00Z' }, watched())
      expect(await values('A1:B1')).toEqual([[70, 70]])
      expect(outcome.changes.map(({ address, cause }) => [address, cause])).toEqual([
        ['Sheet1!A1', 'pin'],
        ['Sheet1!B1', 'pin'],
        ['Sheet1!C1', 'edited in the sheet'],
      ])
      const knownAts = asked.map(({ body }) => body?.knownAt).filter((each) => each !== undefined)
      expect(knownAts).toContain('2026-11-05T09:00:00Z')
      expect((await desk.pinState()).pin).toEqual({ kind: 'instant', instant: '2026-11-05T09:00:00Z' })
      const [, said] = await values('Penguin!B2:B5')
      expect(said).toEqual(['The figures of each period as known: 2026-11-05T09:00:00Z.'])
      expect((await values('Penguin!B5'))[0]).toEqual(['finance@sample'])
      await desk.pin({ kind: 'newest' }, watched())
      expect((await desk.pinState()).pin).toEqual({ kind: 'newest' })
      expect(await sheets()).toEqual(['Sheet1', 'Penguin'])
    })

    test('is made anew where its sheet was deleted', async () => {
      const { desk, values, formulas, sheets, excel } = await open()
      const choice = { measure: 'total_cost', tenants: ['A'], periods: ['2026-10'] }
      await desk.writeFormulas(choice)
      await excel.Excel.run(async (context) => {
        context.workbook.worksheets.getItem('Penguin').delete()
        await context.sync()
      })
      expect((await desk.pinState()).pin).toEqual({ kind: 'newest' })
      await desk.pin({ kind: 'closed' }, watched())
      expect(await sheets()).toEqual(['Sheet1', 'Penguin'])
      expect(await values('Penguin!B2')).toEqual([['closed']])
      expect((await desk.pinState()).pin).toEqual({ kind: 'closed' })
      await desk.goTo('Sheet1!A1')
      await desk.writeFormulas(choice)
      await settled()
      expect(await formulas('A1')).toEqual([[expect.stringContaining('PENGUIN_KNOWN_AT')]])
      expect(await values('A1')).toEqual([[100]])
    })

    test('takes nothing that the functions would not', async () => {
      const { desk, sheets } = await open()
      await expect(desk.pin({ kind: 'run', runId: 'the last' }, watched())).rejects.toThrow(
        /not pinned\. .*knownAt is "the last"/,
      )
      expect(await sheets()).toEqual(['Sheet1'])
    })
  })

  describe('Repair', () => {
    test('of a sheet with a locked cell repairs the others', async () => {
      const { desk, enter, values, published, excel } = await open()
      published.isDown = true
      await enter('A1', [[cost('A')], [cost('B')], [cost('C')]])
      published.isDown = false
      await excel.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet()
        for (const address of ['A1', 'A3']) sheet.getRange(address).format.protection.locked = false
        sheet.protection.protect()
        await context.sync()
      })
      const { repaired, remaining } = await desk.repair('workbook', watched())
      expect(repaired).toEqual(['Sheet1!A1', 'Sheet1!A3'])
      expect(remaining).toEqual([
        expect.objectContaining({ address: 'Sheet1!A2', why: expect.stringMatching(/protected/) }),
      ])
      expect(await values('A1:A3')).toEqual([[100], [expect.stringMatching(/^#/)], [100]])
    })

    test('enters anew what a host left behind, and says why the rest stays', async () => {
      const { desk, enter, values, formulas, published, excel } = await open()
      published.isDown = true
      await enter('A1', [
        [cost('A'), '=_xldudf_PENGUIN_COST("B","2026-10")', '=PENGUIN.COST("A","soon")', '=1/0'],
      ])
      await enter('A2', [['=PENGUIN.COST("A","2026-10")+nobody']])
      published.isDown = false
      const outcome = await desk.repair('workbook', watched())
      expect(outcome.looked).toBe(4)
      expect(outcome.repaired).toEqual(['Sheet1!A1', 'Sheet1!B1'])
      expect(outcome.remaining).toEqual([
        { address: 'Sheet1!C1', error: '#VALUE!', why: expect.stringMatching(/^period is "soon"/) },
        { address: 'Sheet1!A2', error: '#NAME?', why: expect.stringMatching(/does not know a name/) },
      ])
      expect(await values('A1:B1')).toEqual([[100, 100]])
      expect(await formulas('B1')).toEqual([['=PENGUIN.COST("B","2026-10")']])
      excel.penguin.setSession(null)
      await enter('A1', [[cost('A')]])
      expect((await desk.repair('workbook', watched())).remaining[0]).toEqual({
        address: 'Sheet1!A1',
        error: '#N/A',
        why: 'Sign in from the Penguin pane.',
      })
    })
  })
})
