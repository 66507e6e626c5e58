// The allocation method and its policies in words, printed with every run (figure book, sections 1 and 3).
import type { Method, Policies } from '../contract/request.ts'

/** Changes whenever the same inputs would give other figures; part of the input hash, so such a change publishes. */
export const METHOD_VERSION = '1'

/** Method and policies in one stable id, for example `even` or `volume+idle:weighted+platform:by_revenue`. */
export function methodId(method: Method, { shareIdle, sharePlatform }: Policies): string {
  const idle = shareIdle === 'none' ? '' : `+idle:${shareIdle}`
  const platform = sharePlatform === 'none' ? '' : `+platform:${sharePlatform}`
  return `${method}${idle}${platform}`
}

const METHOD_WORDS: Record<Method, string> = {
  even: 'in equal parts',
  volume: 'by the emails each sent in the period',
  volume_per_ip: 'by the emails each sent in the period divided by the number of its IPs in service',
}

/** Whole sentences: the run-rate, the method, the rounding, and each sharing policy. */
export function methodText(method: Method, { shareIdle, sharePlatform }: Policies): string {
  return [
    'Figures are month-end run-rates, not prorated by day.',
    "A VPS's cost is divided evenly over its IPs in service;",
    `each IP's part, and the IP's own cost, is divided over the tenants on it ${METHOD_WORDS[method]}.`,
    'Shares are rounded once per resource and tenant by the largest remainder, so when a total grows by a cent one share can fall by one.',
    shareIdle === 'none'
      ? 'Idle cost is not shared.'
      : `Idle cost is shared over active tenants (${shareIdle}).`,
    sharePlatform === 'none'
      ? 'Platform cost is not shared.'
      : `Platform cost is shared over active tenants (${sharePlatform}).`,
  ].join(' ')
}
