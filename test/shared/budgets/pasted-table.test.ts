// A messy sheet becomes rows to submit: what is clear is read, what could mean two things is refused by its cell, and an empty
// cell is no line.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cellAddress } from '../../../shared/budgets/paste/cell-address.ts'
import { guessMapping } from '../../../shared/budgets/paste/guess-mapping.ts'
import { readAmount } from '../../../shared/budgets/paste/read-amount.ts'
import { readMonth } from '../../../shared/budgets/paste/read-month.ts'
import { readPastedTable } from '../../../shared/budgets/paste/read-pasted-table.ts'
import { previewSubmission } from '../../../shared/budgets/preview-submission.ts'
import {
  type CellValue,
  headingGuess,
  pastedTable,
  type TableMapping,
  tableMapping,
} from '../../../shared/contract/budget/pasted-table.ts'
import { SEED } from '../../worlds/random-world.ts'
import { ANN, book, terms } from './budget-world.ts'

const YEAR = { fiscalYear: '2026', firstMonth: 1 }
const mappingOf = (cells: CellValue[][], fixed: TableMapping['fixed'] = {}, year = YEAR): TableMapping => {
  const { mapping } = guessMapping(cells, year)
  if (mapping === null) throw new Error('no mapping')
  return { ...mapping, fixed }
}
const PLAN_COST = { dimension: 'plan', measure: 'total_cost' }

describe('an amount', () => {
  test.each<[CellValue, number]>([
    [1234.5, 123_450],
    [0, 0],
    [-12, -1_200],
    [0.1 + 0.2, 30],
    ['1,234.50', 123_450],
    [' $1,234 ', 123_400],
    ['USD 500', 50_000],
    ['500 USD', 50_000],
    ['(500)', -50_000],
    ['($1,500.25)', -150_025],
    ['$(500)', -50_000],
    ['-$500', -50_000],
    ['$-500', -50_000],
    ['−500', -50_000],
    ['$5K', 500_000],
    ['1.5k', 150_000],
    ['0', 0],
    ['10,500', 1_050_000],
    ['1,000,500', 100_050_000],
    ['(0)', 0],
  ])('%j is %d cents', (cell, cents) => {
    expect(readAmount(cell, 'dollars')).toEqual({ cents, rounded: false })
  })

  test.each<[CellValue | undefined]>([[null], [undefined], [''], ['  '], ['\u00a0']])(
    '%j is no line',
    (cell) => {
      expect(readAmount(cell, 'dollars')).toBeNull()
    },
  )

  test.each<[CellValue, string]>([
    ['1.234,50', 'a point before the cents and commas between thousands, such as 1,234.50'],
    ['12,5', 'a point before the cents and commas between thousands, such as 1,234.50'],
    ...(['1.234', 1.005, '-158.025', 158.025] as const).map((cell): [CellValue, string] => [
      cell,
      'an amount with at most two decimals, since three after a point could be thousands: round it to the cent, or write 1,234',
    ]),
    ...(['2026-11-22', '11/22/2026', '22.11.2026', '2026-11', 'Nov 2026', '11/2026'] as const).map(
      (cell): [CellValue, string] => [
        cell,
        'an amount, not a date: give the cell a number, in the format of numbers',
      ],
    ),
    ...['0,125', '-0,500', '($0,500)', '00,500', '012,500'].map((cell): [CellValue, string] => [
      cell,
      'a point before the cents, such as 0.125, or no zero before the thousands',
    ]),
    ['5M', 'the amount written out, since M can be thousands or millions'],
    ['$5K-10K', 'one amount, not a range'],
    ['500-1000', 'one amount, not a range'],
    ['500-', 'the minus before the amount, or the amount in brackets'],
    ['-', '0 for a budget of zero, or an empty cell for no budget'],
    ['€500', 'an amount in US dollars: other currencies are not converted'],
    ['500 EUR', 'an amount in US dollars: other currencies are not converted'],
    ['5%', 'an amount, not a percentage'],
    ['#REF!', 'an amount: the cell holds an error of Excel'],
    ['1 234.50', 'an amount without spaces, with commas between thousands'],
    ...(
      [
        'tbd',
        'n/a',
        '(-500)',
        '--5',
        '12,34,567',
        '1e5',
        '~500',
        true,
        Number.NaN,
        Number.POSITIVE_INFINITY,
      ] as const
    ).map((cell): [CellValue, string] => [
      cell,
      'an amount in US dollars, such as 1234.50, 1,234.50, (500) for less than zero, or $5K',
    ]),
  ])('%j is refused: it takes %s', (cell, expected) => {
    expect(readAmount(cell, 'dollars')).toEqual({ expected })
  })

  test('in thousands of dollars is a thousand times as much; K beside that is refused', () => {
    expect(readAmount('12.5', 'thousands of dollars')).toEqual({ cents: 1_250_000, rounded: false })
    expect(readAmount(0.00125, 'thousands of dollars')).toEqual({ cents: 125, rounded: false })
    expect(readAmount('$5K', 'thousands of dollars')).toHaveProperty('expected')
  })

  test('of a formula is rounded to the cent, half away from zero, and says so', () => {
    expect(readAmount(1000 / 12, 'dollars')).toEqual({ cents: 8_333, rounded: true })
    expect(readAmount(-0.005, 'dollars')).toEqual({ cents: -1, rounded: true })
  })

  test('written in any of these ways is the same cents again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), (cents) => {
        const [size, sign] = [Math.abs(cents) / 100, cents < 0 ? '-' : '']
        const grouped = size.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
        const ways = [
          cents / 100,
          `${sign}${size.toFixed(2)}`,
          `${sign}$${grouped}`,
          cents < 0 ? `(${grouped})` : grouped,
        ]
        for (const way of ways) expect(readAmount(way, 'dollars')).toEqual({ cents, rounded: false })
      }),
      { seed: SEED, numRuns: 200 },
    )
  })
})

