// Holds the run's record against the record that computing it again gives, and what lies in the store against the record.
import { conservationFault } from '../../shared/figures/conservation.ts'
import type { RunItem } from '../stores/runs/pack-run.ts'
import { runChecksum } from '../stores/runs/run-checksum.ts'
import type { RunRecord } from '../stores/runs/run-record.ts'
import { unpackRun } from '../stores/runs/unpack-run.ts'
import { type Check, different, equal } from './checks.ts'
import { firstDifference } from './first-difference.ts'

/** What the inputs decide of a record. */
const COMPUTED = [
  'runId',
  'period',
  'asOf',
  'method',
  'policies',
  'methodVersion',
  'inputHash',
  'shards',
  'items',
  'figureItems',
  'unallocatedItems',
  'directoryItems',
  'tenants',
  'checksum',
  'pools',
  'revenue',
  'inputs',
  'warnings',
  'unknownCost',
  'restatement',
] as const satisfies readonly (keyof RunRecord)[]

export function checkRecord(expected: RunRecord, stored: RunRecord): Check {
  for (const field of COMPUTED) {
    const difference = firstDifference(expected[field], stored[field], field)
    if (difference !== null) return different('record', `The run's record differs, ${difference}.`)
  }
  return equal('record', `The run's record says what computing it again gives, in ${COMPUTED.length} fields.`)
}

/** Needs no archive: the items as they lie there, against the record of when they were published. */
export function checkTotals(record: RunRecord, shards: readonly (readonly RunItem[])[]): Check {
  const items = shards.flat()
  if (items.length !== record.items) {
    return different('totals', `The run has ${record.items} items by its record, ${items.length} are there.`)
  }
  const checksum = runChecksum(shards)
  if (checksum !== record.checksum) {
    return different('totals', `The checksum of the items: expected ${record.checksum}, found ${checksum}.`)
  }
  const figures = unpackRun(items)
  const fault = conservationFault(figures)
  if (fault !== null) return different('totals', fault)
  const pools = firstDifference(record.pools, figures.pools, 'pools')
  if (pools !== null) return different('totals', `The pools' totals differ from the record, ${pools}.`)
  return equal(
    'totals',
    `${items.length} items have the checksum of the run's record; every pool and revenue conserve to the cent.`,
  )
}
