// Requirement sets: since when a member exists, and whether a host has it
// (https://learn.microsoft.com/office/dev/add-ins/develop/office-versions-and-requirement-sets).

/** The set that a member came with, or that it is in preview only. */
export type Since = { readonly set: string; readonly version: string } | { readonly preview: true }

/** The newest version of each set that a host has; a host in preview also has what no set has yet. */
export interface HostSets {
  readonly preview?: true
  readonly [set: string]: string | true | undefined
}

/** @param text `ExcelApi 1.9` or `preview` */
export function sinceOf(text: string): Since {
  if (text === 'preview') return { preview: true }
  const [set, version] = text.split(' ')
  if (!set || !version) throw new Error(`«${text}» names no requirement set.`)
  return { set, version }
}

/** Versions are pairs of numbers: 1.9 comes before 1.17. */
export function isSupported(since: Since, hostSets: HostSets): boolean {
  if ('preview' in since) return hostSets.preview === true
  const has = hostSets[since.set]
  return typeof has === 'string' && compareVersions(has, since.version) >= 0
}

/** @returns below zero where the first is the older */
export function compareVersions(a: string, b: string): number {
  const [as, bs] = [a, b].map((each) => each.split('.').map(Number))
  return (as?.[0] ?? 0) - (bs?.[0] ?? 0) || (as?.[1] ?? 0) - (bs?.[1] ?? 0)
}
