// Custom functions, as Excel calls them and as their cells show it.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { LedgerBook } from '../ledger/ledger.ts'
import { openModel, type WorkbookModel } from '../model/open-model.ts'
import { type ExcelEntry, parseEntry } from '../model/parse-entry.ts'
import { core } from '../model/univer-packages.ts'
import { type ExcelValue, excelValue } from './excel-value.ts'
import type { FunctionMetadata, FunctionOptions, ParameterMetadata } from './functions-metadata.ts'

describe('Custom functions', () => {
  class FunctionError extends Error {
    readonly code: string
    constructor(code: string, message?: string) {
      super(message)
      this.code = code
    }
  }

  interface Invocation {
    address?: string
    parameterAddresses?: string[]
    isInValuePreview: boolean
    setResult?: (value: unknown) => void
    onCanceled?: () => void
  }

  const parameter = (name: string, type: string, more: Partial<ParameterMetadata> = {}) => ({
    name,
    type,
    ...more,
  })
  const number = parameter('a', 'number')
  const metadata = (
    id: string,
    parameters: ParameterMetadata[],
    options: FunctionOptions = {},
  ): FunctionMetadata => ({
    id,
    name: id,
    parameters,
    result: {},
    options,
  })

  const formatted = (basicValue: number, numberFormat: string) => ({
    type: 'FormattedNumber',
    basicValue,
    numberFormat,
  })

  const called: string[] = []
  let answer: (value: unknown) => void
  let stream: Invocation

  const functions: Record<string, (...values: never[]) => unknown> = {
    ADD: (a: number, b: number, c: number | null) => a + b + (c ?? 0),
    TELL: (value: unknown) => JSON.stringify(value),
    LATER: (a: number, invocation: Invocation) => {
      invocation.onCanceled = () => called.push(`cancel LATER ${a}`)
      return new Promise((resolve) => {
        answer = resolve
      })
    },
    FAIL: (code: string, message: string) => {
      throw new FunctionError(code, message)
    },
    BREAK: async () => {
      throw new Error('not for the user')
    },
    GIVE: (kind: string) =>
      ({
        grid: [
          [1, 'a'],
          [true, null],
        ],
        ragged: [[1, 2], [3]],
        nothing: undefined,
        date: new Date(0),
        object: { a: 1 },
        nan: Number.NaN,
        infinity: Number.POSITIVE_INFINITY,
        month: '2026-10',
        rich: {
          type: 'Double',
          basicType: 'Double',
          basicValue: 2.5,
          properties: { Unit: { type: 'String', basicValue: 't' } },
        },
        mixed: [[1, new FunctionError('#N/A', 'gone')]],
        bound: formatted(1234.5, '"at least "#,##0.00'),
        exact: 1234.5,
        figures: [
          [formatted(1234.5, '"at least "#,##0.00'), 'a'],
          [formatted(2, '#,##0.00'), 3],
        ],
      })[kind],
    COST: (amount: number) => formatted(amount, '#,##0.00'),
    WHERE: (_: unknown, { address, parameterAddresses }: Invocation) => `${address} of ${parameterAddresses}`,
    TICK: (invocation: Invocation) => {
      stream = invocation
      invocation.onCanceled = () => called.push('cancel TICK')
    },
    NOW: () => 1,
    PREVIEWED: (a: number, { isInValuePreview }: Invocation) => (isInValuePreview ? -a : a),
  }

  const all: FunctionMetadata[] = [
    metadata('ADD', [number, number, parameter('c', 'number', { optional: true })]),
    metadata('TELL', [parameter('values', 'any', { repeating: true })]),
    metadata('LATER', [number], { cancelable: true }),
    metadata('FAIL', [parameter('code', 'string'), parameter('message', 'string')]),
    metadata('BREAK', []),
    metadata('GIVE', [parameter('kind', 'string')]),
    metadata('COST', [number]),
    metadata('WHERE', [parameter('values', 'any', { dimensionality: 'matrix' })], {
      requiresAddress: true,
      requiresParameterAddresses: true,
    }),
    metadata('TICK', [], { stream: true }),
    metadata('NOW', [], { volatile: true }),
    metadata('PREVIEWED', [number]),
    metadata('UNKNOWN', []),
  ]

  let model: WorkbookModel
  const sheetId = 'sheet1'
  const ledger = new LedgerBook()
  const register = () =>
    model.calculation.register({
      namespace: 'PENGUIN',
      metadata: { functions: all },
      implementation: (id) => {
        const implementation = functions[id]
        if (!implementation) return undefined
        return (...values: never[]) => {
          called.push(`${id} ${JSON.stringify(values.slice(0, -1))}`)
          return implementation(...values)
        }
      },
      errorClass: FunctionError,
      ledger,
    })

  const enter = (address: [row: number, column: number], ...entries: ExcelEntry[]) =>
    model.writeCells(sheetId, ...address, [entries.map((entry) => parseEntry(entry))])
  const values = (row: number, column: number, rows: number, columns: number): ExcelValue[][] =>
    model.readCells(sheetId, row, column, rows, columns).map((cells) => cells.map(excelValue))
  const value = (row: number, column: number) => excelValue(model.cellAt(sheetId, row, column))

  /** Enters a formula beside the numbers of the first row. */
  const evaluate = async (formula: string) => {
    enter([1, 0], formula)
    await model.calculation.settled()
    return value(1, 0)
  }

  beforeAll(async () => {
    model = openModel()
    enter(
      [0, 0],
      5,
      6,
      '',
      'text',
      '=penguin.add(A1,B1)+LEN("a text that makes of this formula a rather long one, which counts")',
    )
    await model.calculation.done()
  })
  afterAll(() => model.dispose())

  test('before its add-in is there a function is #NAME?, and then it has a value; without the add-in it has none', async () => {
    expect(value(0, 4)).toBe('#NAME?')
    const functionsOfAddIn = register()
    await model.calculation.settled()
    expect(value(0, 4)).toBe(76)
    functionsOfAddIn.dispose()
    await model.calculation.settled()
    expect(value(0, 4)).toBe('#NAME?')
  })

  describe('with the add-in', () => {
    beforeAll(() => {
      register()
    })
    beforeEach(async () => {
      model.writeCells(
        sheetId,
        1,
        0,
        Array.from({ length: 8 }, () => Array.from({ length: 4 }, () => parseEntry(''))),
      )
      await model.calculation.settled()
      called.length = 0
    })

    test.each([
      ['=PENGUIN.ADD(A1,B1)', ['ADD [5,6,null]'], 11],
      ['=PENGUIN.ADD(A1:A1,"2",TRUE)', ['ADD [5,2,1]'], 8],
      ['=PENGUIN.ADD(A1,C1)', ['ADD [5,0,null]'], 5],
      ['=PENGUIN.ADD(A1,D1)', [], '#VALUE!'],
      ['=PENGUIN.ADD(A1)', [], '#VALUE!'],
      ['=PENGUIN.ADD(1,2,3,4)', [], '#VALUE!'],
      ['=PENGUIN.ADD(A1,1/0)', [], '#DIV/0!'],
      ['=PENGUIN.ADD(PENGUIN.ADD(1,1),1)', ['ADD [1,1,null]', 'ADD [2,1,null]'], 3],
      ['=PENGUIN.TELL(1,"b",C1,TRUE)', ['TELL [[1,"b",0,true]]'], '[1,"b",0,true]'],
      ['=PENGUIN.TELL()', ['TELL [null]'], 'null'],
      ['=IF(A1>9,PENGUIN.ADD(1,1),"none")', [], 'none'],
      ['=PENGUIN.UNKNOWN()', [], '#N/A'],
      ['=PENGUIN.NOWHERE()', [], '#NAME?'],
    ])('%s', async (formula, calls, result) => {
      expect(await evaluate(formula)).toBe(result)
      expect(called).toEqual(calls)
    })

    test('a range where a number is expected is one call for each cell, and the answers spill', async () => {
      await evaluate('=PENGUIN.ADD(A1:B1,1)')
      expect(values(1, 0, 1, 2)).toEqual([[6, 7]])
      expect(called).toEqual(['ADD [5,1,null]', 'ADD [6,1,null]'])
    })

    test('a function learns its cell and those of its arguments, if its metadata asks for them', async () => {
      expect(await evaluate('=PENGUIN.WHERE(A1:B1)')).toBe('Sheet1!A2 of Sheet1!A1:B1')
    })

    test.each([
      ['grid', 1],
      ['ragged', '#VALUE!'],
      ['nothing', 0],
      ['date', '1970-01-01T00:00:00.000Z'],
      ['object', '#VALUE!'],
      ['nan', '#VALUE!'],
      ['infinity', '#NUM!'],
      ['month', '2026-10'],
      ['rich', 2.5],
    ])('what a function gives is shown as Excel shows it: %s', async (kind, shown) => {
      expect(await evaluate(`=PENGUIN.GIVE("${kind}")`)).toBe(shown)
    })

    test('a matrix spills with null as zero, and a number with properties keeps them', async () => {
      await evaluate('=PENGUIN.GIVE("grid")')
      expect(values(1, 0, 2, 2)).toEqual([
        [1, 'a'],
        [true, 0],
      ])
      await evaluate('=PENGUIN.GIVE("rich")')
      expect(model.calculation.richValueAt(sheetId, 1, 0)).toMatchObject({
        properties: { Unit: { basicValue: 't' } },
      })
    })

    test('what reads cells that a formula no longer spills into is calculated again', async () => {
      enter([0, 5], 'grid', '=COUNTA(A3:B3)')
      await evaluate('=PENGUIN.GIVE(F1)')
      expect(values(0, 6, 1, 1)).toEqual([[2]])
      enter([0, 5], 'rich')
      await model.calculation.settled()
      expect(values(0, 6, 1, 1)).toEqual([[0]])
      enter([0, 5], 'grid')
      await model.calculation.settled()
      expect(values(0, 6, 1, 1)).toEqual([[2]])
      enter([0, 5], '', '')
      await model.calculation.settled()
    })

    test('a number is shown in the format that it came with, where its cell has none of its own', async () => {
      const shown = (rows: number, columns: number) =>
        model.book.getActiveSheet().getRange(1, 0, rows, columns).getDisplayValues()
      const format = (pattern: string) => model.writeCells(sheetId, 1, 0, [[{ s: { n: { pattern } } }]])
      await evaluate('=PENGUIN.GIVE("bound")')
      expect([shown(1, 1), value(1, 0)]).toEqual([[['at least 1,234.50']], 1234.5])
      format('0.0')
      expect(shown(1, 1)).toEqual([['1234.5']])
      format('General')
      expect(shown(1, 1)).toEqual([['at least 1,234.50']])
      await evaluate('=PENGUIN.GIVE("figures")')
      expect(shown(2, 2)).toEqual([
        ['at least 1,234.50', 'a'],
        ['2.00', '3'],
      ])
      await evaluate('=PENGUIN.COST(A1:B1)')
      expect(shown(1, 2)).toEqual([['5.00', '6.00']])
      await evaluate('=IFERROR(PENGUIN.GIVE("bound"),"(")')
      expect(shown(1, 1)).toEqual([['at least 1,234.50']])
      for (const formula of [
        '=PENGUIN.GIVE("exact")',
        '=PENGUIN.GIVE("bound")+0',
        '=SUM(PENGUIN.GIVE("bound"))',
      ]) {
        await evaluate(formula)
        expect([formula, shown(1, 1)]).toEqual([formula, [['1234.5']]])
      }
      await evaluate('=PENGUIN.TICK()')
      for (const [tick, text] of [
        [formatted(2, '0.00'), '2.00'],
        [2, '2'],
      ]) {
        stream.setResult?.(tick)
        await Promise.resolve()
        await model.calculation.done()
        expect(shown(1, 1)).toEqual([[text]])
      }
    })

    test('errors keep their code, and their message where Excel shows one; other exceptions say nothing', async () => {
      expect(await evaluate('=PENGUIN.FAIL("#N/A","no such month")')).toBe('#N/A')
      expect(model.calculation.errorMessageAt(sheetId, 1, 0)).toBe('no such month')
      expect(await evaluate('=PENGUIN.FAIL("#NUM!","unseen")')).toBe('#NUM!')
      expect(model.calculation.errorMessageAt(sheetId, 1, 0)).toBeUndefined()
      expect(await evaluate('=PENGUIN.FAIL("#REF!","")')).toBe('#VALUE!')
      expect(await evaluate('=PENGUIN.BREAK()')).toBe('#VALUE!')
      expect(model.calculation.errorMessageAt(sheetId, 1, 0)).toBeUndefined()
      await evaluate('=PENGUIN.GIVE("mixed")')
      expect(values(1, 0, 1, 2)).toEqual([[1, '#N/A']])
      expect(model.calculation.errorMessageAt(sheetId, 1, 1)).toBe('gone')
    })

    test('until the answer comes the cell and all that depends on it are #BUSY!', async () => {
      enter([1, 0], '=PENGUIN.LATER(A1)', '=A2+1', '=IFERROR(A2,"an error")')
      await model.calculation.done()
      expect(values(1, 0, 1, 3)).toEqual([['#BUSY!', '#BUSY!', 'an error']])
      expect(model.calculation.pending).toBe(1)
      answer(7)
      await model.calculation.settled()
      expect(values(1, 0, 1, 3)).toEqual([[7, 8, 7]])
    })

    test('a new argument cancels the call and makes another; the late answer is dropped', async () => {
      enter([2, 0], 1, '=PENGUIN.LATER(A3)')
      await model.calculation.done()
      const late = answer
      enter([2, 0], 2)
      await model.calculation.done()
      expect(called).toEqual(['LATER [1]', 'cancel LATER 1', 'LATER [2]'])
      late('late')
      answer('in time')
      await model.calculation.settled()
      expect(value(2, 1)).toBe('in time')
    })

    test('a cell that is overwritten gives its call up', async () => {
      enter([1, 0], '=PENGUIN.LATER(1)')
      await model.calculation.done()
      enter([1, 0], 'mine')
      answer('late')
      await model.calculation.settled()
      expect(called).toEqual(['LATER [1]', 'cancel LATER 1'])
      expect(value(1, 0)).toBe('mine')
      expect(ledger.calls.at(-1)).toMatchObject({ id: 'LATER', address: 'Sheet1!A2', outcome: 'cancelled' })
    })

    test('a function is called again only when its cell is: by an argument, another precedent, entry, or force', async () => {
      enter([1, 0], 1, 10, '=PENGUIN.ADD(A2,1)+B2', 0)
      await model.calculation.settled()
      called.length = 0
      const again = async (change: () => unknown) => {
        await change()
        await model.calculation.settled()
        return called.splice(0)
      }
      expect(await again(() => enter([1, 3], 9))).toEqual([])
      expect(await again(() => model.writeCells(sheetId, 1, 2, [[{ s: { bl: 1 } }]]))).toEqual([])
      expect(await again(() => enter([1, 0], 2))).toEqual(['ADD [2,1,null]'])
      expect(await again(() => enter([1, 1], 20))).toEqual(['ADD [2,1,null]'])
      expect(await again(() => enter([1, 2], '=PENGUIN.ADD(A2,1)+B2'))).toEqual(['ADD [2,1,null]'])
      expect(await again(() => model.calculation.calculate('recalculate'))).toEqual([])
      expect(await again(() => model.calculation.calculate('full'))).toContain('ADD [2,1,null]')
      expect(value(1, 2)).toBe(23)
    })

    test('rows that are inserted call the functions of their sheet again, as in Excel', async () => {
      enter([3, 0], '=PENGUIN.ADD(1,2)')
      await model.calculation.settled()
      called.length = 0
      model.book.getActiveSheet().insertRows(30, 1)
      await model.calculation.settled()
      expect(called).toContain('ADD [1,2,null]')
      model.book.getActiveSheet().insertRows(2, 1)
      await model.calculation.settled()
      expect(value(4, 0)).toBe(3)
    })

    test('a volatile function is called whenever Excel calculates', async () => {
      enter([1, 0], '=PENGUIN.NOW()')
      await model.calculation.settled()
      enter([6, 3], 1)
      await model.calculation.settled()
      expect(called).toEqual(['NOW []', 'NOW []'])
    })

    test('a streaming function sets one value after the other, in manual mode too, until its cell is cleared', async () => {
      enter([1, 0], '=PENGUIN.TICK()', '=A2*2')
      await model.calculation.settled()
      expect(values(1, 0, 1, 2)).toEqual([['#BUSY!', '#BUSY!']])
      model.calculation.mode = 'manual'
      for (const tick of [1, 2]) {
        stream.setResult?.(tick)
        await Promise.resolve()
        await model.calculation.done()
        expect(values(1, 0, 1, 2)).toEqual([[tick, tick * 2]])
      }
      model.calculation.mode = 'automatic'
      enter([1, 0], '')
      await model.calculation.done()
      expect(called).toEqual(['TICK []', 'cancel TICK'])
    })

    test('a preview calculates a formula without writing it, and the function knows', async () => {
      const formula = '=PENGUIN.PREVIEWED(4)+PENGUIN.PREVIEWED(PENGUIN.PREVIEWED(3))'
      expect(await model.calculation.preview(formula, { sheetId, row: 1, column: 0 })).toBe(-1)
      expect(value(1, 0)).toBe('')
      expect(ledger.calls.at(-1)).toMatchObject({ id: 'PREVIEWED', cause: 'value preview', outcome: 'value' })
    })

    test.each([
      ['=SUM(', true],
      ['=A1+', true],
      ['=1+*2', true],
      ['="a', true],
      ['=ROUND(1)', true],
      ['=1+ROUND(1,2,3)', true],
      ['=PENGUIN.ADD(1)', true],
      ['=PENGUIN.ADD(1,2,3,4)', true],
      ['=PENGUIN.ADD(1,2)', false],
      ['=PENGUIN.TELL()', false],
      ['=NOT.THERE(1)', false],
      ['=SUM(A1,,B1)', false],
      ['=#REF!', false],
      ['=#REF!+1', false],
      ['=Table9[X]', false],
      ['=PENGUIN.ADD(1;2)', true],
      ['=LET(x;1;x)', true],
      [`=SUM({1;2})&"a;b"&'a;b'!A1`, false],
      ['=LET(x,1,ROUND(x))', true],
    ])('whether Excel refuses %s: %s', (formula, isRefused) => {
      expect(model.calculation.refuses(formula)).toBe(isRefused)
    })

    test('names that a formula gives to values mean the same in every cell and workbook, and after it was checked', async () => {
      const formula = '=LET(x,2,y,x*3,x+y)+LAMBDA(z,z*10)(1)'
      const found: unknown[] = []
      for (const book of [openModel(), openModel()]) {
        const id = book.book.getActiveSheet().getSheetId()
        found.push(book.calculation.refuses(formula))
        book.writeCells(id, 0, 0, [[parseEntry(formula), parseEntry(formula)]])
        await book.calculation.done()
        found.push(book.cellAt(id, 0, 0)?.v, book.cellAt(id, 0, 1)?.v)
        book.dispose()
      }
      expect(found).toEqual([false, 18, 18, false, 18, 18])
    })

    test('nothing of the functions is left waiting', async () => {
      await model.calculation.settled()
      expect(model.calculation.pending).toBe(0)
      expect(ledger.unsettled()).toEqual([])
    })
  })

  describe('an error', () => {
    test.each(['=A90=5', '=A90>100', '=5<=A90', '=IF(A90>100,"high","low")'])(
      'stays what it is, in %s',
      async (formula) => {
        enter([89, 0], '=NA()', formula)
        await model.calculation.settled()
        expect(value(89, 1)).toBe('#N/A')
      },
    )

    test('is not what a comparison of numbers gives', async () => {
      enter([89, 0], 7, '=IF(A90>3,"high","low")')
      await model.calculation.settled()
      expect(value(89, 1)).toBe('high')
    })
  })

  test('two long formulas that the engine gives the same hash each come to their own value', async () => {
    const either = (planned: number, rate: number) =>
      `=IF(A1=${planned},"as planned",IF(A1=5,ROUND(B1*${rate},2)-ROUND(B1*1,2),0))`
    const formulas = [either(51_215, 71_154), either(95_635, 2_518)]
    expect(new Set(formulas.map(core.hashAlgorithm)).size).toBe(1)
    enter([91, 0], ...formulas)
    await model.calculation.settled()
    expect([value(91, 0), value(91, 1)]).toEqual([426_918, 15_102])
  })
})
