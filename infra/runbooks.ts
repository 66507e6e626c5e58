// The runbooks that alarms name: one for what each alarm means, in docs/runbooks/.

export const RUNBOOKS = [
  'publication-late',
  'not-conserved',
  'unknown-cost',
  'summary-late',
  'summary-partial',
  'event-capture-low',
  'close-refused',
  'close-waiting',
  'verify-differs',
  'scale-out-failed',
  'failed-invocations',
  'undelivered-schedules',
  'function-errors',
  'function-throttled',
  'function-slow',
  'api-errors',
  'api-slow',
] as const

export type Runbook = (typeof RUNBOOKS)[number]

/** Its file, from the repository's root. */
export function runbookFile(runbook: Runbook): string {
  return `docs/runbooks/${runbook}.md`
}
