// Ratings at both sides of every threshold; what is compared is not rounded first.
import { describe, expect, test } from '@jest/globals'
import { businessHealth } from '../../../shared/measures/business-health.ts'
import { costEfficiencyScore, optimizationPotential } from '../../../shared/measures/cost-efficiency.ts'
import { efficiencyCategory } from '../../../shared/measures/efficiency-category.ts'

describe('business health is strict', () => {
  test.each([
    [20_001, 10_000, 'Excellent'],
    [20_000, 10_000, 'Good'],
    [15_001, 10_000, 'Good'],
    [15_000, 10_000, 'Monitor'],
    [10_001, 10_000, 'Monitor'],
    [10_000, 10_000, 'Critical Action Required'],
    [9_999, 10_000, 'Critical Action Required'],
    [1, 0, 'Excellent'],
    [0, 0, 'Critical Action Required'],
    [200_000_001, 100_000_000, 'Excellent'],
    // 1.5 x 3 is 4.5: 5 is above, 4 is not.
    [5, 3, 'Good'],
    [4, 3, 'Monitor'],
  ])('%d held against a cost of %d is %s', (listPrice, cost, health) => {
    expect(businessHealth(listPrice, cost)).toBe(health)
  })
})

describe('cost efficiency score', () => {
  test.each([
    [10_000, 2_500, 75],
    [10_000, 10_000, 0],
    [10_000, 25_000, 0],
    [10_000, 0, 100],
    [3, 1, 66.67],
    [800, 701, 12.38],
  ])('of a list price of %d and a cost of %d is %d', (listPrice, cost, score) => {
    expect(costEfficiencyScore(listPrice, cost)).toBe(score)
  })
})

describe('optimization potential', () => {
  test.each([
    [10_000, 5_001, 'high'],
    [10_000, 5_000, 'moderate'],
    [10_000, 2_501, 'moderate'],
    [10_000, 2_500, 'well optimized'],
    [10_000, 0, 'well optimized'],
    [10_000, 99_999, 'high'],
  ])('at a list price of %d and a cost of %d is %s', (listPrice, cost, potential) => {
    expect(optimizationPotential(listPrice, cost)).toBe(potential)
  })

  test('a score shown as 50.00 or 75.00 can lie below it, and the unrounded score decides', () => {
    expect(costEfficiencyScore(1_000_000, 500_010)).toBe(50)
    expect(optimizationPotential(1_000_000, 500_010)).toBe('high')
    expect(costEfficiencyScore(1_000_000, 250_010)).toBe(75)
    expect(optimizationPotential(1_000_000, 250_010)).toBe('moderate')
  })
})

describe('efficiency category', () => {
  test.each([
    [999, 1_000, 'Highly Efficient'],
    [1_000, 1_000, 'Efficient'],
    [1_999, 1_000, 'Efficient'],
    [2_000, 1_000, 'Moderate'],
    [4_999, 1_000, 'Moderate'],
    [5_000, 1_000, 'Needs Optimization'],
    [0, 1, 'Highly Efficient'],
    // $0.00999999995 an email is shown as 0.01, and is below it.
    [199_999_999, 200_000_000, 'Highly Efficient'],
  ])('%d cents over %d delivered emails is %s', (cents, emails, category) => {
    expect(efficiencyCategory(cents, emails)).toBe(category)
  })
})
