// Finance's list of shared costs, line by line: what is accepted, and what is refused with which reason.
import { describe, expect, test } from '@jest/globals'
import { parsePlatformCostLines } from '../../../shared/finance/platform-cost-lines.ts'

const GOOD = {
  name: 'Database',
  vendor: 'Nile',
  monthly_amount: '200.00',
  valid_from: '2025-01-01',
  valid_to: '',
}

const parse = (...lines: Partial<Record<keyof typeof GOOD, string>>[]) =>
  parsePlatformCostLines(
    lines.map((cells, index) => ({ lineNumber: index + 2, cells: { ...GOOD, ...cells } })),
  )

const centsOf = (monthly_amount: string) => parse({ monthly_amount }).accepted[0]?.line.monthlyCents

const refusalOf = (cells: Partial<Record<keyof typeof GOOD, string>>) => {
  const { accepted, refused } = parse(cells)
  expect(accepted).toEqual([])
  expect(refused).toHaveLength(1)
  expect(refused[0]?.lineNumber).toBe(2)
  return refused[0]?.reason
}

test('a good line is cents, dates and a last day, or none while it goes on', () => {
  expect(parse({}, { name: ' Mail ', valid_to: '2025-11-30' })).toEqual({
    accepted: [
      {
        lineNumber: 2,
        line: {
          name: 'Database',
          vendor: 'Nile',
          monthlyCents: 20_000,
          validFrom: '2025-01-01',
          validTo: null,
        },
      },
      {
        lineNumber: 3,
        line: {
          name: 'Mail',
          vendor: 'Nile',
          monthlyCents: 20_000,
          validFrom: '2025-01-01',
          validTo: '2025-11-30',
        },
      },
    ],
    refused: [],
  })
})

test('valid_to may be missing as a column', () => {
  const { valid_to, ...cells } = GOOD
  expect(valid_to).toBe('')
  expect(parsePlatformCostLines([{ lineNumber: 2, cells }]).accepted[0]?.line.validTo).toBeNull()
})

describe('an amount', () => {
  test.each([
    ['149', 14_900],
    ['149.5', 14_950],
    ['149.05', 14_905],
    ['$1,200.50', 120_050],
    ['$ 1,200.50', 120_050],
    ['1,234,567.89', 123_456_789],
    ['1200.50', 120_050],
    ['0', 0],
    ['0.00', 0],
    ['0.29', 29],
    ['19.99', 1_999],
    [' 149.00 ', 14_900],
  ])('"%s" is %d cents', (text, cents) => {
    expect(centsOf(text)).toBe(cents)
  })

  test.each([
    '',
    '-5',
    '-$5.00',
    '$-5',
    '(5.00)',
    '1.005',
    '1,20',
    '12,00.00',
    '1.200,50',
    '€5',
    '5 USD',
    'five',
    '1e3',
    '.5',
    '5.',
    'NaN',
  ])('"%s" is refused, saying what was expected', (monthly_amount) => {
    expect(refusalOf({ monthly_amount })).toMatch(/^monthly_amount .* is not an amount in US dollars/)
  })

  test('beyond what can be counted in cents is refused', () => {
    expect(refusalOf({ monthly_amount: '99999999999999999' })).toMatch(/too large/)
  })
})

describe('dates', () => {
  test.each([
    '',
    '2025-02-30',
    '2025-13-01',
    '01.11.2025',
    '11/01/2025',
    '2025-11',
    '2025-11-01T00:00:00Z',
    'soon',
  ])('valid_from "%s" is refused', (valid_from) => {
    expect(refusalOf({ valid_from })).toMatch(/^valid_from .* is not a date such as/)
  })

  test.each(['2025-02-29', 'never', '31-12-2025'])('valid_to "%s" is refused', (valid_to) => {
    expect(refusalOf({ valid_to })).toMatch(/^valid_to .* is not a date such as/)
  })

  test('29 February of a leap year is a date', () => {
    expect(parse({ valid_from: '2024-02-29' }).accepted).toHaveLength(1)
  })

  test('a line cannot end before it begins; it can end on its first day', () => {
    expect(refusalOf({ valid_from: '2025-11-02', valid_to: '2025-11-01' })).toMatch(/lies before valid_from/)
    expect(parse({ valid_from: '2025-11-02', valid_to: '2025-11-02' }).accepted).toHaveLength(1)
  })
})

test.each(['name', 'vendor'] as const)('an empty %s is refused', (header) => {
  expect(refusalOf({ [header]: '  ' })).toMatch(new RegExp(`^${header} is empty`))
})

describe('a cost that would count twice', () => {
  test('is refused when its dates overlap, naming the line it repeats', () => {
    const { accepted, refused } = parse({}, { monthly_amount: '5' }, { name: 'Mail' })
    expect(accepted.map(({ lineNumber }) => lineNumber)).toEqual([2, 4])
    expect(refused).toEqual([
      { lineNumber: 3, reason: expect.stringMatching(/already on line 2.*count twice/) },
    ])
  })

  test('overlaps on a single shared day, whichever comes first', () => {
    expect(parse({ valid_to: '2025-10-31' }, { valid_from: '2025-10-31' }).refused).toHaveLength(1)
    expect(parse({ valid_from: '2025-10-31' }, { valid_to: '2025-10-31' }).refused).toHaveLength(1)
  })

  test('does not overlap where one ends the day before the other begins, whichever comes first', () => {
    expect(parse({ valid_to: '2025-10-31' }, { valid_from: '2025-11-01' }).refused).toEqual([])
    expect(parse({ valid_from: '2025-11-01' }, { valid_to: '2025-10-31' }).refused).toEqual([])
  })

  test('is another cost with another vendor', () => {
    expect(parse({}, { vendor: 'Neon' }).refused).toEqual([])
  })

  test('a refused line takes nobody’s place', () => {
    expect(parse({ monthly_amount: 'x' }, {}).accepted.map(({ lineNumber }) => lineNumber)).toEqual([3])
  })
})
