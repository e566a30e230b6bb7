import type { CaseView, Citation, FilingView, LegView } from '#contract'
import { callersOf, handInRequired, type Caller, type World } from '#world'
import { createRelay } from './index.ts'
import { actOn, viewOf } from './licence.fixture.ts'

/** Many matters handled as one, as those who file and those who decide see them over HTTP. */
export class WholeCity {
  readonly #world: World
  readonly #city: Awaited<ReturnType<typeof callersOf>>
  readonly #known = new Map<string, Promise<Caller>>()

  private constructor(world: World, city: Awaited<ReturnType<typeof callersOf>>) {
    this.#world = world
    this.#city = city
  }

  static async of(world: World): Promise<WholeCity> {
    return new WholeCity(world, await callersOf(world))
  }

  as(persona: string): Promise<Caller> {
    const known = this.#known.get(persona) ?? this.#city.as(persona)
    this.#known.set(persona, known)
    return known
  }

  /** Carries out what acts planned, until nothing is left. */
  async settle(): Promise<void> {
    const relay = createRelay(this.#world.platform)
    while ((await relay.runOnce()) > 0);
    await relay.stop()
  }

  async draft(who: Caller, slug: string, subjectId?: string): Promise<FilingView> {
    const begun = await who.post('/api/v1/filings', {
      slug,
      ...(subjectId ? { subjectId } : {}),
      fresh: true,
    })
    if (begun.status !== 200) throw new Error(`not begun: ${JSON.stringify(begun.body)}`)
    return begun.body as unknown as FilingView
  }

  /** Files a whole with everything it cannot do without; gives its id once the first legs are filed. */
  async file(who: Caller, slug: string, answers: object, subjectId?: string): Promise<string> {
    const draft = await this.draft(who, slug, subjectId)
    await handInRequired(who, draft)
    const filed = await who.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true })
    if (filed.status !== 200) throw new Error(`not filed: ${JSON.stringify(filed.body)}`)
    await this.settle()
    return draft.id
  }

  async legsOf(who: Caller, id: string): Promise<Record<string, LegView>> {
    const { legs } = await viewOf(who, id)
    return Object.fromEntries(legs.map((leg) => [leg.name, leg]))
  }

  async stands(who: Caller, id: string): Promise<Record<string, string>> {
    const legs = await this.legsOf(who, id)
    return Object.fromEntries(Object.entries(legs).map(([name, { state }]) => [name, state]))
  }

  async leg(who: Caller, id: string, name: string): Promise<CaseView> {
    const found = (await this.legsOf(who, id))[name]?.case?.id
    if (!found) throw new Error(`the leg ${name} has no case`)
    return viewOf(who, found)
  }

  /** Takes a leg through the desk of its department. */
  async decide(
    { who, id, name }: { who: Caller; id: string; name: string },
    officer: Caller,
    refused?: { text: string; basis: Citation },
  ): Promise<void> {
    const { id: caseId } = await this.leg(who, id, name)
    await this.must(actOn(officer, caseId, 'accept'))
    const said = { opinion: '已核对', ...(refused ? { reasons: [refused] } : {}) }
    await this.must(actOn(officer, caseId, refused ? 'refuse' : 'grant', said))
    await this.settle()
  }

  async must(answer: Promise<{ status: number; body: object }>): Promise<void> {
    const { status, body } = await answer
    if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`)
  }

  close(): Promise<void> {
    return this.#city.composition.http.close()
  }
}
