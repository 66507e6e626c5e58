// From a few sizes to a statement about a larger one: the growth exponent over them, and where it meets a limit.

/** A quantity at a size. */
export interface Measured {
  readonly size: number
  readonly value: number
}

/** The k in "grows like size to the k": least squares over the logarithms. At least two sizes. */
export function exponentOf(points: readonly Measured[]): number {
  const logs = points.map(({ size, value }) => ({ x: Math.log(size), y: Math.log(value) }))
  const mean = (pick: (point: { x: number; y: number }) => number) =>
    logs.reduce((sum, point) => sum + pick(point), 0) / logs.length
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)]
  const covariance = logs.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0)
  return covariance / logs.reduce((sum, point) => sum + (point.x - x) ** 2, 0)
}

/**
 * The size at which it would reach the limit, growing on from the largest point: an extrapolation. An exponent under 1 is what
 * small sizes have in common, not a promise: beyond the largest point growth is taken as linear at least.
 */
export function sizeAtLimit(points: readonly Measured[], limit: number): number {
  const largest = points.reduce((one, other) => (one.size > other.size ? one : other))
  return largest.size * (limit / largest.value) ** (1 / Math.max(1, exponentOf(points)))
}
