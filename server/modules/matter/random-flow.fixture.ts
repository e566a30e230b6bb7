import fc from 'fast-check'
import { flow as flowSchema, milestones, type Flow, type Period } from '#contract'

type Random = (below: number) => number
type Stages = Record<string, object>
interface Way {
  to: string
  milestones?: string[]
  outcome?: string
  verdict?: string
}

/** Flows that make sense, of every kind of stage; the larger the size, the more stages. */
export const randomFlow: fc.Arbitrary<Flow> = fc
  .record({ seed: fc.integer(), size: fc.integer({ min: 1, max: 12 }) })
  .map(({ seed, size }) => new Maker(randomFrom(seed)).flow(size))

class Maker {
  readonly #random: Random
  readonly #stages: Stages = {}
  #names = 0

  constructor(random: Random) {
    this.#random = random
  }

  flow(size: number): Flow {
    const main = this.#names_(size)
    this.#way(main, [], 'end', 2)
    const tasks = main.filter((name) => (this.#stages[name] as { kind: string }).kind === 'task')
    return flowSchema.parse({
      id: `flow-${size}`,
      version: 1 + this.#random(9),
      start: main[0],
      ...(this.#random(3) === 0 ? { acceptance: 'none' } : {}),
      ...(tasks.length > 0 && this.#random(2) === 0 ? { askReview: this.#one(tasks) } : {}),
      ...(tasks.length > 0 && this.#random(2) === 0 ? { reopen: this.#one(tasks) } : {}),
      stages: this.#stages,
    })
  }

  /** Stages one after another; each may also lead on, back where somebody acts, out, or to an end. */
  #way(names: readonly string[], outside: readonly string[], last: 'end' | 'join', depth: number): void {
    for (const [at, name] of names.entries()) {
      const next = names[at + 1] ?? last
      const onward = [...names.slice(at + 1), ...outside]
      const anywhere = [...names, ...outside]
      this.#stages[name] = {}
      this.#stages[name] = this.#stage({
        next,
        onward,
        anywhere,
        last,
        depth,
        outside: [...names, ...outside],
      })
    }
  }

  #stage(place: Place): object {
    const kinds = ['task', 'task', 'task', 'decide', 'call', 'wait', 'issue']
    const kind = this.#one(place.depth > 0 ? [...kinds, 'fork', 'spawn'] : kinds)
    const title = this.#text()
    const good = this.#route(place, place.next)
    const on = () => this.#route(place, this.#one([place.next, place.last, ...place.onward]))
    const any = () => this.#route(place, this.#one([place.last, ...place.anywhere]))
    switch (kind) {
      case 'decide':
        return { kind, title, decision: 'matter', routes: { granted: good, refused: on(), referred: on() } }
      case 'issue':
        return { kind, title, result: 'certificate', next: good, failed: on() }
      case 'call':
        return {
          kind,
          title,
          service: 'echo',
          with: this.#some({ number: '{case.number}', 'a b': 'x < "y" & \'z\'\n{form.name}' }),
          ...this.#period(),
          answers: { ready: good, ...(this.#random(2) ? { later: any() } : {}) },
          failed: any(),
        }
      case 'wait':
        return this.#wait(title, good, any)
      case 'fork':
        return this.#fork(title, place, good, on)
      case 'spawn':
        return { kind, title, legs: this.#legs(), next: good, partial: on(), failed: on() }
      default:
        return this.#task(title, good, any)
    }
  }

  #task(title: object, good: Way, any: () => Way): object {
    const period = this.#random(2) ? { period: this.#days() } : {}
    const actions = Array.from({ length: 1 + this.#random(4) }, (_, at) => [
      at === 0 ? 'go-on' : `act-${at}`,
      {
        label: this.#text(),
        ...(this.#random(2) ? { key: 'ABCD'[at] } : {}),
        ...(at === 0 ? good : any()),
        ...(this.#random(2) ? { needs: ['reasons', 'opinion'].slice(this.#random(2)) } : {}),
      },
    ])
    return {
      kind: 'task',
      title,
      assignee: this.#one([
        { name: 'role', role: 'approver' },
        { name: 'applicant' },
        { name: 'department', role: 'acceptor', department: 'civil-affairs' },
      ]),
      ...period,
      ...('period' in period && this.#random(2) ? { elapsed: any() } : {}),
      ...(this.#random(3) === 0 ? { mayReturn: false } : {}),
      actions: Object.fromEntries(actions),
    }
  }

  #wait(title: object, good: Way, any: () => Way): object {
    const signals = ['paid', 'arrived'].slice(0, this.#random(3))
    const hasTime = signals.length === 0 || this.#random(2) === 0
    const time = this.#random(2) ? { period: this.#days() } : { minutes: this.#one([1, 90, 525_600]) }
    return {
      kind: 'wait',
      title,
      ...(hasTime ? { ...time, elapsed: signals.length === 0 ? good : any() } : {}),
      signals: Object.fromEntries(signals.map((name, at) => [name, at === 0 ? good : any()])),
    }
  }

  #fork(title: object, place: Place, next: Way, on: () => Way): object {
    const count = 2 + this.#random(2)
    const branches = Array.from({ length: count }, (_, at) => {
      const names = this.#names_(1 + this.#random(3))
      this.#way(names, place.outside, 'join', place.depth - 1)
      return [
        `branch-${at}`,
        {
          title: this.#text(),
          start: names[0],
          // The order of the list says nothing, but it is kept.
          stages: this.#random(2) ? names : names.toReversed(),
          ...(this.#random(3) === 0 ? { when: 'form.area > 100 and form.kind == "a"' } : {}),
        },
      ]
    })
    return {
      kind: 'fork',
      title,
      branches: Object.fromEntries(branches),
      join: this.#one(['all', 'any', { quorum: 1 }, { quorum: 2 }]),
      next,
      failed: on(),
    }
  }

  #legs(): object {
    const names = this.#names_(1 + this.#random(4))
    return Object.fromEntries(
      names.map((name, at) => [
        name,
        {
          title: this.#text(),
          matter: this.#one(['food-business-licence', 'senior-card']),
          ...(this.#random(3) === 0 ? { when: 'form.kind != "x"' } : {}),
          ...(this.#random(2) ? { after: names.slice(0, at).filter(() => this.#random(2) === 0) } : {}),
          ...(this.#random(3) === 0 ? { required: false } : {}),
          ...(this.#random(2) ? { answers: this.#some({ name: 'form.name', area: 'form.area * 2' }) } : {}),
        },
      ]),
    )
  }

  #route({ last, depth }: Place, to: string): Way {
    if (to === 'join') return { to, ...this.#some({ verdict: this.#one(['pass', 'fail']) }) }
    if (to !== 'end') return { to, milestones: this.#random(3) ? [] : [this.#one(['accepted', 'corrected'])] }
    return last === 'end' && depth === 2 && this.#random(2)
      ? { to, milestones: ['decided', 'closed'], outcome: this.#one(['granted', 'refused']) }
      : { to, milestones: [...this.#one([[], ['withdrawn'], milestones.slice(3, 5)]), 'closed'] }
  }

  #period(): { period?: Period } {
    return this.#random(2) ? { period: this.#days() } : {}
  }

  #days(): Period {
    return {
      count: this.#random(60),
      unit: this.#one(['working', 'calendar'] as const),
      ...this.#one([
        {},
        { basis: { law: 'law:行政许可法#32.1.4' } },
        { basis: { title: '补正期限（本地配置）', verified: false } },
        { basis: { title: '办法', number: '〔2024〕1号', article: '第三条', verified: true } },
      ]),
    }
  }

  #text(): { zh: string; en: string } {
    const words = [
      { zh: '受理', en: 'Accept' },
      { zh: '审查 & 决定 <现场>', en: 'Check & "decide" <on site>' },
      { zh: '补好了，\n再提交', en: "It's  done\tagain" },
      { zh: '𠮷野家证照', en: 'Rare 𠮷 character' },
    ]
    return this.#one(words)
  }

  #names_(count: number): string[] {
    return Array.from({ length: count }, () => `stage-${this.#names++}`)
  }

  #some<T extends object>(fields: T): Partial<T> {
    return Object.fromEntries(Object.entries(fields).filter(() => this.#random(2))) as Partial<T>
  }

  #one<T>(list: readonly T[]): T {
    const found = list[this.#random(list.length)]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }
}

interface Place {
  /** Where the good way goes on. */
  next: string
  /** What lies ahead, where a machine may lead to. */
  onward: readonly string[]
  /** Where a person may lead to. */
  anywhere: readonly string[]
  last: 'end' | 'join'
  depth: number
  /** What the branches of a fork here may lead out to. */
  outside: readonly string[]
}

/** Mulberry32: the same seed, the same numbers. */
function randomFrom(seed: number): Random {
  let at = seed >>> 0
  return (below) => {
    at = (at + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
