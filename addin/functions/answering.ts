// What the functions ask: one for the runtime, since Excel calls them as they stand and hands them nothing else.
import type { Answers } from './answers.ts'

let answers: Answers | undefined

/** Once, when the runtime starts. */
export function answerWith(made: Answers): void {
  answers = made
}

export function answering(): Answers {
  if (answers === undefined) throw new Error('The functions were called before the runtime had started.')
  return answers
}
