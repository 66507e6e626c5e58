// Series of many kinds, easy and hard for a forecast, of lengths from half a year to five years: the same ones every time.
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import type { BenchSeries } from './forecast-bench.ts'

interface Chance {
  /** From 0 to 1. */
  uniform(low?: number, high?: number): number
  /** Of mean 0 and deviation 1. */
  normal(): number
}

type Kind = (chance: Chance, months: number) => number[]

/** In dollars, around 1,000 at the start. */
const START = 1_000

const KINDS: Readonly<Record<string, Kind>> = {
  'level and noise': ({ uniform, normal }, months) => {
    const noise = uniform(4, 44)
    return inTurn(months, () => START + noise * normal())
  },
  'random walk': ({ uniform, normal }, months) => {
    const step = uniform(5, 35)
    let level = START
    return inTurn(months, () => {
      level += step * normal()
      return level
    })
  },
  'moving level': ({ uniform, normal }, months) => {
    const [noise, weight] = [uniform(10, 50), uniform(0.1, 0.8)]
    let level = START
    return inTurn(months, () => {
      const surprise = noise * normal()
      level += weight * surprise
      return level + (1 - weight) * surprise
    })
  },
  'line and noise': ({ uniform, normal }, months) => {
    const [slope, noise] = [uniform(-12, 18), uniform(5, 45)]
    return inTurn(months, (month) => START + slope * month + noise * normal())
  },
  'damped trend': ({ uniform, normal }, months) => {
    const [damping, weight, noise] = [uniform(0.8, 0.98), uniform(0.2, 0.8), uniform(5, 30)]
    const trendWeight = weight * uniform(0, 0.3)
    let [level, slope] = [START, uniform(-24, 36)]
    return inTurn(months, () => {
      const surprise = noise * normal()
      const before = level + damping * slope
      level = before + weight * surprise
      slope = damping * slope + trendWeight * surprise
      return before + surprise
    })
  },
  'pulled back to a mean': ({ uniform, normal }, months) => {
    const [memory, noise] = [uniform(0.3, 0.9), uniform(10, 40)]
    let distance = 0
    return inTurn(months, () => {
      distance = memory * distance + noise * normal()
      return START + distance
    })
  },
  'random walk with drift': ({ uniform, normal }, months) => {
    const [step, drift] = [uniform(5, 25), uniform(-6, 14)]
    let level = START
    return inTurn(months, () => {
      level += drift + step * normal()
      return level
    })
  },
  'growth in percent': ({ uniform, normal }, months) => {
    const [growth, noise] = [uniform(-0.015, 0.045), uniform(0.01, 0.06)]
    return inTurn(months, (month) => START * (1 + growth) ** month * Math.exp(noise * normal()))
  },
  'odd months': ({ uniform, normal }, months) => {
    const noise = uniform(5, 30)
    return inTurn(months, () => START + noise * normal() * (uniform() < 0.1 ? 5 : 1))
  },
  season: ({ uniform, normal }, months) => {
    const [slope, noise, height] = [uniform(-4, 6), uniform(5, 25), uniform(20, 80)]
    const season = inTurn(12, () => height * normal())
    return inTurn(
      months,
      (month) => START + slope * month + (season[month % 12] as number) + noise * normal(),
    )
  },
}

const SEED = 20251130
const LENGTHS = [6, 8, 12, 18, 24, 36, 48, 60]
const SEASON_LENGTHS = [36, 42, 48, 60]

/** @param ahead months after each series, to hold forecasts against */
export function simulatedSeries(ofEachKind: number, ahead: number): BenchSeries[] {
  const chance = chanceOf(xoroshiro128plus(SEED))
  return Object.entries(KINDS).flatMap(([kind, make]) => {
    const lengths = kind === 'season' ? SEASON_LENGTHS : LENGTHS
    return Array.from({ length: ofEachKind }, (_, number) => {
      const months = lengths[number % lengths.length] as number
      const cents = make(chance, months + ahead).map((dollars) => Math.round(100 * dollars))
      return { id: `${kind} ${number}`, kind, past: cents.slice(0, months), came: cents.slice(months) }
    })
  })
}

function inTurn(months: number, value: (month: number) => number): number[] {
  return Array.from({ length: months }, (_, month) => value(month))
}

/** One generator for all series: neighbouring seeds begin alike. */
function chanceOf(generator: RandomGenerator): Chance {
  const uniform = (low = 0, high = 1) => low + (high - low) * uniformFloat64(generator)
  const normal = () => {
    const distance = Math.sqrt(-2 * Math.log(1 - uniform()))
    return distance * Math.cos(2 * Math.PI * uniform())
  }
  return { uniform, normal }
}
