// What a report is asked for by, and the answer that it is made of.
import type { FiguresPage } from '../../shared/contract/api/answers/figures-page.ts'
import type { Meta } from '../../shared/contract/api/envelope.ts'

export interface Asked {
  /** `2026-10`, `2026-Q4` or `2026`. */
  readonly period: string
  /** Null is the newest; else an instant, the id of a run, `closed` or `restated`. */
  readonly knownAt: string | null
}

/** Every page of an answer that goes tenant by tenant; its meta holds for all of them. */
export interface FiguresAnswer {
  readonly pages: readonly [FiguresPage, ...FiguresPage[]]
  readonly meta: Meta
}

/** Label and text of a plain row. */
export type PlainRow = readonly [label: string, text: string]
