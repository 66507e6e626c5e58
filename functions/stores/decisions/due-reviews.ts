// Decisions whose day of review has come: approved, and nobody has said yet what came of them.
import type { Decision } from '../../../shared/contract/decisions/decision.ts'
import { awaitsReview } from '../../../shared/decisions/tracked-outcomes.ts'
import type { RecordStore } from './record-store.ts'

/** The longest due first, and those of one day by id. @param today `YYYY-MM-DD` */
export async function dueReviews(store: RecordStore<Decision>, today: string): Promise<Decision[]> {
  const approved = await store.all(['approved'])
  return approved
    .filter((decision) => awaitsReview(decision) && (decision.reviewOn ?? '') <= today)
    .sort((one, other) => (placeOfReview(one) < placeOfReview(other) ? -1 : 1))
}

/** Where a decision stands among those that wait: a page goes on after it, whatever was reviewed meanwhile. */
export function placeOfReview({ reviewOn, id }: Pick<Decision, 'reviewOn' | 'id'>): string {
  return `${reviewOn ?? ''}#${id}`
}