describe('a month', () => {
  test.each<[CellValue, string, string]>([
    ['2026-10', '2026-10', 'certain'],
    ['2026/3', '2026-03', 'certain'],
    ['10/2026', '2026-10', 'certain'],
    ['October 2026', '2026-10', 'certain'],
    ['Sept-26', '2026-09', 'likely'],
    ["Jan '26", '2026-01', 'likely'],
    ['may', '2026-05', 'likely'],
    [46_023, '2026-01', 'likely'],
    [46_037, '2026-01', 'unsure'],
  ])('%j is %s, %s', (cell, period, confidence) => {
    expect(readMonth(cell, YEAR)).toMatchObject({ period, confidence })
  })

  test.each<[CellValue]>([
    ['01/02/2026'],
    ['2026-13'],
    ['Q1 2026'],
    ['marketing'],
    ['decision'],
    [100],
    [null],
    [46_023.5],
  ])('%j is none', (cell) => {
    expect(readMonth(cell, YEAR)).toBeNull()
  })

  test('by its name alone is of the fiscal year, or refused without one', () => {
    expect(readMonth('Jul', { fiscalYear: '2026', firstMonth: 7 })?.period).toBe('2025-07')
    expect(readMonth('Jul', { fiscalYear: null, firstMonth: 7 })).toBeNull()
  })
})

const MESSY: CellValue[][] = [
  ['Hosting budget 2026 (final v3)', null, null, null, null, null],
  [null, null, null, null, null, null],
  ['Plan', 'Owner', 'Jan', 'Feb-26', 46_082, 'Total', 'Remarks'],
  ['Growth', 'ann@example.com', 1200, '1,250.50', '', 2450.5, 'two servers'],
  ['Agency', null, '(500)', 'tbd', '$5K', null, null],
  [null, null, null, null, null, null],
  ['Total', null, 700, 1250.5, 5000, null, null],
]

