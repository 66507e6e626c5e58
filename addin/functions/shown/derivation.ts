// What EXPLAIN spills: for a cost, lines whose amounts sum to the figure; for any other figure, what it is computed from
// and the cost lines beneath. No total is among the lines, so that SUM over the column gives the figure.
import type { ExplainedFigure, ExplainedLine } from '../../../shared/contract/api/answers/explained-figure.ts'
import { measureById } from '../../../shared/measures/catalogue.ts'
import type { Answer } from '../../api/read-response.ts'
import { BOUND_SENTENCES } from '../../shown/bounds.ts'
import { partOf, remarkOf, resourceOf, shareOf } from '../../shown/explained-line.ts'
import { notAvailable } from '../cell-error.ts'
import { notesHeader } from './notes-header.ts'
import { type HostShows, shownValue } from './shown-number.ts'
import type { TableCell } from './spilled.ts'

const NOTHING = ''

const COST_MEASURES = [
  'total_cost',
  'infrastructure_cost',
  'email_service_cost',
  'idle_cost',
  'platform_cost',
]

/** @throws CellError when there is no figure to explain */
export function derivationOf(
  { data: explained, meta }: Answer<ExplainedFigure>,
  shows: HostShows,
): TableCell[][] {
  const { bound, measure, value, missing, lines, inputs, withheld_because: withheldBecause } = explained
  if (value === null) throw notAvailable(missing?.message ?? 'The figure is not known.')
  const isCost = COST_MEASURES.includes(measure.id)
  const header = [
    isCost ? 'Part' : 'Computed from',
    'Resource',
    'Vendor',
    'Resource cost (USD)',
    'Share',
    isCost ? `${measure.label}: amount (USD)` : 'Value',
    ...(isCost ? [] : ['Amount (USD)']),
    notesHeader(
      meta,
      // A measure that only the service knows is taken for modeled: what it is not, no sheet may say.
      [{ approximate: measureById(measure.id)?.approximate ?? true, source: measure.source }],
      [measure.calculation, ...(bound === null ? [] : [BOUND_SENTENCES[bound]])],
    ),
  ]
  const inputRows = isCost ? [] : inputs.map((input) => inputRow(input, shows))
  const lineRows = lines.map((line) => lineRow(line, isCost, withheldBecause, shows))
  const rows = [...inputRows, ...lineRows]
  return [header, ...(rows.length > 0 ? rows : [onlyRow(explained, isCost, shows)])]
}

function inputRow(
  { id, unit, value, missing }: ExplainedFigure['inputs'][number],
  shows: HostShows,
): TableCell[] {
  const label = measureById(id)?.label ?? id
  const shown =
    value === null
      ? notAvailable(missing?.message ?? 'The figure is not known.')
      : shownValue(value, unit, shows)
  return [label, NOTHING, NOTHING, NOTHING, unit === 'cents' ? 'USD' : unit, shown, NOTHING, NOTHING]
}

function lineRow(
  line: ExplainedLine,
  isCost: boolean,
  withheldBecause: string | null,
  shows: HostShows,
): TableCell[] {
  const { vendor, source_cents: source, amount_cents: amount } = line
  const dollars = (cents: number | null) => (cents === null ? NOTHING : shownValue(cents, 'cents', shows))
  const shown = dollars(amount)
  return [
    partOf(line),
    resourceOf(line),
    vendor ?? NOTHING,
    dollars(source),
    shareOf(line),
    ...(isCost ? [shown] : [NOTHING, shown]),
    remarkOf(line, withheldBecause),
  ]
}

/** A figure that nothing is computed from: a cost without resources, or what is read as it stands. */
function onlyRow({ measure, value }: ExplainedFigure, isCost: boolean, shows: HostShows): TableCell[] {
  const what = isCost ? 'No resource carries cost here.' : measure.source
  const shown = shownValue(value, measure.unit, shows)
  return [measure.label, what, NOTHING, NOTHING, NOTHING, shown, ...(isCost ? [] : [NOTHING]), NOTHING]
}
