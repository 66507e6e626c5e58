// The stage by its name, validated: a field that is not accepted is named with its file before anything is built.
import { dev } from './dev.ts'
import { prod } from './prod.ts'
import { type Stage, stageSchema } from './stage.ts'

/** Every stage, by the name that `-c stage=` takes. */
export const STAGES: Readonly<Record<string, Stage>> = { dev, prod }

/** @throws StageError naming the stages there are, or the field and what it takes */
export function readStage(name: string): Stage {
  const stage = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined
  if (stage === undefined) {
    throw new StageError(
      `There is no stage "${name}": -c stage= takes ${Object.keys(STAGES).join(' or ')}. A new stage is a file in infra/stages and a line in read-stage.ts.`,
    )
  }
  return validStage(stage, `infra/stages/${name}.ts`)
}

/** @throws StageError naming the field of the file and what it takes */
export function validStage(stage: unknown, file: string): Stage {
  const parsed = stageSchema.safeParse(stage)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys : [])].join('.')
  throw new StageError(`${file}: ${field || 'the stage'} is not accepted: ${issue?.message}.`)
}

/** A stage that cannot be built: which field, and what it takes. */
export class StageError extends Error {
  override name = 'StageError'
}
