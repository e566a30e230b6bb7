import { expect } from 'vitest'
import type { FilingView } from '#contract'
import { createRelay } from '#modules/case'
import { callersOf, createWorld, staffOf, type Answer, type Caller, type Post, type World } from '#world'

const HOTEL = '01900000-0000-7000-8000-000000000103'

/** 平遥县: the hotel's county. */
export const desk: Post = { unit: 'approval-bureau', region: '140728', role: 'acceptor' }
export const head: Post = { ...desk, role: 'approver' }

/** A hotel that may pledge in place of a test report, and who handles it. */
export interface Hotel {
  readonly world: World
  readonly city: Awaited<ReturnType<typeof callersOf>>
  readonly staff: ReturnType<typeof staffOf>
  readonly owner: Caller
  draft(): Promise<FilingView>
  submit(view: FilingView, pledge: boolean): Promise<Answer>
  /** Carries out what is planned. */
  settle(): Promise<void>
  close(): Promise<void>
}

export async function openHotel(): Promise<Hotel> {
  const world = await createWorld()
  const city = await callersOf(world)
  const owner = await city.as('representative-hotel')
  return {
    world,
    city,
    staff: staffOf(world, city.anonymous),
    owner,
    async draft() {
      const opened = await owner.post('/api/v1/filings', {
        slug: 'public-place-hygiene',
        fresh: true,
        subjectId: HOTEL,
      })
      expect(opened.status, JSON.stringify(opened.body)).toBe(200)
      return opened.body as unknown as FilingView
    },
    submit(view, pledge) {
      const answers = {
        placeKind: '宾馆、旅店、招待所',
        place: view.choices['place']?.[0]?.value,
        centralAir: false,
        serviceStaff: 1,
        pledge,
      }
      return owner.post(`/api/v1/filings/${view.id}/submit`, { answers, declared: true })
    },
    async settle() {
      const relay = createRelay(world.platform)
      while ((await relay.runOnce()) > 0);
    },
    async close() {
      await city.composition.http.close()
      await world.close()
    },
  }
}
