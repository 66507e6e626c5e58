// Adds parts of whole numbers (a tenant's emails divided over its IPs) without rounding any of them.
import { leastCommonMultiple } from '../money/least-common-multiple.ts'

/** `top / bottom`; the bottom is above zero. */
export interface Fraction {
  readonly top: bigint
  readonly bottom: bigint
}

export class ShareSum {
  readonly #tops = new Map<number, bigint>()

  /** Adds `amount * part / of`; all are whole numbers, `of` is above zero. */
  add(amount: number, part: number, of: number): void {
    this.#tops.set(of, (this.#tops.get(of) ?? 0n) + BigInt(amount) * BigInt(part))
  }

  /** The unrounded sum; zero when nothing was added. */
  total(): Fraction {
    const bottom = [...this.#tops.keys()].reduce((common, of) => leastCommonMultiple(common, BigInt(of)), 1n)
    let top = 0n
    for (const [of, part] of this.#tops) top += part * (bottom / BigInt(of))
    return { top, bottom }
  }
}
