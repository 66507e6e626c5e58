// The Power Query queries of docs/api.md are M: Microsoft's own parser accepts them.
import { expect, test } from '@jest/globals'
import { API_DOCUMENT, codeBlocks } from './api-document.ts'
import { GRID_QUERY, MONTH_QUERY } from './power-query/documented-queries.ts'
import { parseM } from './power-query/evaluate-m.ts'

test('there are two, and no other', () => {
  expect(codeBlocks('powerquery')).toEqual([MONTH_QUERY, GRID_QUERY])
})

test('both are M, by the parser of its maker; what is no M is found out', async () => {
  await parseM(MONTH_QUERY)
  await parseM(GRID_QUERY)
  await expect(parseM(GRID_QUERY.replace('in\n    Typed', ''))).rejects.toThrow()
})

test('the document says that Excel did not run them', () => {
  expect(API_DOCUMENT).toContain("parsed here with Microsoft's own parser")
  expect(API_DOCUMENT).toContain('Excel itself was not run')
})
