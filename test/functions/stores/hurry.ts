// Lets waits pass a hundred times as fast, for tests of back-off; `jest.restoreAllMocks()` ends it.
import { jest } from '@jest/globals'

export function hurry(): void {
  const wait = globalThis.setTimeout
  const hurried = (callback: () => void, ms = 0, ...rest: []) => wait(callback, ms / 100, ...rest)
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(hurried as unknown as typeof setTimeout)
}
