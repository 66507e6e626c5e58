// What a run is asked to do: the allocation method and the sharing policies (figure book, section 3).

export const METHODS = ['even', 'volume', 'volume_per_ip'] as const
export const SHARE_IDLE = ['none', 'even', 'weighted'] as const
export const SHARE_PLATFORM = ['none', 'even', 'weighted', 'by_emails', 'by_revenue'] as const

export type Method = (typeof METHODS)[number]
export type ShareIdle = (typeof SHARE_IDLE)[number]
export type SharePlatform = (typeof SHARE_PLATFORM)[number]

export interface Policies {
  readonly shareIdle: ShareIdle
  readonly sharePlatform: SharePlatform
}
