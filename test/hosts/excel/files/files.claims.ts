// A workbook that is saved and opened again is the same workbook, for this program and for others.
import { type CellValue, Workbook } from '@cj-tech-master/excelts'
import { unzip } from '@cj-tech-master/excelts/archive'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { ICellData, IWorkbookData } from '@univerjs/core'
import type { FunctionsOfAddIn } from '../calculation/custom-functions.ts'
import { excelValue } from '../calculation/excel-value.ts'
import { LedgerBook } from '../ledger/ledger.ts'
import { openModel, type WorkbookModel } from '../model/open-model.ts'
import { parseEntry } from '../model/parse-entry.ts'
import { sheetsTable } from '../model/univer-packages.ts'
import { needsArray } from './array-formulas.ts'
import { customFunctions } from './custom-function-names.ts'
import { calculatedByLibreOffice, hasLibreOffice } from './libreoffice-node.ts'
import { readWorkbook } from './open-workbook.ts'
import { pluginData } from './plugin-data.ts'
import { readPackage } from './read-package.ts'
import { CUSTOM_FUNCTIONS, sampleWorkbook } from './sample-workbook.ts'
import { saveWorkbook } from './save-workbook.ts'
import { storedFormula } from './stored-formulas.ts'
import { typedFormula } from './typed-formulas.ts'

