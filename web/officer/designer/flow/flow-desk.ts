import type { Flow, Stage } from '#contract'
import { usePick, useText } from '#web/ui'
import { useDesk } from '../desk.ts'
import { asOwn } from './flow-changes.ts'
import { flowText } from './flow-words.ts'

/** The flow under the hands of whoever writes it. */
export function useFlow() {
  const t = useText(flowText)
  const pick = usePick()
  const { body, write, live } = useDesk()
  const { flow } = body
  return {
    flow,
    titleOf: (name: string) => {
      if (name === 'end' || name === 'join') return t[name]
      return pick(flow.stages[name]?.title ?? { zh: '', en: '' }) || name
    },
    /** The flow in another build: the matter's own from then on. */
    rebuild: (changed: Flow) => write('flow', asOwn(changed, body.slug, live?.flow)),
    writeStage: (name: string, stage: Stage) =>
      write('flow', asOwn({ ...flow, stages: { ...flow.stages, [name]: stage } }, body.slug, live?.flow)),
  }
}
