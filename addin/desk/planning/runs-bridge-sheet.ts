// Between two runs as a bridge: the allocation again, one input changed at a time, each step down to what it moved. Pure.
import type { ApiCauseStep, RunsBridge } from '../../../shared/contract/api/answers/planning/bridges.ts'
import { measureById } from '../../../shared/measures/catalogue.ts'
import { counted } from '../../../shared/ranges/grouped-numbers.ts'
import { causeName } from '../../shown/bridge-steps.ts'
import { instantInWords } from '../../shown/instant-in-words.ts'
import { poolName } from '../../shown/pool-names.ts'
import type { SheetCell } from '../../workbook/new-sheet.ts'
import type { OwnSheet } from '../../workbook/planning/own-sheet.ts'
import { bridgeSheet } from './bridge-sheet.ts'

function poolWords(pool: string | null): string {
  if (pool === null) return 'Several'
  if (pool === 'revenue') return 'Revenue'
  return pool === 'idle' ? 'Idle' : poolName(pool)
}

export function runsBridgeSheet(bridge: RunsBridge): OwnSheet {
  const { measure, label, from, to, steps, unknown_differences: unknown } = bridge
  const [fromName, toName] = [endName(from, to), endName(to, from)]
  const what = measureById(measure)?.label ?? measure
  return bridgeSheet({
    name: sheetName(from, to),
    title: `${what} of ${label}: from ${fromName} to ${toName}`,
    about: [
      [
        'What it is',
        'What moved the amount from the one run to the other: the allocation run again with one input changed at a time, in a fixed order. The steps sum to the change of what is known.',
      ],
      ['From', endInWords(from, bridge.from_missing?.message)],
      ['To', endInWords(to, bridge.to_missing?.message)],
      [
        'Unknown',
        unknown === 0
          ? 'Every figure is known at both ends.'
          : `${counted(unknown, 'figure')} unknown at either end: no amount says what changed there.`,
      ],
    ],
    from: {
      step: `${fromName} (from)`,
      cents: bridge.known_from_cents,
      why: knownOrWhole(bridge.from_cents, bridge.from_missing?.message),
    },
    to: {
      step: `${toName} (to)`,
      cents: bridge.known_to_cents,
      why: knownOrWhole(bridge.to_cents, bridge.to_missing?.message),
    },
    steps: steps.map(({ cause, cents, why }) => ({ step: causeName(cause), cents, why })),
    detailHeader: ['Step', 'Change (USD)', 'Resource', 'Pool', 'Before (USD)', 'After (USD)'],
    details: steps.flatMap(detailsOf),
    nothing: unknown === 0 ? 'Nothing changed' : 'Nothing that is known changed',
    moreAmounts: [4, 5],
    after: null,
  })
}

type End = RunsBridge['from']

/** Two runs of one month may be as of the same instant: what they were asked for as, or their ids, tell them apart. */
function endName({ period, as_of: asOf, standing, run_id: id }: End, other: End): string {
  if (standing === 'closed' || standing === 'restated') return `${period} as ${standing}`
  if (period !== other.period) return `${period} as of ${asOf.slice(0, 10)}`
  return standing === 'newest' ? `${period}, newest run` : `${period}, run ${id.slice(0, LETTERS_OF_ID)}`
}

const LETTERS_OF_ID = 8

function sheetName(from: End, to: End): string {
  if (from.period !== to.period) return `Bridge ${from.period} to ${to.period}`
  return `Bridge ${from.period} ${from.standing ?? 'run'}-${to.standing ?? 'run'}`
}

function endInWords({ period, run_id: id, as_of: asOf, method_id: method }: End, missing?: string): string {
  const rest = missing === undefined ? '' : ` ${missing}`
  return `${period}, run ${id}, as of ${instantInWords(asOf)}, method ${method}.${rest}`
}

function knownOrWhole(cents: number | null, missing: string | undefined): string {
  return cents === null ? `What is known of it. ${missing ?? ''}`.trim() : 'As published'
}

/** Empty where there was none, or its cost was unknown: the change beside it is what counts. */
function detailsOf({ cause, resources }: ApiCauseStep): SheetCell[][] {
  return resources.map(({ label, pool, before_cents: before, after_cents: after, change_cents: change }) => [
    causeName(cause),
    change / 100,
    label,
    poolWords(pool),
    before === null ? null : before / 100,
    after === null ? null : after / 100,
  ])
}
