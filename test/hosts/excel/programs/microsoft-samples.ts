// Microsoft's public samples for ranges, tables, notes and comments, each anew: the same calls in the same order, with other
// data. Those that remain need what the README lists as not modelled.
import { NOTE_SAMPLES } from './note-samples.ts'
import { RANGE_SAMPLES } from './range-samples.ts'
import type { Sample } from './sample.ts'
import { TABLE_SAMPLES } from './table-samples.ts'

export const MICROSOFT_SAMPLES: readonly Sample[] = [...RANGE_SAMPLES, ...TABLE_SAMPLES, ...NOTE_SAMPLES]
