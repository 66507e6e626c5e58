// What is started on the first of a month, in hours after the daily allocation of costs: as the schedules have it, which a
// claim about them holds to (test/infra/stacks/schedules.test.ts).
export const FIRST_OF_MONTH = {
  'summarize-strategy-daily': 1,
  'raise-alerts-daily': 2,
  'summarize-strategy-month-end': 2,
  'summarize-strategy-quarterly': 3,
  'raise-alerts-month-end': 4,
  'send-digests-monthly': 5,
  'send-digests-quarterly': 6,
} as const

export type FirstOfMonth = keyof typeof FIRST_OF_MONTH
