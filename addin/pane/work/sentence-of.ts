// What people are told of a failure: what the desk says stands as it is; anything else is named as unexpected.
import { isApiFailure } from '../../api/api-failure.ts'
import { DeskFailure } from '../../desk/desk.ts'
import { SignInFailure } from '../../session/sign-in.ts'

export function sentenceOf(error: unknown): string {
  if (error instanceof DeskFailure || error instanceof SignInFailure) return error.message
  // Its message ends with what to do in a cell.
  if (isApiFailure(error)) return error.what
  const reason = error instanceof Error ? error.message : String(error)
  return `This was not expected: ${reason} Try again; if it stays, close the workbook and open it again.`
}

/** Whether it failed only because somebody stopped it. */
export function isStop(error: unknown): boolean {
  if (isApiFailure(error)) return error.kind === 'cancelled'
  return error instanceof Error && error.name === 'AbortError'
}
