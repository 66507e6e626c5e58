// The rules of cdk-nag: nothing is found that no construct explains, and every explanation is needed and says why.
import { describe, expect, test } from '@jest/globals'
import { ALL_STAGES, synthesised } from './synthesised.ts'

describe.each(ALL_STAGES)('stage %s', (name) => {
  test('the packs find nothing that is not acknowledged', () => {
    expect(synthesised(name).rules.findings).toEqual([])
  })

  test('the packs do look: without acknowledgements there are findings', () => {
    expect(synthesised(name).rules.strictFindings.length).toBeGreaterThan(5)
  })

  test('every acknowledgement answers a finding under its construct: none is left over', () => {
    const { strictFindings, acknowledgements } = synthesised(name).rules
    const leftOver = acknowledgements.filter(
      ({ path, rule }) =>
        !strictFindings.some((finding) => finding.rule === rule && `${finding.path}/`.startsWith(`${path}/`)),
    )
    expect(leftOver).toEqual([])
  })

  test('every acknowledgement says why, in whole sentences', () => {
    for (const { rule, reason } of synthesised(name).rules.acknowledgements) {
      expect([rule, reason]).toEqual([rule, expect.stringMatching(/^[A-Z].{60,}\.$/s)])
    }
  })

  test('no whole stack or app is acknowledged: each reason stands with the construct it is about', () => {
    const paths = synthesised(name).rules.acknowledgements.map(({ path }) => path)
    for (const path of paths) expect(path.split('/').length).toBeGreaterThan(1)
  })
})
