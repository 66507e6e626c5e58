// A browser without a screen, where one is installed: Debian's Chromium, or the program that PENGUIN_CHROMIUM names.
import { existsSync } from 'node:fs'
import { describe } from '@jest/globals'
import { type Browser, chromium } from 'playwright-core'

const PROGRAM = process.env.PENGUIN_CHROMIUM ?? '/usr/bin/chromium'

/** Nothing asks another machine, nothing needs a display, and root may run it. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * A group of tests that need a browser. A machine without one leaves them out; where REQUIRE_BROWSER is 1, as in CI, they run
 * and fail for want of it.
 */
export const describeInBrowser: (title: string, tests: () => void) => void =
  process.env.REQUIRE_BROWSER === '1' || existsSync(PROGRAM) ? describe : describe.skip

/** @throws when no browser is installed, saying how to get one */
export async function startBrowser(): Promise<Browser> {
  if (!existsSync(PROGRAM)) {
    throw new Error(
      `There is no browser at ${PROGRAM}: install one (apt-get install chromium), or name its program in PENGUIN_CHROMIUM.`,
    )
  }
  return chromium.launch({ executablePath: PROGRAM, args: FLAGS })
}
