// What people decided and changed becomes due before what is due is sent. That it could not be read holds up no delivery: it
// fails the start once they are out, and the next start reads it again.
import { enqueueRecords, type RecordsOutbox } from './enqueue-records.ts'

export interface NewsEnqueued {
  /** Deliveries that news of decisions and initiatives came to. */
  readonly enqueued: number
  /** Null where all of it was read. */
  readonly failure: Error | null
}

export async function enqueueNews(news: RecordsOutbox): Promise<NewsEnqueued> {
  try {
    return { enqueued: await enqueueRecords(news), failure: null }
  } catch (failure) {
    return { enqueued: 0, failure: failure as Error }
  }
}
