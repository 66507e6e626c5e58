// The figures of a period page after page: all pages come from the run of the first.
import type { FiguresPage } from '../../shared/contract/api/answers/figures-page.ts'
import { unavailable } from './api-failure.ts'
import type { Answer } from './read-response.ts'

/** As many as the API puts on a page. */
export const TENANTS_A_PAGE = 5_000

/** @param ask for the page behind a cursor; the first has none @throws ApiFailure */
export async function* figuresPages(
  ask: (cursor: { readonly cursor?: string }) => Promise<Answer<FiguresPage>>,
): AsyncGenerator<Answer<FiguresPage>, void> {
  const asked = new Set<string>()
  let cursor: unknown = null
  for (;;) {
    const answer = await ask(typeof cursor === 'string' ? { cursor } : {})
    yield answer
    cursor = answer.data.next_cursor
    if (typeof cursor !== 'string') return
    // Pages that lead back would be asked for until the deadline.
    if (asked.has(cursor)) throw unavailable('The figures service sent a table that does not end.')
    asked.add(cursor)
  }
}
