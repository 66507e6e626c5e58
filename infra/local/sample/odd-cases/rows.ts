// Some rows of some upstream tables.
import type { SampleTables } from '../sample-tables.ts'

export type Rows = Partial<SampleTables>
