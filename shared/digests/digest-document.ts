// A digest as a document: what is said, before it is text or HTML.
import type { DigestKind } from '../contract/alerts/preferences.ts'
import type { AlertCategory, AlertSeverity } from '../contract/summary/alert.ts'
import { groupedNumber } from '../ranges/grouped-numbers.ts'

/** `passed`: it came and went, and its reader was never told of it. */
export const DIGEST_SECTIONS = ['new', 'worse', 'open', 'resolved', 'passed'] as const
export type DigestSectionName = (typeof DIGEST_SECTIONS)[number]

export interface DigestLine {
  /** `topic:subject#occurrence`. */
  readonly key: string
  readonly severity: AlertSeverity
  readonly category: AlertCategory
  readonly title: string
  readonly detail: string
  /** Since when, until when, and what the person did about it. */
  readonly note: string
  /** Below the API's root. */
  readonly path: string
}

export interface DigestSection {
  readonly name: DigestSectionName
  readonly heading: string
  /** The gravest; a mail has room for so many. */
  readonly lines: readonly DigestLine[]
  /** How many more there are. */
  readonly more: number
}

/** `Still open (1,240)` */
export function headingOf({ heading, lines, more }: DigestSection): string {
  return `${heading} (${groupedNumber(lines.length + more)})`
}

/** `and 1,190 more`; null where all are shown. */
export function moreOf({ more }: DigestSection): string | null {
  return more === 0 ? null : `and ${groupedNumber(more)} more`
}

/** Below the API's root: every alert of whoever asks. */
export const ALL_ALERTS = '/system/alerts'

export interface DigestDocument {
  readonly person: string
  readonly kind: DigestKind
  /** The end of its window, ISO 8601: with person and kind it names the digest. */
  readonly through: string
  /** Our own words and counts alone: a subject line is read by everybody who looks at a screen. */
  readonly subject: string
  readonly greeting: string
  readonly intro: string
  /** Those with lines: the one with the gravest alert first, and what is over last. */
  readonly sections: readonly DigestSection[]
  /** How figures are modeled, and both approximation statements; empty where nothing is modeled. */
  readonly modeled: readonly string[]
  /** Why this person gets it. */
  readonly because: string
}

/** Below the root: what its reader chose to be told. */
export const PREFERENCES = '/system/preferences'

/** Instead of links, where there are no pages to lead to. */
export const WITHOUT_PAGES =
  'Whoever runs Penguin Figures for you says where you see more of these alerts and choose what you are told.'

/** Where a digest leads. Everything is https. */
export interface DigestLinks {
  /** The root that the pages of alerts are below, without a slash at its end; null where there are none that a person can open. */
  readonly root: string | null
  /** One that needs no sign-in, of this person and kind. */
  readonly unsubscribe: string
}
