// The rules of cdk-nag: nothing is found that no construct explains, and every explanation is needed and says why.
import { describe, expect, test } from '@jest/globals'
import { Validations } from 'aws-cdk-lib/core'
import { AwsSolutionsChecks, type NagPack, ServerlessChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'
import { ALL_STAGES, synthesised } from './synthesised.ts'

const PACKS = ['AwsSolutions', 'Serverless']

interface Finding {
  readonly rule: string
  readonly path: string
}

function findingsOf(packs: readonly NagPack[], scope: IConstruct): Finding[] {
  return packs.flatMap((pack) =>
    pack
      .validateScope(scope)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath = '' }) => ({ rule: ruleName, path: constructPath })),
      ),
  )
}

/** The packs as if nothing were acknowledged. */
function strictPacks(): NagPack[] {
  const packs: NagPack[] = [new AwsSolutionsChecks(), new ServerlessChecks()]
  for (const pack of packs) Object.assign(pack, { isAcknowledged: () => false })
  return packs
}

function acknowledgementsOf(scope: IConstruct): { path: string; rule: string; reason: string }[] {
  const all = scope.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([rule, reason]) => ({ path: node.path, rule: rule.replace(/^annotation::/i, ''), reason })),
  )
  return all.filter(({ rule }) => PACKS.some((pack) => rule.startsWith(`${pack}-`)))
}

describe.each(ALL_STAGES)('stage %s', (name) => {
  test('the packs find nothing that is not acknowledged', () => {
    const { app } = synthesised(name)
    expect(findingsOf([new AwsSolutionsChecks(), new ServerlessChecks()], app)).toEqual([])
  })

  test('the packs do look: without acknowledgements there are findings', () => {
    expect(findingsOf(strictPacks(), synthesised(name).app).length).toBeGreaterThan(5)
  })

  test('every acknowledgement answers a finding under its construct: none is left over', () => {
    const { app } = synthesised(name)
    const findings = findingsOf(strictPacks(), app)
    const leftOver = acknowledgementsOf(app).filter(
      ({ path, rule }) =>
        !findings.some((finding) => finding.rule === rule && `${finding.path}/`.startsWith(`${path}/`)),
    )
    expect(leftOver).toEqual([])
  })

  test('every acknowledgement says why, in whole sentences', () => {
    for (const { rule, reason } of acknowledgementsOf(synthesised(name).app)) {
      expect([rule, reason]).toEqual([rule, expect.stringMatching(/^[A-Z].{60,}\.$/s)])
    }
  })

  test('no whole stack or app is acknowledged: each reason stands with the construct it is about', () => {
    const paths = acknowledgementsOf(synthesised(name).app).map(({ path }) => path)
    for (const path of paths) expect(path.split('/').length).toBeGreaterThan(1)
  })
})
