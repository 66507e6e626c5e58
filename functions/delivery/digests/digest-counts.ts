// What became of the digests of one round.

/**
 * `nothingToSend`: nothing to say, told already, or another sends it. `unreachable`: no address, or one that must not be
 * mailed; the person is told once there is one. `unconfirmed`: mailed, or maybe mailed, and not known to be. `failed`: not
 * mailed. The same round sent again tries those that failed or were unreachable, and mails nobody else.
 */
export const DIGEST_OUTCOMES = ['sent', 'nothingToSend', 'unreachable', 'unconfirmed', 'failed'] as const
export type DigestOutcome = (typeof DIGEST_OUTCOMES)[number]
export type DigestCounts = Readonly<Record<DigestOutcome, number>>

export function countedDigests(outcomes: readonly DigestOutcome[]): DigestCounts {
  const of = (wanted: DigestOutcome): number => outcomes.filter((outcome) => outcome === wanted).length
  return Object.fromEntries(DIGEST_OUTCOMES.map((outcome) => [outcome, of(outcome)])) as DigestCounts
}
