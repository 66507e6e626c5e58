// What the figures were measured on: without it they mean little.
import { cpus, loadavg, totalmem } from 'node:os'

export function machineFacts(postgresVersion: string): string {
  const processors = cpus()
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  const load = loadavg()[0]?.toFixed(1)
  return [
    `${processors.length} cores (${processors[0]?.model.trim()}), ${gigabytes} GB, load ${load}`,
    `Node ${process.versions.node}, Postgres ${postgresVersion}, dynalite in memory in its own process`,
    `${process.platform} ${process.arch}`,
  ].join('; ')
}
