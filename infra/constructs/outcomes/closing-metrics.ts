// What the alarms of closes and verifications count, read off the one line that each of them logs.
import type { CloseLine } from '../../../functions/close-period/outcome-log.ts'
import type { VerificationLine } from '../../../functions/verify-run/outcome-log.ts'
import { fieldIs, type OutcomeFilters } from './outcome-filter.ts'

export const CLOSING_METRICS = {
  /** 1 for each close that was refused or failed. */
  closeRefused: 'CloseRefused',
  /** 1 for each close that is prepared and waits for its approval, 0 for each that is done. */
  closeWaiting: 'CloseWaiting',
  /** 1 for each run that is not what its archived inputs give, 0 for each that is. */
  runDiffers: 'RunDiffers',
} as const

const closeIs = (...outcomes: CloseLine['outcome'][]) =>
  fieldIs(`$.${'outcome' satisfies keyof CloseLine}`, outcomes)
const verificationIs = (...outcomes: VerificationLine['outcome'][]) =>
  fieldIs(`$.${'outcome' satisfies keyof VerificationLine}`, outcomes)

const { closeRefused, closeWaiting, runDiffers } = CLOSING_METRICS

export const CLOSE_FILTERS: OutcomeFilters = {
  CloseRefused: { metric: closeRefused, pattern: closeIs('refused', 'not_verified', 'failed'), value: '1' },
  ClosePrepared: { metric: closeWaiting, pattern: closeIs('prepared'), value: '1' },
  Closed: { metric: closeWaiting, pattern: closeIs('closed'), value: '0' },
}

export const VERIFICATION_FILTERS: OutcomeFilters = {
  RunDiffers: { metric: runDiffers, pattern: verificationIs('different'), value: '1' },
  RunHolds: { metric: runDiffers, pattern: verificationIs('equal'), value: '0' },
}