describe('a sheet with months across', () => {
  test('is guessed heading by heading, each with how sure that is', () => {
    const guess = guessMapping(MESSY, YEAR)
    expect(guess.mapping).toMatchObject({
      layout: 'months_across',
      headingRow: 3,
      columns: { member: 1, owner: 2, note: 7 },
      months: [
        { column: 3, period: '2026-01' },
        { column: 4, period: '2026-02' },
        { column: 5, period: '2026-03' },
      ],
      amountsIn: 'dollars',
    })
    expect(guess.headings.map(({ cell, meaning, confidence }) => [cell, meaning, confidence])).toEqual([
      ['A3', 'member', 'certain'],
      ['B3', 'owner', 'certain'],
      ['C3', '2026-01', 'likely'],
      ['D3', '2026-02', 'likely'],
      ['E3', '2026-03', 'likely'],
      ['G3', 'note', 'likely'],
    ])
    expect(guess.skipped).toEqual([
      { cell: 'F3', given: 'Total', why: 'It adds up other columns, so it would count twice.' },
    ])
    expect(guess.questions).toEqual([])
    expect(tableMapping.parse(guess.mapping)).toEqual(guess.mapping)
    expect(headingGuess.array().parse(guess.headings)).toEqual(guess.headings)
  })

  test('gives a row for each amount, an error for each unclear cell, and nothing for empty ones and totals', () => {
    const read = readPastedTable(MESSY, mappingOf(MESSY, PLAN_COST))
    expect(
      read.rows.map(({ row, cell, member, period, cents, owner, note }) => [
        row,
        cell,
        member,
        period,
        cents,
        owner,
        note,
      ]),
    ).toEqual([
      [4, 'C4', 'Growth', '2026-01', 120_000, 'ann@example.com', 'two servers'],
      [4, 'D4', 'Growth', '2026-02', 125_050, 'ann@example.com', 'two servers'],
      [5, 'C5', 'Agency', '2026-01', -50_000, null, null],
      [5, 'E5', 'Agency', '2026-03', 500_000, null, null],
    ])
    expect(read.errors).toMatchObject([
      { row: 5, cell: 'D5', column: 'amount', given: 'tbd', code: 'bad_amount' },
    ])
    expect(read.errors[0]?.message).toMatch(/^Cell D5 holds "tbd": it takes an amount in US dollars/)
    expect(read.skipped).toEqual([
      { cell: 'A7', given: 'Total', why: 'It adds up other lines, so it would count twice.', line: 7 },
    ])
    expect(pastedTable.parse(read)).toEqual(read)
  })

  test('can be submitted as it was read, and its errors name the same cells', () => {
    const { rows } = readPastedTable(MESSY, mappingOf(MESSY, PLAN_COST))
    const asked = { scenario: { kind: 'budget' as const }, why: 'last year', rows }
    expect(previewSubmission(book(), asked, terms(ANN))).toMatchObject({
      accepted: true,
      added: [{ cell: 'C4' }, {}, {}, {}],
    })
    const wrong = { ...asked, rows: rows.map((row) => ({ ...row, member: 'Nobody' })) }
    expect(previewSubmission(book(), wrong, terms(ANN)).errors.map(({ cell }) => cell)).toEqual([
      'C4',
      'D4',
      'C5',
      'E5',
    ])
  })

  test('may be in thousands, may repeat names, may round: each is said', () => {
    const cells: CellValue[][] = [
      ["USD '000"],
      ['Type', 'Name', 'Measure', '2026-01', '2026-02'],
      ['plan', 'growth', 'total_cost', 1.2, 1 / 3],
      ['', '', 'revenue', 2, null],
    ]
    const mapping = mappingOf(cells)
    expect(mapping.amountsIn).toBe('thousands of dollars')
    const read = readPastedTable(cells, { ...mapping, fillDown: true })
    expect(
      read.rows.map(({ dimension, member, measure, cents }) => [dimension, member, measure, cents]),
    ).toEqual([
      ['plan', 'growth', 'total_cost', 120_000],
      ['plan', 'growth', 'total_cost', 33_333],
      ['plan', 'growth', 'revenue', 200_000],
    ])
    expect(read.notes).toMatchObject([
      { row: 3, cell: 'E3', message: expect.stringContaining('is read as $333.33') },
    ])
    expect(readPastedTable(cells, mapping).rows[2]?.member).toBe('')
  })
})

