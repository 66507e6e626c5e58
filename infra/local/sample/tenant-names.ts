// Believable tenant names, each given once: adjective, noun and a suffix that tells agencies from the rest.
import type { Random } from './random.ts'
import { ADJECTIVES, AGENCY_SUFFIXES, COMPANY_SUFFIXES, NOUNS } from './words.ts'

/**
 * One name for every tenant, all different. A pair of words comes back only when all pairs are used, and then with
 * another suffix.
 */
export function tenantNames(random: Random, isAgency: readonly boolean[]): string[] {
  const pairs = random.shuffle(ADJECTIVES.flatMap((adjective) => NOUNS.map((noun) => `${adjective} ${noun}`)))
  const limit = pairs.length * COMPANY_SUFFIXES.length
  if (isAgency.length > limit) {
    throw new RangeError(`The word lists give ${limit} tenant names, but ${isAgency.length} were asked for.`)
  }
  const firstSuffixes = pairs.map(() => random.integer(0, COMPANY_SUFFIXES.length - 1))
  return isAgency.map((agency, index) => {
    const pair = index % pairs.length
    const lap = Math.floor(index / pairs.length)
    const suffixes = agency ? AGENCY_SUFFIXES : COMPANY_SUFFIXES
    return `${pairs[pair]} ${suffixes[((firstSuffixes[pair] ?? 0) + lap) % suffixes.length]}`
  })
}

/** `Calm Harbor Ltd` becomes `calm-harbor-ltd`. */
export function nameSlug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
