// npm run bench: what allocation and publication cost, against the plain work underneath them, paired in one run.
// It prints ratios and whether each promise holds; a missed target is said and is no failure.
import { stopOnSignals } from '../../infra/local/stop-on-signals.ts'
import { runProgram } from './child-program.ts'
import { type Engines, startEngines } from './engines.ts'
import { machineFacts } from './machine.ts'
import { type Growth, measureGrowth } from './measure-growth.ts'
import { measureMemory } from './measure-memory.ts'
import { measureReading } from './measure-reading.ts'
import { measureStore } from './measure-store.ts'
import { readAndCompute } from './month-run.ts'
import { type BenchOptions, readOptions } from './options.ts'
import { report } from './report.ts'

const options = readOptions(process.argv.slice(2))
const starting = startEngines()
let interrupted = false
const stop = async () => {
  interrupted = true
  await (await starting).stop()
}
stopOnSignals({ stop }, (code) => process.exit(code))
const engines = await starting
try {
  process.stdout.write(`${await measure(engines, options)}\n`)
} catch (error) {
  // What is being measured fails when its engines are taken away: the signal has its own exit code.
  if (!interrupted) throw error
} finally {
  await engines.stop()
}

async function measure(engines: Engines, { tenants, rounds, double }: BenchOptions): Promise<string> {
  const half = await loadWorld(engines, Math.round(tenants / 2))
  const whole = await loadWorld(engines, tenants)
  const reading = await measureReading(whole.url, rounds, say)
  const growth = new Map<number, Growth>([[tenants, await measureGrowth(half.url, whole.url, rounds, say)]])
  const store = await measureStore(await readAndCompute(whole.url, 'even'), rounds, say)
  const memory = await measureMemory(whole.url, say)
  if (double) {
    const twice = await loadWorld(engines, tenants * 2)
    growth.set(tenants * 2, await measureGrowth(whole.url, twice.url, rounds, say))
  }
  const machine = machineFacts(engines.postgresVersion)
  return report({ machine, rounds, tenants, rows: whole.rows, reading, store, growth, memory })
}

async function loadWorld(
  engines: Engines,
  tenants: number,
): Promise<{ url: string; rows: Record<string, number> }> {
  say(`Generating and loading a world of ${tenants.toLocaleString('en-US')} tenants`)
  const url = await engines.createDatabase(`bench_${tenants}`)
  return { url, rows: await runProgram<Record<string, number>>('load-world', url, String(tenants)) }
}

/** A line on stderr with the seconds since the start, so that stdout holds the table alone. */
function say(what: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${what}\n`)
}
