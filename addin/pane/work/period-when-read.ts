// The period of a report for which nobody chose one: a click before the periods are read waits for them.
import { untilAborted } from '../../api/until-aborted.ts'
import { DeskFailure, type PeriodChoice, type Watch } from '../../desk/desk.ts'
import type { Periods } from '../use-periods.ts'

export const NO_PERIODS = 'No period has published figures yet.'

/** @throws DeskFailure where there is none to insert it of; the signal's reason when it is stopped */
export async function periodWhenRead(
  periods: Periods,
  { signal, progress }: Watch,
  pick: (periods: readonly PeriodChoice[]) => string | null,
): Promise<string> {
  progress({ what: 'Reading which periods there are', done: 0, total: null })
  const there = await untilAborted(signal, periods.whenRead()).catch((cause) => {
    signal.throwIfAborted()
    throw new DeskFailure('No report was inserted: it is not known which periods there are.', { cause })
  })
  const picked = pick(there)
  if (picked === null) throw new DeskFailure(`No report was inserted. ${NO_PERIODS}`)
  return picked
}
