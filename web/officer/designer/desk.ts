import { createContext, use, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Design, DesignFinding, DesignPart, MatterDefinition, ServiceItem } from '#contract'
import { ApiProblem, request, type OutputFor } from '#web/api'
import { Keeper, type Parts, type Shown } from './keeper.ts'

export type Names = OutputFor<'GET /api/v1/design-names'>

/** A draft as the editors see it: a definition in which texts may still be empty. */
export type Body = MatterDefinition & Partial<ServiceItem>

/** The draft under the hands of whoever has the page open. */
export interface Desk {
  readonly body: Body
  readonly names: Names
  readonly findings: readonly DesignFinding[]
  readonly drawing: Design['drawing']
  readonly live: Design['live']
  readonly mayWrite: boolean
  write(part: DesignPart, value: unknown): void
}

export const DeskContext = createContext<Desk | undefined>(undefined)

export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (desk === undefined) throw new Error('An editor stands outside a draft')
  return desk
}

const PAUSE_MS = 700

/** Keeps a draft by itself a moment after the last stroke, and before the page is left. */
export function useKeeper(design: Design): { keeper: Keeper; shown: Shown } {
  const keeper = useMemo(() => new Keeper(design, channelOf(design.id)), [design])
  const shown = useSyncExternalStore(keeper.subscribe, keeper.shown)
  useEffect(() => {
    if (shown.status !== 'writing') return
    const timer = setTimeout(() => void keeper.flush(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [keeper, shown])
  useEffect(() => () => void keeper.flush(), [keeper])
  useEffect(() => {
    if (shown.waiting.length === 0) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [shown])
  return { keeper, shown }
}

function channelOf(id: string) {
  return {
    save: async (revision: number, parts: Parts) => {
      try {
        return await request('PUT /api/v1/designs/:id', {
          params: { id },
          body: { revision, parts: JSON.parse(JSON.stringify(parts)) as Record<string, never> },
        })
      } catch (cause) {
        if (cause instanceof ApiProblem && cause.code === 'design.stale') return 'stale' as const
        throw cause
      }
    },
    read: () => request('GET /api/v1/designs/:id', { params: { id } }),
  }
}
