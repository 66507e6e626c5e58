// What can go wrong with one write of a publication, for tests that let it go wrong with each write in turn.
import type { FiguresTable } from '../../../functions/stores/figures-table.ts'
import { type AroundCall, ConnectionLost, isWrite, withCalls } from './calls.ts'

/** Around every call of one publication, whose `failing`-th write (from 1) is told apart. */
export type Breakage = (failing: number) => AroundCall

export const BREAKAGES: Readonly<Record<string, Breakage>> = {
  'fails before it is applied': (failing) => {
    let write = 0
    return async (call, send) => {
      if (isWrite(call)) write += 1
      if (isWrite(call) && write === failing) throw new ConnectionLost('not sent')
      return send()
    }
  },
  'is applied and its answer is lost': (failing) => {
    let write = 0
    return async (call, send) => {
      if (isWrite(call)) write += 1
      const answer = await send()
      if (isWrite(call) && write === failing) throw new ConnectionLost('no answer')
      return answer
    }
  },
  'is applied, its answer is lost and the SDK sends it again': (failing) => {
    let write = 0
    return async (call, send) => {
      if (isWrite(call)) write += 1
      if (isWrite(call) && write === failing) await send()
      return send()
    }
  },
  'is the last that the process makes before it dies': (failing) => {
    let write = 0
    return async (call, send) => {
      if (write >= failing) throw new ConnectionLost('the process is gone')
      if (isWrite(call)) write += 1
      return send()
    }
  },
}

/** How many writes a publication makes. */
export async function countWrites(
  table: FiguresTable,
  publish: (counted: FiguresTable) => Promise<unknown>,
): Promise<number> {
  let writes = 0
  const counted = withCalls(table, (call, send) => {
    if (isWrite(call)) writes += 1
    return send()
  })
  await publish(counted)
  return writes
}
