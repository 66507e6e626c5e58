// Finance's mapping of resources to vendor, tier, cost centre and GL account, which the database does not hold
// (figure book, section 4).
import type { VendorOf } from '../allocation/derive-tenant.ts'
import type { FileLine, ParsedLines, RefusedLine } from './parsed-lines.ts'

export const MAPPING_HEADERS = ['kind', 'id', 'vendor', 'tier', 'cost_centre', 'gl_account'] as const
export const MAPPING_KINDS = ['vps', 'ip', 'platform', 'tenant', 'plan'] as const
export type MappingKind = (typeof MAPPING_KINDS)[number]

/** The id that stands for every one of its kind that has no line of its own. */
export const ANY_ID = '*'
export const DEFAULT_VENDOR = 'hostwinds'

export interface MappingLine {
  readonly kind: MappingKind
  readonly id: string
  readonly vendor: string | null
  readonly tier: string | null
  readonly costCentre: string | null
  readonly glAccount: string | null
}

/** Ids are compared in lower case; a second line for the same kind and id is refused. */
export function parseMappingLines(lines: readonly FileLine[]): ParsedLines<MappingLine> {
  const accepted: { lineNumber: number; line: MappingLine }[] = []
  const refused: RefusedLine[] = []
  const seen = new Map<string, number>()
  for (const { lineNumber, cells } of lines) {
    const cell = (header: (typeof MAPPING_HEADERS)[number]): string => cells[header]?.trim() ?? ''
    const kind = MAPPING_KINDS.find((known) => known === cell('kind').toLowerCase())
    const identity = `${kind}/${cell('id').toLowerCase()}`
    const twin = seen.get(identity)
    const line = {
      vendor: cell('vendor') || null,
      tier: cell('tier') || null,
      costCentre: cell('cost_centre') || null,
      glAccount: cell('gl_account') || null,
    }
    const refuse = (reason: string): number => refused.push({ lineNumber, reason })
    if (kind === undefined) refuse(`kind "${cell('kind')}" is not one of ${MAPPING_KINDS.join(', ')}.`)
    else if (cell('id') === '')
      refuse(`id is empty: give an id, or ${ANY_ID} for every ${kind} without a line of its own.`)
    else if (twin !== undefined) refuse(`${kind} ${cell('id')} is already mapped on line ${twin}.`)
    else if (Object.values(line).every((value) => value === null)) {
      refuse('vendor, tier, cost_centre and gl_account are all empty: the line maps nothing.')
    } else {
      seen.set(identity, lineNumber)
      accepted.push({ lineNumber, line: { kind, id: cell('id').toLowerCase(), ...line } })
    }
  }
  return { accepted, refused }
}

/** Looks a resource's vendor up: its own line, else the line of its kind, else the default vendor. */
export function vendorLookup(lines: readonly MappingLine[]): VendorOf {
  const vendors = new Map(lines.map(({ kind, id, vendor }) => [`${kind}/${id}`, vendor]))
  return (pool, resourceId) =>
    vendors.get(`${pool}/${resourceId.toLowerCase()}`) ?? vendors.get(`${pool}/${ANY_ID}`) ?? DEFAULT_VENDOR
}
