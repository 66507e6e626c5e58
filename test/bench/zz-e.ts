import { measureLargeVariance } from './large-report.ts'

console.log(JSON.stringify(await measureLargeVariance(), null, 1))
process.exit()
