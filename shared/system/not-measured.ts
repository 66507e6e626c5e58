// What the executive contract asks and nothing here measures: null with this reason, never invented.
import type { NullReason } from '../inputs/missing-sources.ts'

const notMeasured = (message: string): NullReason => ({ code: 'not_measured', message })

export const UPTIME = notMeasured('Uptime of the mail platform is not measured here.')
export const API_RESPONSE_TIME = notMeasured('Response times of the mail platform are not measured here.')
export const QUEUE_PROCESSING = notMeasured('Queues of the mail platform are not measured here.')
