import { Document, isScalar, visit } from 'yaml'
import type { Action, Flow, Route, Stage } from '#contract'

const LONGEST_LINE = 110
const LONGEST_IN_LINE = 80

/** A flow as a file of a pack: without what is so by default, short things in one line. */
export function flowYaml(flow: Flow): string {
  const { acceptance, stages, ...rest } = flow
  const document = new Document({
    ...rest,
    ...(acceptance === 'statutory' ? {} : { acceptance }),
    stages: Object.fromEntries(Object.entries(stages).map(([name, stage]) => [name, plain(stage)])),
  })
  visit(document, {
    Map: (_, map) => {
      const isShort = JSON.stringify(map.toJSON()).length <= LONGEST_IN_LINE
      if (isShort && map.items.length > 0 && map.items.every(({ value }) => isScalar(value))) map.flow = true
    },
    Seq: (_, sequence) => {
      sequence.flow = true
    },
  })
  return document.toString({ lineWidth: LONGEST_LINE, flowCollectionPadding: true })
}

function plain(stage: Stage): object {
  switch (stage.kind) {
    case 'task': {
      const { mayReturn, elapsed, actions, ...rest } = stage
      return {
        ...rest,
        ...(elapsed ? { elapsed: routed(elapsed) } : {}),
        ...(mayReturn ? {} : { mayReturn }),
        actions: each(actions, acted),
      }
    }
    case 'decide':
      return { ...stage, routes: each(stage.routes, routed) }
    case 'call': {
      const { with: told, answers, failed, ...rest } = stage
      const parameters = Object.keys(told).length > 0 ? { with: told } : {}
      return { ...rest, ...parameters, answers: each(answers, routed), failed: routed(failed) }
    }
    case 'wait': {
      const { elapsed, signals, ...rest } = stage
      return {
        ...rest,
        ...(elapsed ? { elapsed: routed(elapsed) } : {}),
        ...(Object.keys(signals).length > 0 ? { signals: each(signals, routed) } : {}),
      }
    }
    case 'spawn': {
      const { legs, next, partial, failed, ...rest } = stage
      return {
        ...rest,
        legs: each(legs, ({ after, required, answers, materials, ...leg }) => ({
          ...leg,
          ...(after.length > 0 ? { after } : {}),
          ...(required ? {} : { required }),
          ...(Object.keys(answers).length > 0 ? { answers } : {}),
          ...(Object.keys(materials).length > 0 ? { materials } : {}),
        })),
        next: routed(next),
        partial: routed(partial),
        failed: routed(failed),
      }
    }
    case 'fork':
    case 'issue':
      return { ...stage, next: routed(stage.next), failed: routed(stage.failed) }
  }
}

function acted({ needs, ...action }: Action): object {
  return { ...routed(action), ...(needs.length > 0 ? { needs } : {}) }
}

function routed<R extends Route>({ milestones, ...route }: R): object {
  return { ...route, ...(milestones.length > 0 ? { milestones } : {}) }
}

function each<T>(record: Readonly<Record<string, T>>, change: (value: T) => object): Record<string, object> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
}
