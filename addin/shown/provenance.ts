// Where figures come from, in words: what is read and not modeled is not called a model; that it is no invoice holds for it
// too.
import type { Measure } from '../../shared/measures/catalogue.ts'

/**
 * @param measures that stand together: one modeled figure among them, and it must be said
 * @param statements both sentences, as they were answered
 */
export function provenanceOf(
  measures: readonly Pick<Measure, 'approximate' | 'source'>[],
  statements: readonly string[],
): readonly string[] {
  if (measures.some(({ approximate }) => approximate)) return statements
  const sources = new Set(measures.map(({ source }) => source))
  return [`Read from records, not modeled (${[...sources].join(', ')}).`, ...statements.slice(1)]
}
