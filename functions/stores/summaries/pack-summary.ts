// A summary as items: one for each tenant's figures and sections, and the platform's part cut into sections.
import type { SummaryFigures, TenantSummary } from '../../../shared/contract/summary/summary-figures.ts'
import { cutText } from '../runs/cut-text.ts'
import { TENANT_PREFIX, tenantKey } from '../runs/keys.ts'
import type { RunItem } from '../runs/pack-run.ts'
import { SECTION_PREFIX, SECTIONS, type Section, sectionKey } from './keys.ts'
import { packTenant, unpackTenant } from './tenant-body.ts'

/** Raise it whenever a summary's items change in form: it is part of the input hash, so that a summary publishes anew. */
export const SUMMARY_LAYOUT = '1'

/** What a summary says of the platform. */
export type PlatformSummary = Omit<SummaryFigures, 'tenants'>

/** How many items each section has. */
export type SectionParts = Readonly<Record<Section, number>>

export interface PackedSummary {
  /** In no particular order. */
  readonly items: readonly RunItem[]
  readonly parts: SectionParts
}

export function packSummary(runId: string, figures: SummaryFigures): PackedSummary {
  const items: RunItem[] = figures.tenants.map((tenant) => ({
    ...tenantKey(runId, tenant.figures.tenantId),
    body: packTenant(tenant),
  }))
  const bodies = Object.entries(sectionsOf({ ...figures, runId })) as [Section, unknown][]
  const parts = bodies.map(([section, body]): [Section, number] => {
    const texts = cutText(JSON.stringify(body))
    for (const [part, text] of texts.entries())
      items.push({ ...sectionKey(runId, section, part), body: text })
    return [section, texts.length]
  })
  return { items, parts: Object.fromEntries(parts) as Record<Section, number> }
}

/** Totals keep the places of what the other sections hold, so that a summary read back has its fields in their order. */
function sectionsOf(figures: SummaryFigures): Record<Section, unknown> {
  const { opportunities, alerts, vps, breakdowns } = figures
  const totals = { ...figures, tenants: [], opportunities: [], alerts: [], vps: [], breakdowns: [] }
  return { totals, opportunities, alerts, vps, breakdowns }
}

/** Tenants in id order. @throws RangeError when a section is not there */
export function unpackSummary(items: readonly RunItem[]): SummaryFigures {
  const tenants: TenantSummary[] = []
  const texts = new Map<string, RunItem[]>(SECTIONS.map((section) => [section, []]))
  for (const item of items) {
    if (item.sk.startsWith(TENANT_PREFIX)) tenants.push(unpackTenant(item.body))
    else if (item.sk.startsWith(SECTION_PREFIX)) texts.get(item.sk.split('#')[1] ?? '')?.push(item)
  }
  tenants.sort((a, b) => (a.figures.tenantId < b.figures.tenantId ? -1 : 1))
  const inOrder = (section: Section): string[] =>
    (texts.get(section) ?? []).toSorted((a, b) => (a.sk < b.sk ? -1 : 1)).map(({ body }) => body)
  const sections = SECTIONS.map((section): [Section, string[]] => [section, inOrder(section)])
  return { ...joinSections(new Map(sections)), tenants }
}

/** @param texts the bodies of each section's items, in their order */
export function joinSections(texts: ReadonlyMap<Section, readonly string[]>): SummaryFigures {
  const read = (section: Section): unknown => {
    const text = texts.get(section)?.join('') ?? ''
    if (text === '') throw new RangeError(`a summary without ${section}`)
    return JSON.parse(text)
  }
  const others = SECTIONS.filter((section) => section !== 'totals')
  const totals = read('totals') as SummaryFigures
  return { ...totals, ...Object.fromEntries(others.map((section) => [section, read(section)])) }
}
