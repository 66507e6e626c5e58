// The runbooks that alarms name, in docs/runbooks/: one for what each alarm means, or that of the job that it is about.

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
  'raise-alerts',
  'send-digests',
  'mail-feedback',
  'deliver-webhooks',
  'record-audit',
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
