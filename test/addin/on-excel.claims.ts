// The add-in as it ships on the stand-in for Excel: what its formulas ask for, what their cells show, and that nothing is
// left waiting, on every Excel that it is for.
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { BUSY } from '../hosts/excel/calculation/excel-value.ts'
import { readWorkbook } from '../hosts/excel/files/open-workbook.ts'
import { saveWorkbook } from '../hosts/excel/files/save-workbook.ts'
import type { HostName } from '../hosts/excel/members/hosts.ts'
import type { ExcelOptions } from '../hosts/excel/start-excel.ts'
import { centsOf, gridService } from './functions/grid-service.ts'
import { type Service, somebody } from './functions/started.ts'
import {
  type PenguinFiles,
  type PenguinOnExcel,
  penguinFiles,
  startPenguin,
} from './on-excel/penguin-on-excel.ts'

describe('The add-in as it ships', () => {
  const TENANTS = Array.from({ length: 10 }, (_, number) => `Tenant ${number}`)
  const MONTHS = Array.from({ length: 10 }, (_, number) => `2026-${String(number + 1).padStart(2, '0')}`)
  const dollars = (tenant: string, month: string) => Number(centsOf(tenant, month, 'total_cost')) / 100

  let files: PenguinFiles
  let excel: PenguinOnExcel

  beforeAll(async () => {
    files = await penguinFiles()
  })

  async function open(
    host: HostName,
    service: Service = gridService(),
    user: Pick<ExcelOptions, 'locale' | 'model'> = {},
  ): Promise<void> {
    excel = startPenguin(files, host, service, {}, user)
    excel.penguin.setSession(somebody())
  }
  afterEach(() => {
    expect(excel.ledger.unsettled()).toEqual([])
    excel.close()
  })

  const settled = () => excel.model.calculation.settled()

  /** What is entered, from A1 on, unless told. */
  async function write(formulas: readonly (readonly unknown[])[], address = 'A1'): Promise<void> {
    await excel.Excel.run(async (context) => {
      const corner = context.workbook.worksheets.getActiveWorksheet().getRange(address)
      const range = corner.getResizedRange(formulas.length - 1, (formulas[0]?.length ?? 1) - 1)
      range.formulas = formulas as unknown[][]
      await context.sync()
    })
  }

  async function read(address: string): Promise<unknown[][]> {
    return excel.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange(address)
      range.load('values')
      await context.sync()
      return range.values
    })
  }

  const calculate = () =>
    excel.Excel.run(async (context) => {
      context.workbook.application.calculate(excel.Excel.CalculationType.full)
      await context.sync()
    })

  const messageAt = (row: number, column: number) => {
    const { model } = excel
    return model.calculation.errorMessageAt(model.book.getActiveSheet().getSheetId(), row, column)
  }

  const shownHundred = [
    ['', ...MONTHS],
    ...TENANTS.map((tenant) => [tenant, ...MONTHS.map((month) => dollars(tenant, month))]),
  ]
  /** Names down the side, months above, and a formula that reads both. */
  const enteredHundred = [
    ['', ...MONTHS.map((month) => `'${month}`)],
    ...TENANTS.map((tenant, row) => [
      tenant,
      ...MONTHS.map((_, column) => `=PENGUIN.COST($A${row + 2},${String.fromCharCode(66 + column)}$1)`),
    ]),
  ]

  describe.each<HostName>(['web', 'windows', 'mac', 'ltsc2021'])('On %s', (host) => {
    beforeEach(() => open(host))

    test('a hundred cells take one request, a full recalculation none, and rows put in above none', async () => {
      await write(enteredHundred)
      expect(await read('B2')).toEqual([[BUSY]])
      await settled()
      expect(await read('A1:K11')).toEqual(shownHundred)
      expect(excel.ledger.requests).toMatchObject([{ method: 'POST', status: 200 }])
      expect(excel.ledger.requests[0]?.bytesSent).toBeLessThan(500)
      await calculate()
      await settled()
      excel.user.insertRows('Sheet1', 1, 3)
      await settled()
      expect(await read('A4:K14')).toEqual(shownHundred)
      expect(excel.ledger.requests).toHaveLength(1)
    })
  })

  describe('In a workbook', () => {
    test('what depends on a figure shows that it is busy until it is answered, and then calculates', async () => {
      let answer = () => {}
      const asked = new Promise<void>((resolve) => {
        answer = resolve
      })
      await open('web', async (received) => {
        await asked
        return gridService({ cellOf: () => 12_345 })(received, 1)
      })
      await write([['=PENGUIN.COST("Acme","2026-10")', '=A1*2', '=IF(A1,"known","none")', '=SUM(A1:B1)']])
      expect(await read('A1:D1')).toEqual([[BUSY, BUSY, BUSY, BUSY]])
      answer()
      await settled()
      expect(await read('A1:D1')).toEqual([[123.45, 246.9, 'known', 370.35]])
    })

    test.each<[HostName, string]>([
      ['web', '61.50'],
      ['ltsc2021', '61.5'],
    ])(
      'money is shown with two decimals where a value may have a format: on %s as %s',
      async (host, text) => {
        await open(host, gridService({ cellOf: () => 6_150 }))
        await write([['=PENGUIN.COST("Acme","2026-10")', '=A1+1']])
        await settled()
        expect(await read('A1:B1')).toEqual([[61.5, 62.5]])
        const shown = await excel.Excel.run(async (context) => {
          const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1')
          range.load('text')
          await context.sync()
          return range.text
        })
        expect(shown).toEqual([[text]])
      },
    )

    test('the branch that IF does not take asks for nothing', async () => {
      await open('web')
      await write([['=IF(FALSE,PENGUIN.COST("Acme","2026-10"),"not asked")']])
      await settled()
      expect(await read('A1')).toEqual([['not asked']])
      expect(excel.ledger.requests).toEqual([])
    })

    test('a date in a cell, of Excel’s own making, is the month that it lies in', async () => {
      await open('web')
      excel.user.type('A1', '2026-10')
      await write([['=PENGUIN.COST("Acme",A1)', '=PENGUIN.COST("Acme",2026)']], 'B1')
      await settled()
      expect(await read('A1:C1')).toEqual([[46_296, dollars('Acme', '2026-10'), dollars('Acme', '2026')]])
    })

    test('what is typed in a German Excel asks for the same and shows the same, with its own marks', async () => {
      const typed = {
        'en-US': [
          ['B1', '2026-10'],
          ['C1', '10/1/2026'],
          ['D1', '2026-10-01'],
          ['B2', '=PENGUIN.COST("Acme","2026-10")'],
          ['C2', '=PENGUIN.COST(A2,B1)'],
          ['D2', '=PENGUIN.COST(A2,C1)'],
          ['E2', '=PENGUIN.COST(A2,D1)'],
          ['F2', '=ROUND(PENGUIN.COST(A2,B1)*1.5,2)'],
          ['G2', '=PENGUIN.COST(A2,E1)'],
          ['H2', '=PENGUIN.COST(A2,202610)'],
        ],
        'de-DE': [
          ['B1', '2026-10'],
          ['C1', '1.10.2026'],
          ['D1', '01.10.2026'],
          ['B2', '=PENGUIN.COST("Acme";"2026-10")'],
          ['C2', '=PENGUIN.COST(A2;B1)'],
          ['D2', '=PENGUIN.COST(A2;C1)'],
          ['E2', '=PENGUIN.COST(A2;D1)'],
          ['F2', '=ROUND(PENGUIN.COST(A2;B1)*1,5;2)'],
          ['G2', '=PENGUIN.COST(A2;E1)'],
          ['H2', '=PENGUIN.COST(A2;202610)'],
        ],
      } as const
      const came: unknown[] = []
      for (const locale of ['en-US', 'de-DE'] as const) {
        const asked: unknown[] = []
        const service: Service = (received, number) => {
          asked.push(received.body)
          return gridService()(received, number)
        }
        await open('web', service, { locale })
        excel.user.type('A2', 'Acme')
        excel.user.type('E1', "'2026-10")
        for (const [address, text] of typed[locale]) excel.user.type(address, text)
        await settled()
        came.push([asked, await read('B1:E1'), await read('B2:H2'), messageAt(1, 7)])
        if (locale === 'en-US') excel.close()
      }
      const cost = dollars('Acme', '2026-10')
      expect(came[1]).toEqual(came[0])
      expect(came[1]).toMatchObject([
        [expect.anything()],
        [[46_296, 46_296, 46_296, '2026-10']],
        [[cost, cost, cost, cost, Math.round(cost * 150) / 100, cost, '#VALUE!']],
        expect.stringContaining('"2026-10"'),
      ])
      const shown = await excel.Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('B1:B2')
        range.load('text,formulas,formulasLocal')
        await context.sync()
        return [range.text.flat(), range.formulas[1], range.formulasLocal[1]]
      })
      const german = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2 }).format(cost)
      expect(shown).toEqual([
        ['Okt 26', german],
        ['=PENGUIN.COST("Acme","2026-10")'],
        ['=PENGUIN.COST("Acme";"2026-10")'],
      ])
      excel.user.type('I2', '=RUNDEN(1,5;0)')
      expect(await read('I2')).toEqual([['#NAME?']])
    })

    test('a workbook that is opened shows what it was saved with, signed in or not, until it is recalculated', async () => {
      await open('web', gridService({ cellOf: () => 6_150 }))
      await write([['=PENGUIN.COST("Acme","2026-10")', '=A1*2', '=PENGUIN.TABLE("unit_costs","2026-10")']])
      await settled()
      const before = await read('A1:D2')
      const snapshot = await readWorkbook(await saveWorkbook(excel.model))
      excel.close()
      await open('web', gridService({ cellOf: () => 100 }), { model: { snapshot } })
      excel.penguin.setSession(null)
      await settled()
      expect([await read('A1:D2'), excel.ledger.calls, excel.ledger.requests]).toEqual([before, [], []])
      excel.penguin.setSession(somebody())
      await calculate()
      await settled()
      expect(await read('A1:B1')).toEqual([[1, 2]])
    })

    test('an error says in its message what was expected, or what to do', async () => {
      await open('web', gridService({ cellOf: (tenant) => (tenant === 'Nobody' ? null : 100) }))
      await write([
        [
          '=PENGUIN.COST("Nobody","2026-10")',
          '=PENGUIN.COST("Acme","soon")',
          '=PENGUIN.FIGURE("cost","Acme","2026-10")',
        ],
      ])
      await settled()
      expect(await read('A1:C1')).toEqual([['#N/A', '#VALUE!', '#VALUE!']])
      expect([0, 1, 2].map((column) => messageAt(0, column))).toEqual([
        'No tenant that you can see has this name.',
        expect.stringMatching(/^period is "soon": it takes a month as 2026-10 /),
        expect.stringMatching(/^measure is "cost"/),
      ])
    })

    test('who is signed out is told where to sign in, and after it cells fill in when they are recalculated', async () => {
      await open('web')
      excel.penguin.setSession(null)
      await write([['=PENGUIN.COST("Acme","2026-10")']])
      await settled()
      expect([await read('A1'), messageAt(0, 0)]).toEqual([[['#N/A']], 'Sign in from the Penguin pane.'])
      expect(excel.ledger.requests).toEqual([])
      excel.penguin.setSession(somebody())
      await calculate()
      await settled()
      expect(await read('A1')).toEqual([[dollars('Acme', '2026-10')]])
    })

    test('a service that fails leaves no cell waiting, and the next recalculation asks again', async () => {
      await open('web', () => Response.json({}, { status: 403 }))
      await write(enteredHundred)
      await settled()
      expect(new Set((await read('B2:K11')).flat())).toEqual(new Set(['#N/A']))
      excel.serveBy(gridService())
      await calculate()
      await settled()
      expect(await read('A1:K11')).toEqual(shownHundred)
    })

    test('a formula that is half typed is previewed without a request', async () => {
      await open('web')
      const { model } = excel
      const place = { sheetId: model.book.getActiveSheet().getSheetId(), row: 0, column: 0 }
      expect(await model.calculation.preview('=PENGUIN.COST("Ac","2026-10")', place)).toBe('#N/A')
      expect(excel.ledger.calls.map(({ cause }) => cause)).toEqual(['value preview'])
      expect(excel.ledger.requests).toEqual([])
    })

    test('formulas that read PENGUIN_KNOWN_AT are asked for anew when it changes, and no others', async () => {
      const asked: unknown[] = []
      await open('web', (received) => {
        asked.push(received.body.knownAt ?? 'newest')
        return gridService({ cellOf: () => (received.body.knownAt ? 100 : 200) })(received, 1)
      })
      await excel.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet()
        context.workbook.names.add('PENGUIN_KNOWN_AT', sheet.getRange('A1'))
        await context.sync()
      })
      await write(
        [['=PENGUIN.COST("Acme","2026-10",,PENGUIN_KNOWN_AT)', '=PENGUIN.COST("Acme","2026-10")']],
        'A2',
      )
      await settled()
      expect(await read('A2:B2')).toEqual([[2, 2]])
      const before = excel.ledger.calls.length
      excel.user.type('A1', 'closed')
      await settled()
      expect(await read('A2:B2')).toEqual([[1, 2]])
      expect(asked).toEqual(['newest', 'closed'])
      expect(excel.ledger.calls).toHaveLength(before + 1)
    })
  })
})