test('a sheet with months down is the same sheet turned: the same lines, with addresses of its own', () => {
  const across = MESSY.slice(2)
  const turned = Array.from({ length: 7 }, (_, column) => across.map((cells) => cells[column] ?? null))
  const read = readPastedTable(turned, mappingOf(turned, PLAN_COST))
  expect(mappingOf(turned).layout).toBe('months_down')
  expect(read.rows.map(({ row, cell, member, period, cents }) => [row, cell, member, period, cents])).toEqual(
    [
      [3, 'B3', 'Growth', '2026-01', 120_000],
      [4, 'B4', 'Growth', '2026-02', 125_050],
      [3, 'C3', 'Agency', '2026-01', -50_000],
      [5, 'C5', 'Agency', '2026-03', 500_000],
    ],
  )
  expect(read.errors).toMatchObject([{ row: 4, cell: 'C4' }])
})

describe('a single month', () => {
  const ONE: CellValue[][] = [
    ['Dimension', 'Member', 'Measure', 'Oct 2026', 'Total'],
    ['plan', 'growth', 'total_cost', 5, 5],
  ]
  const turned = Array.from({ length: 4 }, (_, column) => ONE.map((cells) => cells[column] ?? null))

  test('is found where it has its year and everything beside it is known, across or down', () => {
    for (const [cells, cell] of [
      [ONE, 'D2'],
      [turned, 'B4'],
    ] as const) {
      const { rows } = readPastedTable(cells, mappingOf(cells))
      expect(rows.map((row) => [row.cell, row.member, row.period, row.cents])).toEqual([
        [cell, 'growth', '2026-10', 500],
      ])
    }
  })

  test.each<[string, CellValue[][]]>([
    [
      'whose year is not said',
      [
        ['Plan', 'Oct'],
        ['growth', 5],
      ],
    ],
    [
      'that dates something else',
      [
        ['Plan', 'Region', '2026-10'],
        ['growth', 'EU', 5],
      ],
    ],
    ['of a line', [['Betrag'], ['plan', 'growth', 'total_cost', '2026-10', 5]]],
  ])('%s is left to whoever pasted it', (_, cells) => {
    expect(guessMapping(cells, YEAR).mapping).toBeNull()
  })
})

test('in a table that came out of a budget a member called Total is a member, and a row of totals is still none', () => {
  const cells: CellValue[][] = [
    ['Dimension', 'Member', 'Measure', 'Version', '2026-01', '2026-02'],
    ['cost_centre', 'Total', 'total_cost', 3, 5, 6],
    ['cost_centre', 'Subtotal: west', 'total_cost', null, 1, null],
    ['Total', null, null, null, 6, 6],
    [null, 'Total', null, null, 6, 6],
  ]
  const { rows, skipped } = readPastedTable(cells, mappingOf(cells))
  expect(rows.map(({ member, cents }) => [member, cents])).toEqual([
    ['Total', 500],
    ['Total', 600],
    ['Subtotal: west', 100],
  ])
  expect(skipped.map(({ cell }) => cell)).toEqual(['A4', 'B5'])
  const ours = cells.slice(0, 3).map((row) => row.filter((_, column) => column !== 3 && column !== 0))
  const mapping = mappingOf(ours, { dimension: 'cost_centre' })
  expect(readPastedTable(ours, mapping, true).rows.map(({ member }) => member)).toEqual([
    ...['Total', 'Total', 'Subtotal: west'],
  ])
  expect(readPastedTable(ours, mapping).rows).toEqual([])
})

