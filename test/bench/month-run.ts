// The run that is measured: the month read and computed as the deployed function does it.
import { InputFingerprint } from '../../functions/runtime/input-fingerprint.ts'
import { readUpstream, type UpstreamInputs } from '../../functions/sources/postgres/read-cost-inputs.ts'
import type { Method } from '../../shared/contract/request.ts'
import { type ComputedRun, computeRun } from '../../shared/figures/compute-run.ts'
import { vendorLookup } from '../../shared/finance/mapping-lines.ts'
import { PERIOD } from './world.ts'

/** Longer than any query takes on a busy machine. */
const QUERY_TIMEOUT_SECONDS = 800

export interface ReadMonth {
  readonly upstream: UpstreamInputs
  readonly inputHash: string
}

export async function readMonth(databaseUrl: string): Promise<ReadMonth> {
  const source = { databaseUrl, queryTimeoutSeconds: QUERY_TIMEOUT_SECONDS }
  const fingerprint = new InputFingerprint()
  const upstream = await readUpstream(source, PERIOD, PERIOD.endMs, fingerprint)
  return { upstream, inputHash: fingerprint.digest() }
}

export function computeMonth(upstream: UpstreamInputs, method: Method): ComputedRun {
  return computeRun(
    { ...upstream, platformCosts: [] },
    {
      period: PERIOD,
      asOfMs: PERIOD.endMs,
      readAtMs: PERIOD.endMs,
      method,
      policies: { shareIdle: 'none', sharePlatform: 'none' },
      vendorOf: vendorLookup([]),
    },
  )
}

export async function readAndCompute(databaseUrl: string, method: Method): Promise<ComputedRun> {
  return computeMonth((await readMonth(databaseUrl)).upstream, method)
}
