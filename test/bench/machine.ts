// What the figures were measured on: without it they mean little.
import { cpus, loadavg, totalmem } from 'node:os'

/** @param postgresVersion null where Postgres has no part in it */
export function machineFacts(postgresVersion: string | null): string {
  const processors = cpus()
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  const load = loadavg()[0]?.toFixed(1)
  return [
    `${processors.length} cores (${processors[0]?.model.trim()}), ${gigabytes} GB, load ${load}`,
    `Node ${process.versions.node}, ${postgresVersion === null ? '' : `Postgres ${postgresVersion}, `}dynalite in memory in its own process`,
    `${process.platform} ${process.arch}`,
  ].join('; ')
}