describe('a list', () => {
  const LIST: CellValue[][] = [
    ['Dimension', 'Tenant', 'Measure', 'Month', 'Budget', 'Qty', 'Unit', 'Unit price', 'Version'],
    ['plan', 'growth', 'total_cost', '2026-01', '1,000', null, null, null, 3],
    ['plan', 'growth', 'total_cost', 'Feb 2026', null, '1,000,000', 'emails sent', '$0.0008', null],
    ['plan', 'growth', 'total_cost', '01/02/2026', 5, null, null, null, null],
    ['plan', 'growth', 'total_cost', '2026-04', 5, 1.5, 'vps', 0.0000001, 'x'],
    ['plan', 'growth', 'total_cost', '2026-05', null, null, null, null, null],
  ]

  test('holds amounts, or quantities at rates; a row without either is no line', () => {
    const read = readPastedTable(LIST, mappingOf(LIST))
    expect(mappingOf(LIST)).toMatchObject({ layout: 'list', headingRow: 1 })
    expect(read.rows).toMatchObject([
      { row: 2, cell: 'E2', period: '2026-01', cents: 100_000, quantity: null, version: 3 },
      {
        row: 3,
        period: '2026-02',
        cents: null,
        quantity: 1_000_000,
        unit: 'emails sent',
        rateMicrodollars: 800,
      },
    ])
    expect(read.errors.map(({ cell, column, given }) => [cell, column, given])).toEqual([
      ['D4', 'period', '01/02/2026'],
      ['F5', 'quantity', '1.5'],
      ['H5', 'rate', '1e-7'],
      ['I5', 'version', 'x'],
    ])
  })
})

test('a table without headings is not guessed at; cells are named as Excel names them', () => {
  expect(
    guessMapping(
      [
        ['a', 1],
        ['b', 2],
      ],
      YEAR,
    ),
  ).toMatchObject({ mapping: null, questions: [expect.stringContaining('Say where they are.')] })
  expect([cellAddress(1, 1), cellAddress(9, 26), cellAddress(9, 27), cellAddress(12, 703)]).toEqual([
    'A1',
    'Z9',
    'AA9',
    'AAA12',
  ])
})

