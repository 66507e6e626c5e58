// npm run bench:system: what the overview of the executive API costs, against the raw key reads that it needs, paired in one
// run. It prints ratios and whether the promise holds; a missed target is said and is no failure.
import { startApiBench } from './api-bench.ts'
import { measureSystem } from './measure-system.ts'

await startApiBench(async (rounds, say) => {
  const { overview, notModified, answers } = await measureSystem(rounds, say)
  return [
    [`Overview, ${answers} in a row, against the key reads it needs`, overview, 1.5],
    [`304, ${answers} in a row, against the pointers and the head of the alerts`, notModified, null],
  ]
})
