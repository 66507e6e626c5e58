// Formulas as people write them: which calls of ours stand in them, whether they follow the pin, and what becomes of them.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { functionsMetadata } from '../../../addin/functions/metadata.ts'
import { followsPin, PIN_NAME, withPin } from '../../../addin/workbook/formulas/follow-pin.ts'
import { OUR_FUNCTIONS, ourCalls, withOwnNames } from '../../../addin/workbook/formulas/our-functions.ts'
import { figureFormula } from '../../../addin/workbook/formulas/write-formula.ts'

const source = readFileSync(new URL('../../../addin/functions/functions.ts', import.meta.url), 'utf8')
const namesIn = (formula: string) => ourCalls(formula).map(({ ours }) => ours)

test('the functions are those that Excel registers, and each takes its knowledge time last', () => {
  const { functions } = functionsMetadata(source, '')
  expect(functions.map(({ id }) => id)).toEqual(OUR_FUNCTIONS)
  for (const { id, parameters } of functions) {
    const all = parameters.map(() => '1').join(',')
    expect(ourCalls(`=PENGUIN.${id}(${all})`)).toMatchObject([{ ours: id, knownAt: parameters.length - 1 }])
    expect(parameters.at(-1)?.name).toBe('knownAt')
  }
})

describe('Calls of ours', () => {
  test.each<[string, string[]]>([
    ['=PENGUIN.COST("Acme","2026-10")+PENGUIN.COST("B","2026-10")', ['COST', 'COST']],
    ['=IFERROR(PENGUIN.FIGURE(A1,PENGUIN.RUN(B1),C1),0)', ['FIGURE', 'RUN']],
    ['=LET(x,PENGUIN.COST(A1,{"a","b";"c","d"}),LAMBDA(t,PENGUIN.NOTE("p",t,1))(x))', ['COST', 'NOTE']],
    ['=_xldudf_PENGUIN_COST(A1,"x")*2', ['COST']],
    ['=_xlfn._xldudf_PENGUIN_TABLE("profitability",1)', ['TABLE']],
    ['=@penguin.cost(A1,2026)', ['COST']],
    ['=PENGUIN.ASOF("2026-10")', ['ASOF']],
  ])('%s are %j', (formula, names) => {
    expect(namesIn(formula)).toEqual(names)
  })

  test.each([
    '="PENGUIN.COST(""Acme"",1)"',
    "='PENGUIN.COST(1)'!A1",
    '=Table1[PENGUIN.COST(]',
    '=PENGUIN.OTHER(1)',
    '=XPENGUIN.COST(1)',
    '=_xldudf_PENGUINS_COST(1)',
    '=PENGUIN.COST',
    'PENGUIN.COST(1)',
    '=PENGUIN.COST("open',
  ])('%s has none', (formula) => {
    expect(namesIn(formula)).toEqual([])
  })
})

describe('The pin', () => {
  test.each([
    ['=PENGUIN.COST("Acme","2026-10")', '=PENGUIN.COST("Acme","2026-10",,PENGUIN_KNOWN_AT)'],
    ['=PENGUIN.COST(A1,B1,"idle")', '=PENGUIN.COST(A1,B1,"idle",PENGUIN_KNOWN_AT)'],
    ['=PENGUIN.COST(A1,B1,,)', '=PENGUIN.COST(A1,B1,,PENGUIN_KNOWN_AT)'],
    ['=PENGUIN.COST(A1,B1,, )', '=PENGUIN.COST(A1,B1,, PENGUIN_KNOWN_AT)'],
    ['=PENGUIN.RUN(PENGUIN.ASOF(A1))', '=PENGUIN.RUN(PENGUIN.ASOF(A1,PENGUIN_KNOWN_AT),PENGUIN_KNOWN_AT)'],
    [
      '=SUM( PENGUIN.FIGURE("profit",(A1),"2026-10") ,2)',
      '=SUM( PENGUIN.FIGURE("profit",(A1),"2026-10",PENGUIN_KNOWN_AT) ,2)',
    ],
    ['="a,""b"&PENGUIN.TABLE("x,y""",1)', '="a,""b"&PENGUIN.TABLE("x,y""",1,PENGUIN_KNOWN_AT)'],
  ])('%s becomes %s', (before, after) => {
    expect(followsPin(before)).toBe(false)
    expect(withPin(before)).toBe(after)
    expect(followsPin(after)).toBe(true)
  })

  test('a knowledge time of its own stays, and is listed', () => {
    for (const formula of [
      '=PENGUIN.COST("Acme","2026-10",,"closed")',
      '=PENGUIN.ASOF(A1,$B$1)',
      '=PENGUIN.RUN()',
    ]) {
      expect(withPin(formula)).toBe(formula)
      expect(followsPin(formula)).toBe(false)
    }
  })

  test('it is followed by way of a name that LET gives it', () => {
    const formula = `=LET(at,${PIN_NAME},later,at,PENGUIN.COST(A1,B1,,later))`
    expect(followsPin(formula)).toBe(true)
    expect(followsPin(formula.replace('later))', 'other))'))).toBe(false)
  })

  test('what nothing is missing in stays letter for letter, whatever stands around it', () => {
    const piece = fc.constantFrom(
      '"a""b"',
      "'My (S'!A1",
      'T[[#This Row],[x(]]',
      '{1,2;3,4}',
      '-1.5E+3',
      '#N/A',
      'A1:B2',
      ' ',
      '+',
      'SUM(A1,B2)',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const formula = `=${pieces.join('')}&PENGUIN.COST("x","y",,${PIN_NAME})`
        expect(withPin(formula)).toBe(formula)
        expect(withOwnNames(formula)).toBe(formula)
        expect(withPin(formula.replace(`,,${PIN_NAME}`, ''))).toBe(formula)
      }),
      { seed: 9, numRuns: 300 },
    )
  })
})

test('names that a host left over become our own again, and nothing else changes', () => {
  expect(
    withOwnNames('=IF(A1="_xldudf_PENGUIN_COST(",_xldudf_PENGUIN_COST(A1,"_xldudf_"),_xldudf_OTHER_X(1))'),
  ).toBe('=IF(A1="_xldudf_PENGUIN_COST(",PENGUIN.COST(A1,"_xldudf_"),_xldudf_OTHER_X(1))')
  expect(withOwnNames('=_xlfn._xldudf_PENGUIN_TABLE("a",1)')).toBe('=PENGUIN.TABLE("a",1)')
})

test('quotes in a tenant’s name are doubled, and what it holds calls nothing', () => {
  const formula = figureFormula('total_cost', 'Say "hi", =PENGUIN.COST(1)', '2026-10')
  expect(formula).toBe(
    '=PENGUIN.FIGURE("total_cost","Say ""hi"", =PENGUIN.COST(1)","2026-10",PENGUIN_KNOWN_AT)',
  )
  expect(namesIn(formula)).toEqual(['FIGURE'])
})
