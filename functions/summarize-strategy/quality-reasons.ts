// Why a summary is partial, in sentences: what to look at before its figures are relied on.
import type { SummaryFigures } from '../../shared/contract/summary/summary-figures.ts'

export const NEWER_INVENTORY = 'inventory_newer_than_costs'

/** Each reason once; empty when the data are complete. */
export function qualityReasons(figures: SummaryFigures): string[] {
  if (figures.dataQuality === 'complete') return []
  const { costRuns, systemHealth, warnings, approximation } = figures
  const withoutRun = costRuns.filter(({ runId }) => runId === null).map(({ period }) => period)
  const said = new Set([
    ...systemHealth.limited.map(({ name }) => name),
    ...withoutRun.map((period) => `cost run ${period}`),
  ])
  return [
    ...(hasUnknownCosts(figures)
      ? ['The cost of some servers or IPs is unknown, so costs are "at least".']
      : []),
    ...withoutRun.map((period) => `No cost run is published for ${period}.`),
    ...systemHealth.limited.map(({ name, reason }) => `${name} did not answer in full: ${reason}`),
    ...approximation.missingSources
      .filter((name) => !said.has(name))
      .map((name) => `The source ${name} is missing.`),
    ...(warnings.some(({ code }) => code === NEWER_INVENTORY)
      ? ['Servers or IPs changed after the cost run.']
      : []),
  ]
}

/** Whether a server or IP lacks its cost: in the last month, or in an earlier one where nothing else explains the gap. */
export function hasUnknownCosts({ platform, vps, approximation }: SummaryFigures): boolean {
  if (platform.costComplete) return false
  const isUnknown = vps.some((use) => [use, ...use.ipUses].some(({ costCents }) => costCents === null))
  return isUnknown || approximation.missingSources.length === 0
}
