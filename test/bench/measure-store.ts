// Writing and verifying a run, against plain writes and plain reads of the very same items.
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb'
import { v7 as timeOrderedId } from 'uuid'
import { connectFiguresTable, type FiguresTable } from '../../functions/stores/figures-table.ts'
import { packRun } from '../../functions/stores/runs/pack-run.ts'
import type { RunRecord } from '../../functions/stores/runs/run-record.ts'
import { verifyRun } from '../../functions/stores/runs/verify-run.ts'
import { createTable } from '../../infra/local/create-stores.ts'
import type { ComputedRun } from '../../shared/figures/compute-run.ts'
import { plainRead, plainWrite } from './plain-store.ts'
import { type Pair, pairOf, Timings } from './timing.ts'
import { writeRun } from './write-run.ts'

export interface StoreFigures {
  readonly write: Pair
  readonly verify: Pair
  readonly items: number
  /** Of keys and bodies. */
  readonly bytes: number
}

export async function measureStore(
  run: ComputedRun,
  rounds: number,
  say: (what: string) => void,
): Promise<StoreFigures> {
  const writing = new Timings<'ours' | 'plain'>()
  const verifying = new Timings<'ours' | 'plain'>()
  // The same id each time, so that the bytes are the same too.
  const runId = timeOrderedId()
  const items = [...packRun(runId, run)]
  // The first round only warms up.
  for (let round = -1; round < rounds; round += 1) {
    say(round < 0 ? 'Publishing: warming up' : `Publishing: round ${round + 1} of ${rounds}`)
    const [ours, plain] = [await emptyTable('bench-ours'), await emptyTable('bench-plain')]
    let record: RunRecord | undefined
    const writers = new Map<'ours' | 'plain', () => Promise<unknown>>([
      ['ours', async () => (record = await writeRun(ours, run, runId))],
      ['plain', () => plainWrite(plain, items)],
    ])
    const readers = new Map<'ours' | 'plain', () => Promise<unknown>>([
      ['ours', () => verifyRun(ours, record as RunRecord)],
      ['plain', () => plainRead(ours, runId)],
    ])
    await (round < 0 ? new Timings() : writing).round(round, writers)
    await (round < 0 ? new Timings() : verifying).round(round, readers)
    for (const table of [ours, plain]) await drop(table)
  }
  return {
    write: pairOf(writing, 'ours', 'plain'),
    verify: pairOf(verifying, 'ours', 'plain'),
    items: items.length,
    bytes: items.reduce((sum, { pk, sk, body }) => sum + pk.length + sk.length + Buffer.byteLength(body), 0),
  }
}

/** A table of its own for each measurement: a store that fills up would slow down whoever comes later. */
async function emptyTable(name: string): Promise<FiguresTable> {
  await createTable(name)
  return connectFiguresTable(name)
}

async function drop({ client, name }: FiguresTable): Promise<void> {
  await client.send(new DeleteTableCommand({ TableName: name }))
  client.destroy()
}
