// The executive KPIs against the targets of the documents (001, section 6.1; figure book, section 7).
import type { NullReason } from '../../inputs/missing-sources.ts'

export type KpiId =
  | 'revenue_protection_rate'
  | 'cost_optimization_savings_pct'
  | 'operational_efficiency_score'
  | 'decision_velocity_hours'
  | 'platform_gross_margin_pct'

export interface Kpi {
  readonly id: KpiId
  readonly label: string
  readonly unit: 'percent' | 'score' | 'hours'
  /** Two decimals; null without data, with the reason. */
  readonly value: number | null
  /** In words, for example `above 95 %`. */
  readonly target: string
  /** Null when there is no value. */
  readonly met: boolean | null
  readonly calculation: string
  readonly missing: NullReason | null
  /** Why the value still moves although its time is over, a sentence; absent where it does not. */
  readonly provisional?: string
}
