// Decisions whose day of review has come: approved, and nobody has said yet what came of them.
import type { Decision } from '../../../shared/contract/decisions/decision.ts'
import { awaitsReview } from '../../../shared/decisions/tracked-outcomes.ts'
import type { RecordStore } from './record-store.ts'

/** The longest due first. @param today `YYYY-MM-DD` */
export async function dueReviews(store: RecordStore<Decision>, today: string): Promise<Decision[]> {
  const dueOn = ({ reviewOn }: Decision): string => reviewOn ?? ''
  const approved = await store.all(['approved'])
  return approved
    .filter((decision) => awaitsReview(decision) && dueOn(decision) <= today)
    .sort((one, other) => (dueOn(one) < dueOn(other) ? -1 : 1))
}
