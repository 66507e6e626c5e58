// Seeded randomness. Every topic draws from a stream of its own, so that more IPs do not rename the tenants.
import { uniformFloat32 } from 'pure-rand/distribution/uniformFloat32'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { v4 } from 'uuid'

export interface Random {
  /** A whole number between both ends, ends included. */
  integer(from: number, to: number): number
  /** A fraction between both ends, the upper end excluded. */
  between(from: number, to: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** One of the items; refuses an empty list. */
  pick<Item>(items: readonly Item[]): Item
  /** The items in another order. */
  shuffle<Item>(items: readonly Item[]): Item[]
  /** A version 4 UUID made of this stream's numbers. */
  uuid(): string
}

/** FNV-1a over the text: a stable 32-bit starting point for each stream. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return value | 0
}

/** The stream of this name under this seed: the same seed and name give the same numbers. */
export function createRandom(seed: number, stream: string): Random {
  const generator = xoroshiro128plus(hash(`${seed}/${stream}`))
  const words = new Int32Array(4)
  const bytes = new Uint8Array(words.buffer)

  const integer = (from: number, to: number) => uniformInt(generator, from, to)
  const between = (from: number, to: number) => from + uniformFloat32(generator) * (to - from)

  return {
    integer,
    between,
    chance: (probability) => uniformFloat32(generator) < probability,
    pick(items) {
      if (items.length === 0) throw new RangeError('Cannot pick from an empty list.')
      return items[integer(0, items.length - 1)] as (typeof items)[number]
    },
    shuffle(items) {
      const shuffled = [...items]
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = integer(0, last)
        const moved = shuffled[last] as (typeof items)[number]
        shuffled[last] = shuffled[other] as (typeof items)[number]
        shuffled[other] = moved
      }
      return shuffled
    },
    uuid() {
      for (let index = 0; index < words.length; index += 1) words[index] = generator.next()
      return v4({ random: bytes })
    },
  }
}
