// What breakdowns need of a summary's inputs.
import type { SummaryInputs } from '../summaries/summary-inputs.ts'

export type BreakdownInputs = Pick<SummaryInputs, 'costRuns' | 'upstream' | 'asOfMs' | 'mapping'>