describe('Files', () => {
  class GivenError {
    readonly code: string
    constructor(code: string) {
      this.code = code
    }
  }

  /** Up to where the sample has something. */
  const COLUMNS = 12
  const custom = customFunctions(CUSTOM_FUNCTIONS)
  const bound = (basicValue: number) => ({
    type: 'FormattedNumber',
    basicValue,
    numberFormat: '"at least "#,##0.00',
  })
  const addin: FunctionsOfAddIn = {
    namespace: 'PENGUIN',
    metadata: {
      functions: [
        { id: 'BOUND', name: 'BOUND', parameters: [{ name: 'amount', type: 'number' }], result: {} },
        { id: 'FAILED', name: 'FAILED', parameters: [], result: {} },
        { id: 'TABLE', name: 'TABLE', parameters: [], result: { dimensionality: 'matrix' } },
      ],
    },
    implementation: (id) =>
      ({
        BOUND: bound,
        FAILED: () => new GivenError('#N/A'),
        TABLE: () => [
          ['Tenant', 'Cost', 'Share'],
          ['Ann & "Co"', bound(1234.5), 0.5],
          ['', 7, 0.25],
        ],
      })[id],
    errorClass: GivenError,
    ledger: new LedgerBook(),
  }
  let model: WorkbookModel
  let saved: Uint8Array

  beforeAll(async () => {
    model = openModel({ snapshot: sampleWorkbook() })
    // Univer writes into a snapshot that a table has totals and what style it has, and does not read it.
    const manager = model.univer.__getInjector().get(sheetsTable.TableManager)
    const table = manager.getTableById(model.book.getId(), 'table1')
    table?.setTableStyleId('TableStyleLight9')
    Object.assign(table ?? {}, { _showFooter: true })
    const formulas = model.api.getFormula()
    formulas.registerFunction('PENGUIN.COST', () => 1234.5, '')
    formulas.registerFunction('PENGUIN.COST_BY.TEAM', () => 'Team A', '')
    model.calculation.register(addin)
    await calculated()
    await model.calculation.settled()
    saved = await saveWorkbook(model)
  })

  afterAll(() => model.dispose())

  /** The engine takes no command before Univer has started all its plugins, which it tells nobody. */
  async function calculated(): Promise<void> {
    const lastFormula = () => model.cellAt('costs', 15, 1)?.v
    for (let attempt = 0; attempt < 100 && (lastFormula() ?? null) === null; attempt += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      await model.calculation.calculate('full')
    }
  }

  /** @returns everything in a snapshot that a file keeps, with styles for their ids and names for those of sheets */
  function contents(data: IWorkbookData) {
    const sheetName = (id: string | undefined) => (id && data.sheets[id]?.name) ?? 'every sheet'
    const bySheet = (values: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(values).map(([id, value]) => [sheetName(id), value]))
    const styled = ({ s, ...rest }: Partial<ICellData>) => ({
      ...rest,
      style: typeof s === 'string' ? data.styles[s] : s,
    })
    // Whoever opens a file calculates its formulas.
    const content = ({ v, t, ...cell }: ICellData) =>
      styled(cell.f ? cell : { ...cell, ...(v === undefined ? {} : { v, t }) })
    const rowsOf = (rows: Record<number, object | undefined> = {}, each: (value: never) => object) =>
      Object.fromEntries(Object.entries(rows).map(([key, value]) => [key, each(value as never)]))
    return {
      custom: data.custom,
      names: Object.values(pluginData(data, 'SHEET_DEFINED_NAME_PLUGIN')).map(
        ({ name, formulaOrRefString, localSheetId }) => [name, formulaOrRefString, sheetName(localSheetId)],
      ),
      notes: bySheet(pluginData(data, 'SHEET_NOTE_PLUGIN')),
      filters: bySheet(pluginData(data, 'SHEET_FILTER_PLUGIN')),
      tables: bySheet(pluginData(data, 'SHEET_TABLE_PLUGIN')),
      sheets: data.sheetOrder.map((id) => {
        const { cellData, rowData, columnData, mergeData = [], id: _, ...sheet } = data.sheets[id] ?? {}
        return {
          cells: rowsOf(cellData, (columns) => rowsOf(columns, content)),
          rows: rowsOf(rowData, styled),
          columns: rowsOf(columnData, styled),
          merged: mergeData.map(({ startRow, startColumn, endRow, endColumn }) => [
            startRow,
            startColumn,
            endRow,
            endColumn,
          ]),
          ...sheet,
          defaultStyle: data.styles[String(sheet.defaultStyle)],
          // Of the screen, not of the file.
          ...{ scrollTop: 0, scrollLeft: 0, rowHeader: 0, columnHeader: 0 },
        }
      }),
    }
  }

  test('a workbook that is saved and opened again is the same', async () => {
    const opened = await readWorkbook(saved, { customFunctions: CUSTOM_FUNCTIONS })
    expect(contents(opened)).toEqual(contents(model.book.save()))
  })

  test('bytes that are no workbook are refused in a sentence', async () => {
    await expect(readWorkbook(new TextEncoder().encode('Tenant;Cost\n'))).rejects.toThrow('no .xlsx workbook')
  })

  test('a workbook that is opened shows what custom functions came to, and calls only those that Excel calls then', async () => {
    const called: string[] = []
    let factor = 1
    const given = (basicValue: number) => ({ type: 'FormattedNumber', basicValue, numberFormat: '0.00' })
    const implementations: Record<string, (amount: number) => unknown> = {
      TIMES: (amount) => given(amount * factor),
      TABLE: (amount) => [['x', given(amount * factor)]],
      VOLATILE: () => factor,
      FAILED: () => new GivenError('#N/A'),
      SLOW: () => (factor === 1 ? new Promise(() => {}) : factor),
    }
    const functions = Object.keys(implementations).map((id) => ({
      id,
      name: id,
      parameters: [{ name: 'amount', type: 'any', optional: true }],
      ...(id === 'VOLATILE' && { options: { volatile: true } }),
    }))
    const own: FunctionsOfAddIn = {
      ...addin,
      namespace: 'OWN',
      metadata: { functions } as unknown as FunctionsOfAddIn['metadata'],
      implementation: (id) => (amount: number) => {
        called.push(id)
        return implementations[id]?.(amount)
      },
    }
    const formulas = ['=2*2', '=OWN.TIMES(A1)', '=B1*10', '=OWN.TABLE(A1)', '', '=OWN.TIMES(YEAR(TODAY()))']
    const others = ['=OWN.VOLATILE()', '=OWN.FAILED()', '=IFERROR(B2,"none")', '=OWN.SLOW()', '=SUM(D1#)']
    const first = openModel()
    first.calculation.register(own)
    first.writeCells('sheet1', 0, 0, [formulas.map((entry) => parseEntry(entry)), others.map((f) => ({ f }))])
    // The slow one never answers.
    while (called.length < 6 || first.calculation.pending > 1) {
      await first.calculation.done()
      await null
    }
    await first.calculation.done()
    const second = openModel({ snapshot: await readWorkbook(await saveWorkbook(first)) })
    called.length = 0
    factor = 100
    const settled = async () => {
      second.calculation.register(own)
      await second.calculation.settled()
    }
    const shown = () => second.readCells('sheet1', 0, 0, 2, 5).map((row) => row.map(excelValue))
    await settled()
    expect(shown()).toEqual([
      [4, 4, 40, 'x', 4],
      [100, '#N/A', 'none', 100, 4],
    ])
    expect([1, 4].map((column) => second.calculation.valueFormatAt('sheet1', 0, column))).toEqual([
      '0.00',
      '0.00',
    ])
    expect(called.sort()).toEqual(['SLOW', 'TIMES', 'VOLATILE'])
    second.writeCells('sheet1', 0, 0, [[parseEntry('5')]])
    await second.calculation.settled()
    expect(shown()[0]).toEqual([5, 500, 5000, 'x', 500])
    first.dispose()
    second.dispose()
  })

  describe('a formula in a file', () => {
    test.each([
      [
        'PENGUIN.COST(A1)+penguin.cost_by.team(B1:B2)',
        '_xldudf_PENGUIN_COST(A1)+_xldudf_PENGUIN_COST_BY_TEAM(B1:B2)',
      ],
      ['IFS(A1=1,"IFS(",TRUE,\'IFS(\'!B1)', '_xlfn.IFS(A1=1,"IFS(",TRUE,\'IFS(\'!B1)'],
      ['SORT(FILTER(A1:A9,B1:B9))', '_xlfn._xlws.SORT(_xlfn._xlws.FILTER(A1:A9,B1:B9))'],
      [
        'LET(x,A1,y,x*2,LAMBDA(z,z+y)(x))',
        '_xlfn.LET(_xlpm.x,A1,_xlpm.y,_xlpm.x*2,_xlfn.LAMBDA(_xlpm.z,_xlpm.z+_xlpm.y)(_xlpm.x))',
      ],
      ['SUM(Costs!A1#)', 'SUM(_xlfn.ANCHORARRAY(Costs!A1))'],
      ['SUM(@B1:B9*C1:C9)', 'SUM(_xlfn.SINGLE(B1:B9)*C1:C9)'],
      ['Half*@B1:B9', 'Half*B1:B9'],
      ['Costs2026[[#This Row],[With [tax]]]+1', 'Costs2026[[#This Row],[With [tax]]]+1'],
    ])('%s is stored as %s and read back', (typed, stored) => {
      const isArray = needsArray(typed, custom, () => false)
      expect(storedFormula(typed, { custom, tableName: null, isArray }).text).toBe(stored)
      const upper = typed.replace('penguin.cost_by.team', 'PENGUIN.COST_BY.TEAM')
      expect(typedFormula(stored, custom, isArray)).toBe(`=${upper}`)
    })

    test('names the table that is left out', () => {
      const place = { custom, tableName: 'Costs2026', isArray: false }
      expect(storedFormula('[@Cost]*[@[With tax]]', place).text).toBe(
        'Costs2026[[#This Row],[Cost]]*Costs2026[[#This Row],[With tax]]',
      )
    })

    test('keeps the name of a custom function that nobody registered', () => {
      expect(typedFormula('_xldudf_ACME_RATE_OF(A1)', customFunctions(), false)).toBe('=ACME.RATE_OF(A1)')
    })

    test('has a result only where another program may not know its functions', async () => {
      const xml = await partOf(saved, 'xl/worksheets/sheet1.xml')
      expect(xml).toContain('<f>A10+1</f></c>')
      expect(xml).toContain('<f>_xlfn.IFS(C2&gt;1,&quot;big&quot;,TRUE,&quot;small&quot;)</f></c>')
      expect(xml).toContain('<f>_xldudf_PENGUIN_COST(A2,B2)</f><v>1234.5</v>')
      expect(xml).toContain('<f>_xlfn.XLOOKUP(A2,A2:A4,C2:C4)</f><v>1234.5</v>')
      // What a custom function spills is values there, and its error is text, as is what comes of it.
      expect(xml).toContain('<f>_xldudf_PENGUIN_TABLE()</f><v>Tenant</v>')
      expect(xml).toContain('t="str"><f>_xldudf_PENGUIN_FAILED()</f><v>#N/A</v>')
      expect(xml).toContain('<f>IFERROR(A25,0)</f><v>0</v>')
    })

    test('is an array formula where one value of a range would be another result, and where it spills', async () => {
      const xml = await partOf(saved, 'xl/worksheets/sheet1.xml')
      expect(xml).toMatch(/<c r="A9" cm="1"><f t="array" ref="A9">SUM\(C2:C4\*2\)<\/f><\/c>/)
      expect(xml).toMatch(
        /<c r="A14" s="\d+" cm="1"><f t="array" ref="A14:C14">TRANSPOSE\(C2:C4\)<\/f><\/c><c r="B14"><v>-0.1<\/v>/,
      )
      expect(xml).toContain('<f>C2:C4</f>')
    })
  })

  test('text that would begin a formula is marked as text', async () => {
    const [, style] = /<c r="A7" s="(\d+)" t="s">/.exec(await partOf(saved, 'xl/worksheets/sheet1.xml')) ?? []
    const styles = await partOf(saved, 'xl/styles.xml')
    const [, formats = ''] = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(styles) ?? []
    expect(formats.match(/<xf [^>]*>/g)?.[Number(style)]).toContain('quotePrefix="1"')
  })

  test('what Excel writes and this program does not is read', async () => {
    const file = new Workbook()
    const sheet = file.addWorksheet('Sheet1')
    sheet.getCell('A1').value = { richText: [{ text: 'bold ', font: { bold: true } }, { text: 'and not' }] }
    sheet.getCell('B1').value = new Date(Date.UTC(2026, 9, 1))
    sheet.getCell('B1').numFmt = 'mm-dd-yy'
    sheet.getCell('C1').fill = {
      type: 'pattern',
      pattern: 'solid',
      fgColor: { theme: 4, tint: 0.5 } as { theme: number },
    }
    sheet.getCell('D1').value = { formula: 'B1*2' }
    sheet.getCell('D2').value = { sharedFormula: 'D1' }
    sheet.addTable({
      name: 'Totals',
      ref: 'F1',
      totalsRow: true,
      columns: [
        { name: 'Of', totalsRowLabel: 'Sum' },
        { name: 'Cents', totalsRowFunction: 'sum' },
      ],
      rows: [
        ['a', 1],
        ['b', 2],
      ],
    })
    const opened = await readWorkbook(await file.xlsx.writeBuffer())
    const { cellData = {} } = opened.sheets.sheet1 ?? {}
    const styleAt = (row: number, column: number) => opened.styles[String(cellData[row]?.[column]?.s)]
    expect(cellData[0]?.[0]?.v).toBe('bold and not')
    expect([cellData[0]?.[1]?.v, styleAt(0, 1)]).toEqual([46_296, { n: { pattern: 'm/d/yyyy' } }])
    expect(styleAt(0, 2)?.bg?.rgb).toBe('#a7c0de')
    expect([cellData[0]?.[3]?.f, cellData[1]?.[3]?.f]).toEqual(['=B1*2', '=B2*2'])
    expect([cellData[3]?.[5]?.v, cellData[3]?.[6]?.f]).toEqual(['Sum', '=SUBTOTAL(109,Totals[Cents])'])
    expect(pluginData(opened, 'SHEET_TABLE_PLUGIN').sheet1?.tables[0]?.options.showFooter).toBe(true)
  })

  test('a grouped row that shows is not called folded, and the row below a folded group is', async () => {
    const xml = await partOf(saved, 'xl/worksheets/sheet1.xml')
    expect(xml).toMatch(/<sheetFormatPr[^>]* outlineLevelRow="2"/)
    const rows = [...xml.matchAll(/<row [^>]*>/g)].map(([row]) => row)
    const rowsWith = (attribute: string) =>
      rows.filter((row) => row.includes(` ${attribute}`)).map((row) => Number(/ r="(\d+)"/.exec(row)?.[1]))
    expect(rowsWith('outlineLevel=')).toEqual([13, 14, 18, 21])
    expect(rowsWith('collapsed="1"')).toEqual([22])
  })

  if (hasLibreOffice) {
    test('LibreOffice opens what is saved, and calculates the same values', async () => {
      const calculatedFile = new Workbook()
      const bytes = await calculatedByLibreOffice(saved)
      const parts = await readPackage(bytes)
      await calculatedFile.xlsx.loadFromFiles(parts.files)
      const differences: unknown[] = []
      for (const { id = '', name = '', cellData = {} } of Object.values(model.book.save().sheets)) {
        const cellAt = model.reader(id)
        for (const row of Object.keys(cellData).map(Number)) {
          for (let column = 0; column < COLUMNS; column += 1) {
            const cell = calculatedFile
              .getWorksheet(name)
              ?.getRow(row + 1)
              .getCell(column + 1)
            const wanted = excelValue(cellAt(row, column))
            const found = cell && cell.master !== cell ? '' : calculatedValue(cell?.value)
            if (!isSame(wanted, found)) differences.push([name, row + 1, column + 1, wanted, found])
          }
        }
      }
      expect(differences).toEqual([])
      const sheet = calculatedFile.getWorksheet('Costs')
      expect([13, 14, 18, 21].map((row) => sheet?.findRow(row)?.hidden)).toEqual([false, false, false, true])
      const wanted = contents(model.book.save())
      const formatOf = (address: string) =>
        parts.numberFormat(calculatedFile.getWorksheet('Costs')?.getCell(address).numFmt as string)
      expect(['A24', 'B27'].map(formatOf)).toEqual(Array(2).fill('"at least "#,##0.00'))
      const found = contents(await readWorkbook(bytes, { customFunctions: CUSTOM_FUNCTIONS }))
      // Formats of values are none of their cells, and what a function spilled is none of the cells that it fills.
      expect([found.sheets[0]?.cells[23], found.sheets[0]?.cells[26]]).toMatchObject([
        { 0: { f: '=PENGUIN.BOUND(1234.5)', style: expect.not.objectContaining({ n: expect.anything() }) } },
        { 3: { f: '=SUM(B27:B28)' } },
      ])
      expect(found.sheets[0]?.cells[26]).not.toHaveProperty('1.v')
      expect(new Set(found.names)).toEqual(new Set(wanted.names))
      expect(found.filters).toEqual(wanted.filters)
      expect(JSON.stringify(found.notes)).toContain('Checked by Ann\\n2026-10-01')
      expect(JSON.stringify(found.tables)).toContain('"name":"Costs2026"')
    })
  } else {
    test('LibreOffice is not there, and nobody requires it', () => {
      expect(process.env.REQUIRE_LIBREOFFICE).toBeUndefined()
    })
  }

  async function partOf(bytes: Uint8Array, part: string): Promise<string> {
    return new TextDecoder().decode((await unzip(bytes).bytes(part)) ?? undefined)
  }

  /** @returns the value of a cell or the result of its formula */
  function calculatedValue(value: CellValue): unknown {
    if (value === null || value === undefined) return ''
    if (typeof value !== 'object' || value instanceof Date) return value
    if ('error' in value) return value.error
    if ('hyperlink' in value) return value.text
    return 'result' in value ? calculatedValue(value.result) : ''
  }

  function isSame(wanted: unknown, found: unknown): boolean {
    if (typeof wanted !== 'number' || typeof found !== 'number') return wanted === found
    return Math.abs(wanted - found) <= Math.abs(wanted) * 1e-12
  }
})
