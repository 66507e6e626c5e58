// The list of competitors' prices, line by line: what is accepted, and what is refused with which reason.
import { describe, expect, test } from '@jest/globals'
import { parseBenchmarkLines } from '../../../shared/finance/benchmark-lines.ts'

const TODAY = '2025-11-15'
const GOOD = {
  provider: 'Other',
  plan: 'Basic 100K',
  monthly_price: '$1,089.95',
  included_emails: '100,000',
  source: 'https://example.com/prices?plan=basic',
  date: TODAY,
}

const parse = (...lines: Partial<typeof GOOD>[]) =>
  parseBenchmarkLines(
    lines.map((cells, index) => ({ lineNumber: index + 2, cells: { ...GOOD, ...cells } })),
    TODAY,
  )

test('a good line is whole cents and a count', () => {
  expect(parse({ provider: ' Other ' })).toEqual({
    accepted: [
      {
        lineNumber: 2,
        line: {
          provider: 'Other',
          plan: 'Basic 100K',
          monthlyPriceCents: 108_995,
          includedEmails: 100_000,
          source: 'https://example.com/prices?plan=basic',
          date: TODAY,
        },
      },
    ],
    refused: [],
  })
})

describe('refused, with the reason', () => {
  test.each([
    [{ provider: ' ' }, /provider is empty/],
    [{ plan: '' }, /plan is empty/],
    [{ monthly_price: '' }, /monthly_price "" is not a price/],
    [{ monthly_price: '-5' }, /is not a price/],
    [{ monthly_price: '0.00' }, /above zero/],
    [{ monthly_price: '99999999999999999' }, /too large/],
    [{ included_emails: '0' }, /above zero/],
    [{ included_emails: '1.5' }, /whole number/],
    [{ included_emails: '1,00' }, /whole number/],
    [{ source: 'http://example.com/prices' }, /https address/],
    [{ source: 'https://' }, /https address/],
    [{ source: 'our notes' }, /https address/],
    [{ date: '2025-02-30' }, /is not a date/],
    [{ date: '15.11.2025' }, /is not a date/],
    [{ date: '2025-11-16' }, /lies after today, 2025-11-15/],
  ])('%j', (cells, reason) => {
    const { accepted, refused } = parse(cells)
    expect(accepted).toEqual([])
    expect(refused).toEqual([{ lineNumber: 2, reason: expect.stringMatching(reason) }])
  })

  test('a plan that stands twice, in whatever case, naming the first line', () => {
    const { accepted, refused } = parse({}, { plan: 'BASIC 100k', monthly_price: '5' }, { provider: 'Third' })
    expect(accepted.map(({ lineNumber }) => lineNumber)).toEqual([2, 4])
    expect(refused).toEqual([{ lineNumber: 3, reason: expect.stringContaining('line 2') }])
  })
})
