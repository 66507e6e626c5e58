// What figures of an answer are while they are not final, each by what it is of: the newest summary, the window, the cost run.
import type { KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import type { Bound } from '../../../shared/measures/catalogue.ts'
import { boundsIn, type MeasureAt } from '../../../shared/system/bounded-fields.ts'
import type { RunView } from '../../figures-api/reading/run-view.ts'
import type { ChosenWindow } from './choose-window.ts'
import { isOfOpenMonth } from './cost-run.ts'

/** Paths in the answer, with their measures. */
export type MeasuresOf = Readonly<Record<'newest' | 'window' | 'run', MeasureAt>>

interface CostsKnown {
  readonly costComplete: boolean
}

export function windowBounds(
  data: object,
  measures: MeasuresOf,
  { newestIsProvisional, timeframe }: Pick<ChosenWindow, 'newestIsProvisional' | 'timeframe'>,
  of: { readonly newest: CostsKnown; readonly window: CostsKnown; readonly run: KnownOrReason<RunView> },
): Record<string, Bound> {
  const { costComplete } = of.newest
  const ofWindow = { isProvisional: timeframe.provisional !== null, costComplete: of.window.costComplete }
  return {
    ...boundsIn(data, measures.newest, { isProvisional: newestIsProvisional, costComplete }),
    ...boundsIn(data, measures.window, ofWindow),
    // Counts, on which no cost leans.
    ...boundsIn(data, measures.run, { isProvisional: isOfOpenMonth(of.run), costComplete: true }),
  }
}
