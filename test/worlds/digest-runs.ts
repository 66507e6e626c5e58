// Prints a digest of many runs over random worlds: started by a test in other time zones, it must print the same.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { instantText, parseInstant } from '../../shared/periods/instants.ts'
import { periodAt, shiftPeriod } from '../../shared/periods/period.ts'
import { publishedText } from './published-text.ts'
import { randomInputs, randomRequest, SEED } from './random-world.ts'

const hash = createHash('sha256')
for (const [inputs, request] of fc.sample(fc.tuple(randomInputs, randomRequest), {
  seed: SEED,
  numRuns: 60,
})) {
  hash.update(publishedText(inputs, request))
}
for (const text of [
  '2025-03-30',
  '2025-03-30T02:30',
  '2025-10-26T02:30:00',
  '2025-11-30T23:59:59.999+05:45',
]) {
  const instantMs = parseInstant(text, 'asOf')
  hash.update(`${instantText(instantMs)} ${JSON.stringify(shiftPeriod(periodAt(instantMs), 4))}`)
}
process.stdout.write(`${new Date(2025, 5, 1).getTimezoneOffset()} ${hash.digest('hex')}`)
