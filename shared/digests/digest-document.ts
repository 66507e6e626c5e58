// A digest as a document: what is said, before it is text or HTML.
import type { DigestKind } from '../contract/alerts/preferences.ts'
import type { AlertCategory, AlertSeverity } from '../contract/summary/alert.ts'

export const DIGEST_SECTIONS = ['new', 'worse', 'open', 'resolved'] as const
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
  readonly lines: readonly DigestLine[]
}

export interface DigestDocument {
  readonly person: string
  readonly kind: DigestKind
  /** The end of its window, ISO 8601: with person and kind it names the digest. */
  readonly through: string
  /** Our own words and counts alone: a subject line is read by everybody who looks at a screen. */
  readonly subject: string
  readonly greeting: string
  readonly intro: string
  /** Those with lines. */
  readonly sections: readonly DigestSection[]
  /** How figures are modeled, and both approximation statements; empty where nothing is modeled. */
  readonly modeled: readonly string[]
  /** Why this person gets it. */
  readonly because: string
}

/** Where a digest leads. Everything is https. */
export interface DigestLinks {
  /** The root that paths are below, without a slash at its end. */
  readonly root: string
  readonly preferences: string
  /** One that needs no sign-in, of this person and kind. */
  readonly unsubscribe: string
}
