// `node infra/costs/print-costs.ts`: prints the monthly AWS cost as docs/deploy.md holds it.
import { costTable } from './cost-table.ts'
import { DEPLOYED, WORKLOADS } from './workloads.ts'

console.log(costTable(WORKLOADS, DEPLOYED))
