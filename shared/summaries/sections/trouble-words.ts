// Which servers delivery trouble concentrates on, in sentences: what events report of them, or else what is modeled from the
// tenants in service on them. A correlation either way, and said so.
import type { IpUse, VpsUse } from '../../contract/summary/resources.ts'
import { counted, groupedDollars, groupedNumber } from '../../ranges/grouped-numbers.ts'

const MOST_SERVERS = 3

/** The three servers with most incidents; while no incident names a server, those with most bounced emails. Then by id. */
export function troubleWords(vps: readonly VpsUse[]): string[] {
  const reported = most(vps, ({ incidents }) => incidents)
  if (reported.length > 0) return reported.map(reportedWords)
  return most(vps, ({ bouncedEmails }) => bouncedEmails).map(modeledWords)
}

function most(rows: readonly VpsUse[], countOf: (use: VpsUse) => number | null): VpsUse[] {
  const count = (use: VpsUse): number => countOf(use) ?? 0
  return rows
    .filter((use) => count(use) > 0)
    .sort((a, b) => count(b) - count(a) || (a.vpsId < b.vpsId ? -1 : 1))
    .slice(0, MOST_SERVERS)
}

function reportedWords(use: VpsUse): string {
  return `Delivery trouble correlated with VPS ${use.label ?? use.vpsId}: ${counted(use.incidents ?? 0, 'incident')} (bounced, spam or blocked)${worstIp(use)}${impact(use)}${behind(use)}.`
}

function modeledWords(use: VpsUse): string {
  const { trackedEmails, bouncedEmails } = use
  return `Delivery trouble correlated with VPS ${use.label ?? use.vpsId} (modeled): of the tenants in service on it ${groupedNumber(bouncedEmails ?? 0)} of ${counted(trackedEmails ?? 0, 'email')} bounced${behind(use)}.`
}

function worstIp({ incidents, ipUses }: VpsUse): string {
  const of = ({ incidents }: IpUse): number => incidents ?? 0
  const [worst] = ipUses.toSorted((a, b) => of(b) - of(a) || (a.ipId < b.ipId ? -1 : 1))
  if (worst === undefined || of(worst) === 0) return ''
  const part = of(worst) === incidents ? '' : `${groupedNumber(of(worst))} of them `
  return `, ${part}on IP ${worst.address ?? worst.ipId}`
}

function impact({ incidentCostImpactCents: cents }: VpsUse): string {
  return cents === null || cents === 0 ? '' : `, reported impact ${groupedDollars(cents)}`
}

function behind({ revenueBehindCents: cents }: VpsUse): string {
  return cents === null ? '' : `; ${groupedDollars(cents)} of billed revenue is behind it`
}
