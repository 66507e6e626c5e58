// `node test/infra/costs/print-measured-runs.ts`: measures the runs that infra/costs/measured-runs.ts holds, and prints them.
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb'
import { connectFiguresTable } from '../../../functions/stores/figures-table.ts'
import { createTable } from '../../../infra/local/create-stores.ts'
import { runProgram } from '../../bench/child-program.ts'
import { startEngines } from '../../bench/engines.ts'
import { measureRun } from './measure-run.ts'
import { measureSummary } from './measure-summary.ts'

const TENANTS = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 20_000]
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT'
const engines = await startEngines()
try {
  for (const tenants of TENANTS) {
    const url = await engines.createDatabase(`costs_${tenants}`)
    await runProgram('load-world', url, String(tenants))
    const name = `costs-${tenants}`
    await createTable(name)
    const table = connectFiguresTable(name)
    const run = await measureRun(tenants, url, table)
    console.log(JSON.stringify({ ...run, ...(await measureSummary(url, table)) }))
    await table.client.send(new DeleteTableCommand({ TableName: name }))
    table.client.destroy()
  }
} finally {
  await engines.stop()
}