describe('a row that adds up others', () => {
  const table = (...rows: CellValue[][]): CellValue[][] => [['Plan', '2026-01', '2026-02'], ...rows]
  const read = (cells: CellValue[][]) => {
    const { rows, skipped } = readPastedTable(cells, mappingOf(cells, PLAN_COST))
    return [[...new Set(rows.map(({ row }) => row))], skipped.map(({ cell }) => cell)]
  }
  const [GROWTH, AGENCY] = [
    ['growth', 100, 150],
    ['agency', 70, null],
  ] as const

  test.each([
    'Total',
    'TOTAL COST',
    'Total costs',
    'Grand total',
    'Subtotal servers',
    'Sub-total',
    'Sum of plans',
    'Check',
  ])('is one by its name: %s, whatever it comes to', (name) => {
    expect(read(table([...GROWTH], [name, 5, 6], [...AGENCY]))).toEqual([[2, 4], ['A3']])
  })

  test.each(['Summit', 'Totally', 'Checkout'])('%s is a member', (name) => {
    expect(read(table([...GROWTH], [name, 5, 6]))).toEqual([[2, 3], []])
  })

  test('is one by what it comes to where it names nothing: of three rows at least, of its part and of all', () => {
    const cells = table(
      [...GROWTH],
      [...AGENCY],
      ['small', 1, 1],
      [null, 171, 151],
      ['starter', 1, 2],
      ['free', 3, 4],
      ['pro', 5, 6],
      [null, 9, 12],
      [null, '180', '163'],
    )
    expect(read(cells)).toEqual([
      [2, 3, 4, 6, 7, 8],
      ['B5', 'B9', 'B10'],
    ])
    expect(read(table([...GROWTH], [...AGENCY], [null, 170, 150]))).toEqual([[2, 3, 4], []])
  })

  test('is none where it has a name: a budget may hold 100, 200 and 300, which is said', () => {
    const cells = table(['growth', 100, 100], ['agency', 200, 200], ['starter', 300, 300])
    expect(read(cells)).toEqual([[2, 3, 4], []])
    expect(readPastedTable(cells, mappingOf(cells, PLAN_COST)).notes).toEqual([
      { row: 4, cell: 'A4', message: expect.stringMatching(/sum of the rows above it.*where it is a total/) },
    ])
    const withTotal = [...cells, ['free', 5, 5], [null, 605, 605]]
    expect(read(withTotal)).toEqual([[2, 3, 4, 5], ['B6']])
  })

  test('is none where a person takes it in, or a member is known by that name', () => {
    const cells = table([...GROWTH], ['Total Networks', 100, 150], ['Total', 200, 300])
    const mapping = mappingOf(cells, PLAN_COST)
    const members = (...given: Parameters<typeof readPastedTable>) => [
      ...new Set(readPastedTable(...given).rows.map(({ member }) => member)),
    ]
    const { skipped } = readPastedTable(cells, mapping)
    expect(skipped.map(({ line }) => line)).toEqual([3, 4])
    expect(members(cells, { ...mapping, notTotals: [3] })).toEqual(['growth', 'Total Networks'])
    const isMember = (dimension: string, name: string) => `${dimension} ${name}` === 'plan Total Networks'
    expect(members(cells, mapping, false, isMember)).toEqual(['growth', 'Total Networks'])
  })

  test('is none where it is like a single row, differs in a month, is zero, or has another measure', () => {
    expect(read(table([...GROWTH], ['twin', 100, 150]))).toEqual([[2, 3], []])
    expect(read(table([...GROWTH], [...AGENCY], ['other', 170, 151]))).toEqual([[2, 3, 4], []])
    expect(read(table([...GROWTH], [...AGENCY], ['part', 170, null]))).toEqual([[2, 3, 4], []])
    expect(read(table(['a', 0, 0], ['b', 0, 0], ['c', 0, 0]))).toEqual([[2, 3, 4], []])
    const measures: CellValue[][] = [
      ['Plan', 'Measure', '2026-01', '2026-02'],
      ['growth', 'vps_cost', 1, 2],
      ['growth', 'ip_cost', 3, 4],
      ['growth', 'total_cost', 4, 6],
    ]
    expect(read(measures)).toEqual([[2, 3, 4], []])
  })

  test('is one where its cells are the rounded sum of rounded cells', () => {
    const third = 1000 / 3
    const rows = ['a', 'b', 'c', 'd'].map((name) => [name, third, third])
    const cells = table(...rows, [null, 4 * third, 4 * third])
    expect(read(cells)).toEqual([[2, 3, 4, 5], ['B6']])
  })
})

describe('thousands of dollars', () => {
  const cells: CellValue[][] = [
    ['Plan', '2026-01', '2026-02'],
    ['growth', 1, 2],
  ]

  test.each<[string, CellValue[][], string[]]>([
    ['in a title apart from the table', cells, ['Budget 2026, in thousands']],
    ['in a title of it', [['Plan costs ($000)', null, null], [], ...cells], []],
    ['in a note below it', [...cells, [], ["All amounts in USD '000"]], []],
  ])('%s are supposed, and it is asked whether they are', (_, given, titles) => {
    const { mapping, remarks } = guessMapping(given, YEAR, titles)
    expect(mapping?.amountsIn).toBe('thousands of dollars')
    expect(remarks).toEqual([expect.stringContaining('say whether they are')])
  })

  test('nobody speaks of are dollars', () => {
    expect(guessMapping(cells, YEAR, ['Budget 2026'])).toMatchObject({
      mapping: { amountsIn: 'dollars' },
      remarks: [],
    })
  })
})

