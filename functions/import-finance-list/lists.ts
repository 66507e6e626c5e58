// The lists that Finance keeps, each with its columns and its reading of a line.
import { BENCHMARK_HEADERS, parseBenchmarkLines } from '../../shared/finance/benchmark-lines.ts'
import { MAPPING_HEADERS, parseMappingLines } from '../../shared/finance/mapping-lines.ts'
import type { FileLine, ParsedLines } from '../../shared/finance/parsed-lines.ts'
import { PLATFORM_COST_HEADERS, parsePlatformCostLines } from '../../shared/finance/platform-cost-lines.ts'
import type { FinanceList } from '../stores/finance-lists/list-store.ts'

export interface ListDefinition {
  readonly headers: readonly string[]
  /** Columns of which a file may lack any. */
  readonly optionalHeaders: readonly string[]
  /** @param today `YYYY-MM-DD` in UTC */
  parse(lines: readonly FileLine[], today: string): ParsedLines<unknown>
}

export const LISTS: Record<FinanceList, ListDefinition> = {
  'platform-costs': {
    headers: PLATFORM_COST_HEADERS,
    optionalHeaders: ['valid_to'],
    parse: parsePlatformCostLines,
  },
  'vendor-mapping': {
    headers: MAPPING_HEADERS,
    optionalHeaders: ['vendor', 'tier', 'cost_centre', 'gl_account'],
    parse: parseMappingLines,
  },
  'competitive-benchmarks': {
    headers: BENCHMARK_HEADERS,
    optionalHeaders: [],
    parse: parseBenchmarkLines,
  },
}
