import type { CaseView, FilingView } from '#contract'
import { createRelay } from '#modules/case'
import { callersOf, type Caller } from './callers.ts'
import type { Cluster } from './cluster.ts'
import { pdfOf } from './files.ts'
import { handInRequired, upload } from './materials.ts'
import { seeCase, staffOf, takeAction, type Post } from './staff.ts'
import { createWorld } from './world.ts'

const FIRM = '01900000-0000-7000-8000-000000000101'

/** A city in which a firm builds: its agent, the officers of Yuci, and what they do over HTTP. */
export async function projectCity(
  at: string,
  { cluster, webFolder }: { readonly cluster?: Cluster; readonly webFolder?: string } = {},
) {
  const world = await createWorld({ at: Temporal.Instant.from(at), ...(cluster ? { cluster } : {}) })
  const city = await callersOf(world, webFolder === undefined ? {} : { webFolder })
  const staff = staffOf(world, city.anonymous)
  let agent = await city.as('firm-agent')
  const settle = async () => {
    const relay = createRelay(world.platform)
    while ((await relay.runOnce()) > 0);
    await relay.stop()
  }
  const must = async (answer: Promise<{ status: number; body: object }>) => {
    const { status, body } = await answer
    if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`)
    return body
  }
  /** Files, and lets nothing that follows happen yet. */
  const submit = async (slug: string, answers: object, sheets: readonly string[] = []): Promise<string> => {
    const begun = (await must(
      agent.post('/api/v1/filings', { slug, subjectId: FIRM, fresh: true }),
    )) as FilingView
    await handInRequired(agent, begun)
    for (const slot of sheets)
      await must(upload(agent, { id: begun.id, slot, name: `${slot}-1.pdf` }, pdfOf(`${slot} 1`)))
    await must(agent.post(`/api/v1/filings/${begun.id}/submit`, { answers, declared: true }))
    return begun.id
  }
  const taskOf = ({ tasks }: CaseView, stage: string) => tasks.find((task) => task.stage === stage)?.id
  return {
    world,
    city,
    staff,
    settle,
    must,
    agent: () => agent,
    /** Sessions end overnight. */
    later: async (days: number) => {
      world.clock.advance({ hours: 24 * days })
      agent = await city.as('firm-agent')
    },
    of: (unit: string, role: Post['role'] = 'approver') => staff.on({ unit, role }),
    submit,
    file: async (slug: string, answers: object, sheets: readonly string[] = []): Promise<string> => {
      const id = await submit(slug, answers, sheets)
      await settle()
      return id
    },
    act: async (who: Caller, id: string, action: string, extra: object = {}): Promise<void> => {
      await must(takeAction(who, id, action, extra))
      await settle()
    },
    /** Says something on the task of one reviewer among several. */
    say: async (who: Caller, id: string, stage: string, action: string, comment?: string): Promise<void> => {
      world.clock.advance({ minutes: 1 })
      const view = await seeCase(who, id)
      const reasons = [{ text: comment, basis: { law: 'law:优化营商环境条例#42.1' } }]
      const said = { action, ...(comment ? { reasons } : {}) }
      await must(
        who.post(`/api/v1/cases/${id}/act`, {
          taskId: taskOf(view, stage),
          revision: view.revision,
          ...said,
        }),
      )
      await settle()
    },
    /** Answers the one notice, with sheets that changed. */
    correct: async (id: string, sheets: readonly string[], version: number): Promise<void> => {
      for (const slot of sheets)
        await must(upload(agent, { id, slot, name: `${slot}-${version}.pdf` }, pdfOf(`${slot} ${version}`)))
      const { revision } = await seeCase(agent, id)
      await must(agent.post(`/api/v1/cases/${id}/correct`, { revision, answers: {}, note: '已改' }))
      await settle()
    },
    legOf: async (id: string, name: string): Promise<string> => {
      const found = (await seeCase(agent, id)).legs.find((leg) => leg.name === name)?.case?.id
      if (!found) throw new Error(`the leg ${name} has no case`)
      return found
    },
    stagesOf: async (who: Caller, id: string) =>
      (await seeCase(who, id)).tasks.map(({ stage }) => stage).toSorted(),
    stateOf: async (id: string, name: string) =>
      (await seeCase(agent, id)).legs.find((leg) => leg.name === name)?.state,
    close: async () => {
      await city.composition.http.close()
      await world.close()
    },
  }
}
