// Asks for little before much is asked: where nobody answers, cells that are asked anew would lose what they show.
import type { Months } from './changes/causes.ts'
import { DeskFailure, type Watch } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'

/** @returns the months that are published @throws DeskFailure where nobody is signed in, or nobody answers */
export async function reachService(
  { penguin, ask }: Pick<DeskParts, 'penguin' | 'ask'>,
  watch: Watch,
  notDone: string,
): Promise<Months> {
  if (penguin.session().state === 'signed out') {
    throw new DeskFailure(`${notDone} Nobody is signed in. Sign in, and try again.`)
  }
  watch.progress({ what: 'Reaching the figures service', done: 0, total: null })
  const { data } = await ask(notDone, (call) => penguin.client.listPeriods({}, call), watch.signal)
  return new Map(data.periods.map((month) => [month.period, month]))
}
