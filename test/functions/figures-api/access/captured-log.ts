// What the API writes to its log while a test runs, as the log lines themselves.
import { jest } from '@jest/globals'
import { logger } from '../../../../functions/runtime/logger.ts'

export interface CapturedLog {
  /** The lines as written, since the last `clear`. */
  text(): string
  /** The access lines among them. */
  accesses(): Record<string, unknown>[]
  clear(): void
  stop(): void
}

const METHODS = ['debug', 'info', 'warn', 'error'] as const

/** To be called after the API was started, which silences the log. */
export function captureLog(): CapturedLog {
  const lines: string[] = []
  const sink = Reflect.get(logger, 'console') as Console
  const keep = (...parts: unknown[]): void => {
    lines.push(parts.join(' '))
  }
  const spies = METHODS.map((method) => jest.spyOn(sink, method).mockImplementation(keep))
  logger.setLogLevel('DEBUG')
  return {
    text: () => lines.join('\n'),
    accesses: () =>
      lines
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .filter(({ message }) => message === 'access'),
    clear: () => {
      lines.length = 0
    },
    stop: () => {
      logger.setLogLevel('SILENT')
      for (const spy of spies) spy.mockRestore()
    },
  }
}
