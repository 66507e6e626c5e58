// npm run bench:api: what the API's own work costs, against the plain reads and checks underneath it, paired in one run.
// It prints ratios and whether each promise holds; a missed target is said and is no failure.
import { startApiBench } from './api-bench.ts'
import { measureApi } from './measure-api.ts'

await startApiBench(async (rounds, say) => {
  const { months, tenants, compressed, notModified, checks } = await measureApi(rounds, say)
  return [
    ['Grid of 10,080 figures (105 tenants x 12 months x 8), against reading its keys', months, 1.5],
    ['Grid of 10,000 figures (10,000 tenants x 1 month x 1), against reading its keys', tenants, 1.5],
    ['  the same, compressed', compressed, null],
    [`304, ${checks} in a row, against a token check and a pointer read`, notModified, 1.2],
  ]
})
