import { Problem } from '#platform/errors'

/** A rule set that fails on a valid input or answers what is no answer: the case goes to a person, the model to its author. Names the expression, never the values. */
export class ModelFailed extends Problem {
  readonly model: string

  constructor(model: string, detail: string, cause?: unknown) {
    super('decision.model-failed', { detail: `${model}: ${detail}`, cause })
    this.name = 'ModelFailed'
    this.model = model
  }
}
