// KPIs of the platform against their targets, from the strategic summary of the period.
import type { KpiList } from '../../shared/contract/api/answers/strategy.ts'
import type { Meta } from '../../shared/contract/api/envelope.ts'
import { kpiUnit } from '../shown/kpi-unit.ts'
import { FORMATS } from '../shown/number-formats.ts'
import type { Asked } from './asked.ts'
import { cellOf, NOTHING } from './cells.ts'
import { keyColumn, numberColumn, REMARKS, wordsColumn } from './columns.ts'
import { makeDocument, type WantedRow } from './make-document.ts'
import type { ReportColumn, ReportDocument } from './report-document.ts'
import { sourceOfSummary } from './report-source.ts'

type ApiKpi = KpiList['kpis'][number]

/** Units differ from row to row, so that nothing adds up and each row says its own. */
const COLUMNS: readonly ReportColumn[] = [
  wordsColumn('kpi', 'KPI', 32),
  numberColumn('value', 'Value (see unit)', 'score', FORMATS.score, 'none'),
  wordsColumn('unit', 'Unit', 10),
  wordsColumn('target', 'Target'),
  wordsColumn('met', 'Target met', 14),
  wordsColumn('calculation', 'Calculation', 60),
  keyColumn('KPI id'),
  REMARKS,
]

export function kpis(
  asked: Asked,
  { data, meta }: { readonly data: KpiList; readonly meta: Meta },
): ReportDocument {
  return makeDocument('kpis', asked, {
    source: sourceOfSummary(data, meta),
    meta,
    // Nobody else is answered.
    sight: 'platform',
    columns: COLUMNS,
    rows: data.kpis.map(rowOf),
    publishedTotalsCents: {},
    aboutColumns:
      'Each value is in the unit of its row. A KPI without data is missing, and its row says why.',
    aboutTotals: 'KPIs do not add up: there is no total.',
    totalRemark: NOTHING,
  })
}

function rowOf({
  id,
  label,
  unit,
  value,
  target,
  met,
  calculation,
  provisional,
  missing,
}: ApiKpi): WantedRow {
  return {
    key: id,
    tenantId: null,
    cells: {
      kpi: label,
      value: cellOf(value, unit),
      unit: kpiUnit({ unit, target }),
      target,
      met: met === null ? 'not known' : met ? 'yes' : 'no',
      calculation,
      remarks:
        value === null
          ? `Value missing: ${missing?.message ?? 'The figure is not known.'}`
          : (provisional ?? NOTHING),
    },
  }
}