describe('headings of months', () => {
  test('stand under their year, merged over them or not', () => {
    const cells: CellValue[][] = [
      [null, 2026, null, 2027, null],
      ['Plan', 'Nov', 'Dec', 'Nov', 'Dec'],
      ['growth', 1, 2, 3, 4],
    ]
    expect(mappingOf(cells).months.map(({ period }) => period)).toEqual([
      '2026-11',
      '2026-12',
      '2027-11',
      '2027-12',
    ])
    const fiscal: CellValue[][] = [
      [null, 'FY 2026', null],
      ['Plan', 'Jul', 'Jan'],
      ['growth', 1, 2],
    ]
    const months = mappingOf(fiscal, {}, { fiscalYear: null as unknown as string, firstMonth: 7 }).months
    expect(months.map(({ period }) => period)).toEqual(['2025-07', '2026-01'])
  })

  test.each<[string, CellValue[][], RegExp]>([
    ['one month twice', [['Plan', 'Jan', 'Feb', 'Jan']], /^B1 and D1 are both read as 2026-01/],
    ['quarters', [['Plan', 'Q1 2026', 'Q2 2026']], /^B1 "Q1 2026" is a quarter or a year/],
    ['years', [['Plan', 'FY26', 'FY27']], /a quarter or a year, and those are not read: give a column/],
    [
      'days that could be two months',
      [['Plan', '02/01/2026', '03/01/2026']],
      /^B1 "02\/01\/2026" could be two/,
    ],
  ])('with %s are asked about in a sentence of their own', (_, cells, sentence) => {
    expect(guessMapping([...cells, ['growth', 1, 2, 3]], YEAR)).toMatchObject({
      mapping: null,
      questions: [expect.stringMatching(sentence)],
    })
  })

  test('beside quarters are read, and the quarters are named as not read', () => {
    const cells: CellValue[][] = [
      ['Plan', '2026-01', '2026-02', 'Q2'],
      ['growth', 1, 2, 3],
    ]
    expect(guessMapping(cells, YEAR).skipped).toMatchObject([
      { cell: 'D1', why: expect.stringMatching(/^Quarters/) },
    ])
  })

  test.each([['Month'], [''], [null]])('go down below a first heading %j', (corner) => {
    const cells: CellValue[][] = [
      [corner, 'growth', 'agency'],
      ['2026-01', 1, 2],
      ['2026-02', 3, 4],
    ]
    const turned = cells[0]?.map((_, column) => cells.map((row) => row[column] ?? null)) ?? []
    for (const each of [cells, turned]) {
      const { rows } = readPastedTable(each, mappingOf(each, PLAN_COST))
      expect(new Set(rows.map(({ member, period, cents }) => `${member} ${period} ${cents}`))).toEqual(
        new Set(['growth 2026-01 100', 'agency 2026-01 200', 'growth 2026-02 300', 'agency 2026-02 400']),
      )
    }
  })
})

test.each([
  ['Tenant', 'tenant', 'certain'],
  ['Plan', 'plan', 'certain'],
  ['Vendor', 'vendor', 'certain'],
  ['Cost centre', 'cost_centre', 'certain'],
  ['Resource type', 'resource_type', 'certain'],
  ['Customer', 'tenant', 'likely'],
])('a heading %s says that rows are by %s: %s', (heading, dimension, confidence) => {
  const cells: CellValue[][] = [
    [heading, '2026-01', '2026-02'],
    ['x', 1, 2],
  ]
  expect(guessMapping(cells, YEAR)).toMatchObject({
    mapping: { fixed: { dimension } },
    headings: [{ meaning: 'member', confidence }, {}, {}],
  })
  const said = cells.map((row, index) =>
    ['Dimension', 'plan'].slice(index, index + 1).concat(row as string[]),
  )
  expect(guessMapping(said, YEAR).mapping?.fixed).toEqual({})
})
