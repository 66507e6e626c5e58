// How every command ends: 0 done, 1 refused or failed with one sentence, 2 bad arguments with what they accept.
import { CommanderError } from 'commander'
import { InvalidInputError } from '../../shared/errors.ts'

export const REFUSED = 1
export const BAD_ARGUMENTS = 2

/**
 * Says on stderr what went wrong and sets the exit code; never a stack trace (PENGUIN_DEBUG=1 shows it).
 *
 * @param optionOf names the option of a request's field, for example `asOf` is `--as-of`
 */
export function endWith(error: unknown, optionOf: (field: string) => string): void {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : BAD_ARGUMENTS
    return
  }
  if (error instanceof InvalidInputError) {
    const sentence = error.message.replace(error.field, optionOf(error.field))
    process.stderr.write(`${sentence}\n`)
    process.exitCode = BAD_ARGUMENTS
    return
  }
  const said = error instanceof Error ? error : new Error(String(error))
  process.stderr.write(`${process.env.PENGUIN_DEBUG === '1' ? said.stack : said.message}\n`)
  process.exitCode = REFUSED
}
