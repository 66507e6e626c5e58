// The stacks of a stage, synthesised once for the whole test run (synthesise.ts) and read here.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Template } from 'aws-cdk-lib/assertions'
import type { Stacks } from '../../../infra/build-stacks.ts'
import type { Stage } from '../../../infra/stages/stage.ts'
import { madeOnce } from '../../engines/made-once.ts'
import { ALL_STAGES } from './all-stages.ts'
import type { SynthesisedStack, SynthesisedStage } from './synthesise.ts'

export { ALL_STAGES }

export interface Synthesised extends SynthesisedStage {
  readonly stage: Stage
  readonly templates: Readonly<Record<keyof Stacks, Template>>
}

const folder = await madeOnce('synthesis')
const read = new Map<string, Synthesised>()

/** Read once by each test file. */
export function synthesised(name: string): Synthesised {
  const before = read.get(name)
  if (before !== undefined) return before
  const stage = ALL_STAGES.find(([other]) => other === name)?.[1]
  if (stage === undefined) throw new Error(`No stage ${name}.`)
  const made: SynthesisedStage = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
  const templates = Object.fromEntries(
    Object.entries(made.stacks).map(([key, { template }]: [string, SynthesisedStack]) => [
      key,
      Template.fromJSON(template),
    ]),
  ) as Record<keyof Stacks, Template>
  const result = { ...made, stage, templates }
  read.set(name, result)
  return result
}

export interface Resource {
  readonly Type: string
  readonly Properties: Readonly<Record<string, unknown>>
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
}

/** Every resource of every stack, by stack and logical id. */
export function resourcesOf({ templates }: Synthesised): [string, Resource][] {
  return Object.entries(templates).flatMap(([stack, template]) => {
    const resources = (template.toJSON().Resources ?? {}) as Record<string, Resource>
    return Object.entries(resources).map(([id, resource]): [string, Resource] => [
      `${stack}/${id}`,
      { ...resource, Properties: resource.Properties ?? {} },
    ])
  })
}

/** Those of one type. */
export function resourcesOfType(from: Synthesised, type: string): [string, Resource][] {
  return resourcesOf(from).filter(([, resource]) => resource.Type === type)
}

/** The properties of the only resource of its type. */
export function onlyOne(from: Synthesised, type: string): Resource['Properties'] {
  const [first, ...others] = resourcesOfType(from, type)
  if (first === undefined || others.length > 0) throw new Error(`${1 + others.length} resources are ${type}.`)
  return first[1].Properties
}
