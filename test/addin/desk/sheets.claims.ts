// What the desk explains and freezes, on the strict stand-in for Excel: the cell that is selected, a sheet whose cents come to
// it by formula, and a copy that is read without the add-in.
import { afterEach, describe, expect, test } from '@jest/globals'
import { sheetInWords } from '../../../addin/desk/explain/sheet-in-words.ts'
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import type { HostName } from '../../hosts/excel/members/hosts.ts'
import { type DeskWorld, openWorld, RUN, watched } from './desk-world.ts'

describe('Sheets through the desk', () => {
  let world: DeskWorld
  const open = async (host?: HostName) => {
    world = await openWorld(host)
    return world
  }
  afterEach(() => {
    expect(world.excel.ledger.unsettled()).toEqual([])
    world.excel.close()
  })

  const settled = () => world.excel.model.calculation.settled()
  const COST = 'PENGUIN.COST("Tenant A","2026-10")'
  const explanations = () =>
    world.asked
      .filter(({ url }) => url.pathname.endsWith('/explain'))
      .map(({ url }) => Object.fromEntries(url.searchParams))

  describe('Explaining', () => {
    test('a wrapped formula: each figure once, in the run that the cell shows, and no figure is asked for again', async () => {
      const { desk, enter, asked, excel, published } = await open()
      await enter('B2', [[`=ROUND(${COST}/PENGUIN.FIGURE("emails_sent","B","2026-09"),4)+${COST}`]])
      excel.user.select('B2')
      published.runId = RUN(2)
      const { address, figures } = await desk.explainSelected()
      expect(address).toBe('Sheet1!B2')
      expect(figures).toHaveLength(2)
      expect(explanations()).toEqual([
        { measure: 'total_cost', tenant: 'Tenant A', period: '2026-10', knownAt: RUN(1) },
        { measure: 'emails_sent', tenant: 'B', period: '2026-09', knownAt: RUN(1) },
      ])
      expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1)
      const [first] = figures
      expect(first).toMatchObject({ measure: 'total_cost', unit: 'cents', missing: null, knownAt: null })
      const lines = first?.lines ?? []
      expect(lines.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0)).toBe(first?.linesTotalCents)
      expect(first?.linesTotalCents).toBe(first?.value)
      expect(first?.approximation.slice(0, 2).map(([, text]) => text)).toEqual([...STATEMENTS])
      expect(lines.some(({ ips }) => ips.length > 0)).toBe(true)
    })

    test('a quarter as one: the lines of its months sum to its own figure, and a month without the tenant is said', async () => {
      const { desk, enter, values, formulas, asked, excel, published } = await open()
      published.cents = 1602
      published.absentIn = ['2026-08']
      await enter('A1', [['=PENGUIN.COST("Tenant C","2026-Q3")']])
      excel.user.select('A1')
      const [figure, ...others] = (await desk.explainSelected()).figures
      if (figure === undefined) throw new Error('Nothing was explained.')
      expect(others).toEqual([])
      expect(figure).toMatchObject({
        period: '2026-Q3',
        value: 1602,
        linesTotalCents: 1602,
        tenant: 'Tenant C',
      })
      expect([...new Set(figure.lines.map(({ month }) => month))]).toEqual(['2026-07', '2026-09'])
      expect(figure.remarks).toEqual([
        expect.stringMatching(/^2026-08: no lines, since the tenant is not in/),
      ])
      expect(explanations().map(({ period, knownAt }) => [period, knownAt])).toEqual(
        ['2026-09', '2026-08', '2026-07'].map((month) => [month, RUN(1)]),
      )
      expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(2)
      expect(sheetInWords(figure)).toBe('its lines sum to the figure by formula.')
      const name = await desk.explainOnSheet(figure)
      await settled()
      const cells = await values(`'${name}'!A1:H60`)
      const total = cells.findIndex(([first]) => first === 'Sum of the lines')
      expect(cells[total]?.[6]).toBe(16.02)
      expect((await formulas(`'${name}'!G${total + 1}`))[0]?.[0]).toMatch(/^=ROUND\(SUM\(G\d+:G\d+\),2\)$/)
      expect(cells[total + 1]?.slice(0, 2)).toEqual(['Check', 'The sum of the lines is equal to the figure.'])
    })

    test('a ratio of a quarter by its inputs of the quarter, in one request; no lines are promised of it', async () => {
      const { desk, enter, asked, excel } = await open()
      await enter('A1', [['=PENGUIN.FIGURE("gross_margin_pct","Tenant C","2026-Q3")']])
      excel.user.select('A1')
      const before = asked.length
      const [figure] = (await desk.explainSelected()).figures
      if (figure === undefined) throw new Error('Nothing was explained.')
      expect(asked.length - before).toBeLessThanOrEqual(2)
      expect(explanations()).toEqual([])
      expect(figure.inputs.map(({ id, value }) => [id, value])).toEqual([
        ['profit', 10_000],
        ['revenue', 10_000],
      ])
      expect(sheetInWords(figure)).toBe('the figure is computed there from its inputs by formula.')
      expect(sheetInWords({ ...figure, measure: 'revenue', inputs: [] })).toMatch(/it has no lines/)
    })

    test('a row of the KPIs: the figure of the platform behind it', async () => {
      const { desk, excel } = await open()
      const { address } = await desk.insertReport(
        { kind: 'kpis', period: '2026-10', place: 'new sheet' },
        watched(),
      )
      const [sheet, area = ''] = address.split('!')
      const firstRow = Number(/\d+/.exec(area)?.[0]) + 1
      excel.user.select(`${sheet}!B${firstRow}`)
      await desk.explainSelected()
      expect(explanations()).toEqual([
        { measure: 'revenue_protection_rate', tenant: 'platform', period: '2026-10' },
      ])
    })

    test('a cell of a table that spilled: the tenant of its row, the measure of its column', async () => {
      const { desk, enter, excel } = await open('ltsc2021')
      await enter('A1', [['=PENGUIN.TABLE("profitability","2026-10","closed")']])
      excel.user.select('E2')
      await desk.explainSelected()
      expect(explanations()).toEqual([
        {
          ...{ measure: 'profit', tenant: '0000000a-0000-4000-8000-000000000000' },
          ...{ period: '2026-10', knownAt: 'closed' },
        },
      ])
      for (const address of ['A1', 'A2', 'E1']) {
        excel.user.select(address)
        await expect(desk.explainSelected()).rejects.toThrow(/shows no figure/)
      }
    })

    test('any other cell is said to be none of ours, and one with an error says which', async () => {
      const { desk, enter, excel } = await open()
      await enter('A1', [['text', '=PENGUIN.COST("A","soon")']])
      excel.user.select('A1')
      await expect(desk.explainSelected()).rejects.toThrow(/^Sheet1!A1 holds nothing of Penguin\. Select /)
      excel.user.select('B1')
      await expect(desk.explainSelected()).rejects.toThrow(/^Sheet1!B1 shows no figure: period is "soon"/)
      expect(explanations()).toEqual([])
    })

    test('on a sheet: its lines sum to the figure by formula, and a cell says that they do, until somebody changes one', async () => {
      const { desk, enter, values, formulas, excel } = await open()
      await enter('A1', [[`=${COST}`]])
      excel.user.select('A1')
      const [figure] = (await desk.explainSelected()).figures
      if (figure === undefined) throw new Error('Nothing was explained.')
      const name = await desk.explainOnSheet({ ...figure, tenant: '=Acme/1', title: '=1+1' })
      expect(name).toBe(`Explained =Acme 1 ${figure.period}`)
      await settled()
      const cells = await values(`'${name}'!A1:G60`)
      const rowOf = (label: string) => cells.findIndex(([first]) => first === label)
      expect(cells[0]?.[0]).toBe('=1+1')
      expect(cells[rowOf('Figure')]?.[1]).toBe(Number(figure.value) / 100)
      const [total, check] = [rowOf('Sum of the lines'), rowOf('Check')]
      expect(cells[total]?.[5]).toBe(Number(figure.value) / 100)
      expect((await formulas(`'${name}'!F${total + 1}`))[0]?.[0]).toMatch(/^=ROUND\(SUM\(F\d+:F\d+\),2\)$/)
      expect(cells[check]?.[1]).toBe('The sum of the lines is equal to the figure.')
      await enter(`'${name}'!F${rowOf('Part') + 2}`, [[999]])
      expect((await values(`'${name}'!B${check + 1}`))[0]?.[0]).toMatch(
        /^The sum of the lines differs from the figure by /,
      )
      expect(await desk.explainOnSheet({ ...figure, tenant: '=Acme/1' })).toBe(`${name} (2)`)
    })

    test('of a ratio on a sheet: what it is computed from, and the formula on it', async () => {
      const { desk, enter, values, excel } = await open()
      await enter('A1', [[`=${COST}`]])
      excel.user.select('A1')
      const [cost] = (await desk.explainSelected()).figures
      if (cost === undefined) throw new Error('Nothing was explained.')
      const input = (id: string, value: number | null) => ({
        id,
        label: id,
        unit: 'cents',
        value,
        shown: String(value),
      })
      const margin = { ...cost, measure: 'gross_margin_pct', unit: 'percent', value: 33.33, lines: [] }
      const known = await desk.explainOnSheet({
        ...margin,
        inputs: [input('profit', 100), input('revenue', 300)],
      })
      await settled()
      const textOf = async (name: string) => (await values(`'${name}'!A1:D40`)).map((row) => row.slice(0, 2))
      expect(await textOf(known)).toContainEqual(['Computed here', 33.33])
      expect(await textOf(known)).toContainEqual(['Check', 'What is computed here is equal to the figure.'])
      const unknown = await desk.explainOnSheet({
        ...margin,
        inputs: [input('profit', null), input('revenue', 300)],
      })
      expect((await textOf(unknown)).map(([label]) => label)).not.toContain('Computed here')
    })
  })

  describe('Freezing', () => {
    test('puts values in the place of every formula on a copy, stamped; the sheet itself stays as it is', async () => {
      const { desk, enter, values, formulas, sheets, excel } = await open('web')
      await enter('A1', [[`=${COST}`, '=A1*2', "'=not a formula", "'2026-10"]])
      await enter('A3', [['=PENGUIN.TABLE("profitability","2026-10")']])
      const requests = excel.ledger.requests.length
      const before = [await values('A1:I5'), await formulas('A1:I5')]
      const name = await desk.freezeCopy()
      await settled()
      expect(await sheets()).toEqual(['Sheet1', name])
      expect(name).toMatch(/^Frozen \d{4}-\d\d-\d\d Sheet1$/)
      const copied = await formulas(`'${name}'!A1:I30`)
      const stamp = copied
        .slice(
          0,
          copied.findIndex(([first]) => first === ''),
        )
        .map(([line]) => line)
      expect(stamp).toEqual([
        'Frozen copy of Sheet1: values as they stood, without formulas.',
        expect.stringMatching(/^Frozen at .* UTC by finance@sample\.$/),
        ...STATEMENTS,
        `Runs: 2026-10: ${RUN(1)}.`,
        'As of: 2026-11-01 00:00 UTC.',
        'Method: even.',
      ])
      const [shown] = before
      expect(copied.slice(stamp.length + 1, stamp.length + 6)).toEqual(shown)
      expect([await values('Sheet1!A1:I5'), await formulas('Sheet1!A1:I5')]).toEqual(before)
      expect(excel.ledger.requests).toHaveLength(requests)
      const text = await excel.Excel.run(async (context) => {
        const range = context.workbook.worksheets
          .getItem(name)
          .getRange(`A${stamp.length + 2}:D${stamp.length + 2}`)
        range.load('text')
        await context.sync()
        return range.text
      })
      expect(text).toEqual([['100.00', expect.any(String), '=not a formula', '2026-10']])
    })

    test('is refused with a sentence where it could not be done whole', async () => {
      const { desk, enter, excel, sheets } = await open('ltsc2021')
      await expect(desk.freezeCopy()).rejects.toThrow('No copy was made. The sheet Sheet1 is empty.')
      await enter('A1', [['1']])
      await excel.Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().protection.protect()
        await context.sync()
      })
      await expect(desk.freezeCopy()).rejects.toThrow(/Sheet1 is protected.*Unprotect it/)
      expect(await sheets()).toEqual(['Sheet1'])
    })
  })

  describe('A freeze that fails', () => {
    /** How many batches a freeze of the sheet takes; the sheet is in front again. */
    const batchesOfFreeze = async ({ desk, excel }: DeskWorld) => {
      const before = excel.ledger.syncs.length
      await desk.freezeCopy()
      // Excel's library lets go of what it held in one of its own.
      const batches = excel.ledger.syncs.length - before - 1
      await desk.goTo('Sheet1!A1')
      return batches
    }

    test('leaves no copy behind: here somebody else took its name at the last moment', async () => {
      const { desk, enter, sheets, excel } = await open()
      await enter('A1', [[1]])
      const [last, [, first = '']] = [await batchesOfFreeze(world), await sheets()]
      excel.world.interruptions.before(last, () => void excel.model.book.create(`${first} (2)`, 9, 9))
      await expect(desk.freezeCopy()).rejects.toThrow(/^No copy was made\. /)
      expect((await sheets()).toSorted()).toEqual([first, `${first} (2)`, 'Sheet1'])
    })

    test('is done where only the answer was lost, and says what nobody knows while Excel cannot be reached', async () => {
      const { desk, enter, sheets, excel } = await open()
      await enter('A1', [[1]])
      const { interruptions } = excel.world
      const last = await batchesOfFreeze(world)
      interruptions.loseConnection(last, true)
      interruptions.before(last + 1, () => interruptions.reconnect())
      const second = await desk.freezeCopy()
      expect(await sheets()).toContain(second)
      await desk.goTo('Sheet1!A1')
      interruptions.loseConnection(last)
      await expect(desk.freezeCopy()).rejects.toThrow(
        /not known whether the copy was made.*“Frozen .* Sheet1 \(3\)”/,
      )
      interruptions.reconnect()
      expect((await sheets()).filter((name) => name.startsWith('Frozen 2'))).toHaveLength(2)
      await desk.freezeCopy()
      expect(await sheets()).toHaveLength(4)
    })
  })

  test('a frozen copy says what it is in a column that is seen', async () => {
    const { desk, enter, values, excel } = await open()
    await enter('A1', [['key', 1]])
    await excel.Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A:A').columnHidden = true
      await context.sync()
    })
    const name = await desk.freezeCopy()
    expect((await values(`'${name}'!A1:B1`))[0]).toEqual([
      '',
      'Frozen copy of Sheet1: values as they stood, without formulas.',
    ])
  })

  test('a connection that is lost between two reports takes nothing of what was refreshed before', async () => {
    const { desk, enter, excel, published } = await open()
    await enter('A1', [[`=${COST}`]])
    for (const kind of ['profitability', 'cost_by_tenant'] as const)
      await desk.insertReport({ kind, period: '2026-10', place: 'new sheet' }, watched())
    published.cents = 5_000
    published.runId = RUN(2)
    const { interruptions } = excel.world
    let isLost = false
    const outcome = await desk.refresh('workbook', {
      ...watched(),
      progress: ({ what }) => {
        if (isLost || !what.includes('Cost alloc')) return
        isLost = true
        interruptions.loseConnection(1)
      },
    })
    interruptions.reconnect()
    expect(isLost).toBe(true)
    expect(outcome).toMatchObject({ formulas: 1, reports: 1 })
    expect(outcome.changes[0]).toMatchObject({ address: 'Sheet1!A1', before: 100, after: 50 })
    expect(outcome.changes.length).toBeGreaterThan(1)
    expect(outcome.problems).toContainEqual(expect.stringMatching(/Excel could not be reached/))
    expect((await desk.lastRefresh())?.changes).toEqual([outcome.changes[0]])
  })

  test('a report is inserted, listed, refreshed and explained by the same desk', async () => {
    const { desk, excel, published } = await open()
    const report = await desk.insertReport(
      { kind: 'profitability', period: '2026-10', place: 'new sheet' },
      watched(),
    )
    expect(await desk.reports()).toEqual([expect.objectContaining({ id: report.id, kind: 'profitability' })])
    published.cents = 4_321
    published.runId = RUN(2)
    const { reports, changes } = await desk.refresh('sheet', watched())
    expect(reports).toBe(1)
    const change = changes.find(({ what }) => what.includes('Total cost'))
    expect(change).toMatchObject({ after: 43.21, cause: 'new run' })
    const [, top = 0, bottom = 0] = report.address.match(/!A(\d+):[A-Z]+(\d+)$/) ?? []
    for (const [row, what] of [
      [top, /is a header of “/],
      [bottom, /is in the total row of “.*Select a figure in a row of the report/],
    ] as const) {
      excel.user.select(`'${report.sheet}'!D${row}`)
      await expect(desk.explainSelected()).rejects.toThrow(what)
    }
    excel.user.select(change?.address ?? '')
    await desk.explainSelected()
    expect(explanations()).toEqual([
      {
        ...{ measure: 'total_cost', tenant: '0000000a-0000-4000-8000-000000000000' },
        ...{ period: '2026-10', knownAt: RUN(2) },
      },
    ])
  })
})
