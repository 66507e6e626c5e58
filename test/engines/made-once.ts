// What several test files look at and nobody changes is made once for a test run, when the first of them asks for it, and
// in a process of plain Node, where large packages load in a fraction of the time that they take under jest.
import { type Made, PROGRAMS } from './made-once/programs.ts'

/** The folder that the program of that name filled; whoever asks while it runs waits for it. */
export async function madeOnce(what: Made): Promise<string> {
  const url = process.env.TEST_WORKSHOP_URL
  if (url === undefined) {
    throw new Error(
      `TEST_WORKSHOP_URL is not set: run the tests through jest, whose start brings up what runs ${PROGRAMS[what]}.`,
    )
  }
  const response = await fetch(`${url}/${what}`)
  const answer = await response.text()
  if (!response.ok) throw new Error(`${PROGRAMS[what]} failed.\n${answer}`)
  return answer
}
