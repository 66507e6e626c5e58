// The unit of a KPI beside its value and its target: a score that is held against a target in percent is one.
import type { KpiList } from '../../shared/contract/api/answers/strategy.ts'

type ApiKpi = KpiList['kpis'][number]

const UNITS: Readonly<Record<ApiKpi['unit'], string>> = { percent: '%', score: 'score', hours: 'hours' }

export function kpiUnit({ unit, target }: Pick<ApiKpi, 'unit' | 'target'>): string {
  return unit === 'score' && target.endsWith('%') ? '%' : UNITS[unit]
}
