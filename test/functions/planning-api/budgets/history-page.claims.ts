// A page of history holds no more than was asked for, of lines and of steps of years alike, and reads no history without end.
import { expect, test } from '@jest/globals'
import {
  type HistoryPlace,
  historyPage,
  MOST_CHANGES_READ,
} from '../../../../functions/planning-api/budgets/history-page.ts'
import type { KeptChange } from '../../../../functions/stores/budgets/book-store.ts'
import type { YearEvent } from '../../../../shared/contract/budget/book.ts'

const event = (at: string): YearEvent => ({
  ...{ scenario: { kind: 'budget' }, fiscalYear: '2026', action: 'lock', by: 'fay', at, why: null },
})
const changes = Array.from(
  { length: 500 },
  (_, index): KeptChange => ({
    ...{
      id: String(index),
      lines: [],
      years: index % 100 === 0 ? [event(`${index}a`), event(`${index}b`)] : [],
    },
  }),
)

test.each([1, 3, 1_000])('%d at most, each once, from page to page', async (limit) => {
  const seen: string[] = []
  let place: HistoryPlace | null = { of: '0', passed: 0 }
  while (place !== null) {
    let read = 0
    const from: HistoryPlace = place
    const source = (async function* () {
      for (const change of changes.slice(Number(from.of))) {
        read += 1
        yield change
      }
    })()
    const page = await historyPage(source, { limit, passed: from.passed }, ({ years }) => years)
    expect(page.entries.length).toBeLessThanOrEqual(limit)
    expect(read).toBeLessThanOrEqual(MOST_CHANGES_READ + 1)
    seen.push(...page.entries.map(({ at }) => at))
    place = page.next
  }
  expect(seen).toEqual([0, 100, 200, 300, 400].flatMap((at) => [`${at}a`, `${at}b`]))
})
