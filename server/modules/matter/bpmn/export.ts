import type { Flow } from '#contract'
import { compose } from './compose.ts'
import { shapesOf } from './shapes.ts'
import { write } from './write.ts'

/** A flow as BPMN 2.0 XML that any modeller opens with a picture. The flow must have passed the pack check. */
export async function exportBpmn(flow: Flow): Promise<string> {
  const model = compose(flow)
  return write(model, shapesOf(flow, model))
}
