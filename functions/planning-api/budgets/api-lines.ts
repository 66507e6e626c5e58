// Lines and years of a budget book as the API answers them.
import type { ApiLineValues, ApiYearStatus } from '../../../shared/contract/api/answers/planning/budgets.ts'
import type { YearStatus } from '../../../shared/contract/budget/book.ts'
import type { LineKey, LineValues } from '../../../shared/contract/budget/line.ts'

export function apiKey({ dimension, member, measure, period }: LineKey) {
  return { dimension, member, measure, period }
}

export function apiValues({ cents, quantityAndRate, owner, note }: LineValues): ApiLineValues {
  return {
    cents,
    quantity: quantityAndRate?.quantity ?? null,
    unit: quantityAndRate?.unit ?? null,
    rate_microdollars: quantityAndRate?.rateMicrodollars ?? null,
    owner,
    note,
  }
}

export function apiYear({ fiscalYear, status, submittedBy, locked, approved }: YearStatus): ApiYearStatus {
  return { fiscal_year: fiscalYear, status, submitted_by: [...submittedBy], locked, approved }
}
