import fc from 'fast-check'
import { flow as flowSchema, type Flow } from '#contract'
import { Dice } from './dice.ts'
import { FlowPlan, reachableFrom, type Slot } from './flow-plan.ts'

/**
 * Flows that nobody drew: graphs of every kind of stage, forks within forks, jumps ahead and back, with corrections, a second look and
 * a way to be taken up again. They are drawn so that the pack checker lets them through; fewer dice mean a plainer flow.
 */
export const anyFlow: fc.Arbitrary<Flow> = fc
  .array(fc.nat({ max: 9_999 }), { maxLength: 200, size: 'max' })
  .map((rolls) => flowSchema.parse(new Drawing(new Dice(rolls)).flow()))

interface Exit {
  to: string
  milestones: string[]
  outcome?: 'granted' | 'refused'
  verdict?: 'pass' | 'fail'
}

const CONDITIONS = ['form.x > 1', 'form.x > 2', 'form.y == "b"', 'form.nothing.at.all > 3', 'form.x < 9']
const title = { zh: '某', en: 'some' }

class Drawing {
  readonly #dice: Dice
  readonly #plan: FlowPlan
  readonly #stages: Record<string, object> = {}
  readonly #mayAskCorrections: boolean
  #asksCorrections = false
  #legs = 0

  constructor(dice: Dice) {
    this.#dice = dice
    this.#plan = new FlowPlan(dice)
    this.#mayAskCorrections = this.#plan.hasAcceptance && !dice.chance(30)
  }

  flow(): object {
    for (const slot of this.#plan.main.slots) this.#finish(slot)
    if (this.#asksCorrections) this.#stages['correction'] = this.#correction()
    const isReviewed = !this.#plan.isPlain && this.#dice.chance(40)
    if (isReviewed) this.#finish(this.#plan.reconsidering())
    return {
      id: 'any',
      version: 1,
      start: this.#plan.main.slots[0]?.name,
      acceptance: this.#plan.acceptance,
      ...(isReviewed ? { askReview: 'reconsider' } : {}),
      ...(this.#dice.chance(50) ? { reopen: this.#dice.pick(this.#plan.main.slots).name } : {}),
      stages: this.#stages,
    }
  }

  /** Draws the ways out of a stage, and all stages of its branches. */
  #finish(slot: Slot): void {
    this.#stages[slot.name] = { kind: slot.kind, title, ...this.#spec(slot) }
    for (const { slots } of slot.branches) for (const each of slots) this.#finish(each)
  }

  #spec(slot: Slot): object {
    switch (slot.kind) {
      case 'task':
        return this.#task(slot)
      case 'decide':
        return {
          decision: 'matter',
          routes: {
            granted: this.#dice.chance(50) ? this.#deciding(slot, 'granted') : this.#onward(slot),
            refused: this.#dice.chance(50) ? this.#deciding(slot, 'refused') : this.#anywhere(slot),
            referred: this.#onward(slot),
          },
        }
      case 'call':
        return {
          service: 'probe',
          with: { to: '{form.x}' },
          ...this.#period(60),
          answers: { yes: this.#onward(slot), no: this.#elsewhere(slot) },
          failed: this.#elsewhere(slot),
        }
      case 'wait':
        return this.#wait(slot)
      case 'fork':
        return this.#fork(slot)
      case 'spawn':
        return {
          legs: this.#drawLegs(),
          next: this.#onward(slot),
          partial: this.#elsewhere(slot),
          failed: this.#elsewhere(slot),
        }
      case 'issue':
        return { result: 'certificate', next: this.#onward(slot), failed: this.#elsewhere(slot) }
    }
  }

  #task(slot: Slot): object {
    const extras = Object.fromEntries(
      Array.from({ length: this.#dice.roll(4) }, (_, n) => [`extra${n}`, this.#extra(slot)]),
    )
    const period = this.#period(40)
    return {
      assignee: this.#dice.chance(20)
        ? { name: 'department', department: 'health' }
        : { name: 'role', role: 'approver' },
      ...period,
      ...('period' in period && this.#dice.chance(60) ? { elapsed: this.#elsewhere(slot) } : {}),
      mayReturn: !this.#dice.chance(15),
      actions: { go: this.#acting(this.#goes(slot)), ...this.#refusing(slot), ...extras },
    }
  }

  /** The way on of a task: whoever is last before the decision grants. */
  #goes(slot: Slot): Exit {
    return this.#plan.isDecider(slot) ? this.#deciding(slot, 'granted') : this.#onward(slot)
  }

  #refusing(slot: Slot): object {
    return this.#plan.isDecider(slot) ? { refuse: this.#acting(this.#deciding(slot, 'refused')) } : {}
  }

  #extra(slot: Slot): object {
    if (slot.phase === 0 && this.#mayAskCorrections && this.#dice.chance(40)) {
      this.#asksCorrections = true
      return this.#acting({ to: 'correction', milestones: ['correction-requested'] })
    }
    if (slot.phase === 0 && this.#dice.chance(20))
      return this.#acting({ to: 'end', milestones: ['not-accepted', 'closed'] })
    if (!this.#plan.isPlain && slot.phase < 2 && this.#dice.chance(20))
      return this.#acting(this.#deciding(slot, this.#dice.chance(50) ? 'granted' : 'refused'))
    return this.#acting(this.#anywhere(slot))
  }

  #acting(exit: Exit): object {
    const needs = [
      ...(exit.milestones.includes('correction-requested') ? ['corrections'] : []),
      ...(exit.outcome === 'refused' || this.#dice.chance(10) ? ['reasons'] : []),
      ...(this.#dice.chance(40) ? ['opinion'] : []),
    ]
    return { label: title, ...exit, needs, ...(this.#dice.chance(20) ? { fills: ['x'] } : {}) }
  }

  #wait(slot: Slot): object {
    const [byMinutes, byDays] = [this.#dice.chance(40), this.#dice.chance(40)]
    if (!byMinutes && !byDays) return { signals: { come: this.#onward(slot), stop: this.#elsewhere(slot) } }
    return {
      ...(byMinutes ? { minutes: 1 + this.#dice.roll(5_000) } : this.#period(100)),
      elapsed: this.#onward(slot),
      signals: this.#dice.chance(50) ? { come: this.#elsewhere(slot) } : {},
    }
  }

  #fork(slot: Slot): object {
    const branches = slot.branches.map(({ slots }, n) => [
      `b${n}`,
      {
        title,
        start: slots[0]?.name,
        stages: slots.map(({ name }) => name),
        ...(this.#dice.chance(30) ? { when: this.#dice.pick(CONDITIONS) } : {}),
      },
    ])
    const join = this.#dice.roll(3)
    return {
      branches: Object.fromEntries(branches),
      join: join === 0 ? 'all' : join === 1 ? 'any' : { quorum: 1 + this.#dice.roll(slot.branches.length) },
      next: this.#onward(slot),
      failed: this.#elsewhere(slot),
    }
  }

  #drawLegs(): object {
    const own: string[] = []
    const legs = Array.from({ length: 1 + this.#dice.roll(3) }, () => {
      const name = `leg${this.#legs++}`
      const after = own.filter(() => this.#dice.chance(50))
      own.push(name)
      return [
        name,
        {
          title,
          matter: 'some-matter',
          after,
          required: !this.#dice.chance(30),
          ...(this.#dice.chance(40) ? { when: this.#dice.pick(CONDITIONS) } : {}),
          answers: { x: 'form.x', lost: 'form.nothing.at.all + 1' },
        },
      ]
    })
    return Object.fromEntries(legs)
  }

  #correction(): object {
    const back = this.#dice.pick(this.#plan.main.slots.filter(({ phase }) => phase === 0))
    const period = this.#period(70)
    return {
      kind: 'task',
      title,
      assignee: { name: 'applicant' },
      ...period,
      ...('period' in period ? { elapsed: { to: 'end', milestones: ['withdrawn', 'closed'] } } : {}),
      actions: { resubmit: { label: title, to: back.name, milestones: ['corrected'], needs: ['filing'] } },
    }
  }

  /** To the next stage of the chain, or to its end. */
  #onward(slot: Slot): Exit {
    const next = slot.chain.slots[slot.chain.slots.indexOf(slot) + 1]
    if (next && slot.name !== 'reconsider') return this.#exit(slot, next)
    return slot.chain.fork ? { to: 'join', milestones: [], verdict: 'pass' } : this.#ending()
  }

  /** To any stage that may be reached from here without a decision, or out. */
  #anywhere(slot: Slot): Exit {
    if (slot.chain.fork && this.#dice.chance(40))
      return { to: 'join', milestones: [], verdict: this.#dice.chance(50) ? 'pass' : 'fail' }
    const targets = reachableFrom(slot).filter(({ phase }) => (phase === 2) === (slot.phase === 2))
    return targets.length === 0 || this.#dice.chance(10)
      ? this.#ending()
      : this.#exit(slot, this.#dice.pick(targets))
  }

  /** Where what is no person's act leads: now and then it decides. */
  #elsewhere(slot: Slot): Exit {
    const outcome = this.#dice.chance(50) ? 'granted' : 'refused'
    return this.#dice.chance(20) ? this.#deciding(slot, outcome) : this.#anywhere(slot)
  }

  #deciding(slot: Slot, outcome: 'granted' | 'refused'): Exit {
    if (slot.phase === 2 || this.#plan.isPlain) return this.#anywhere(slot)
    const milestones = [...this.#accepting(slot), 'decided']
    const after = this.#plan.main.slots.filter(({ phase }) => phase === 2)
    return outcome === 'refused' || slot.chain.fork || after.length === 0
      ? { to: 'end', milestones: [...milestones, 'closed'], outcome }
      : { to: this.#dice.pick(after.slice(0, 1)).name, milestones, outcome }
  }

  #exit(slot: Slot, { name, phase }: Slot): Exit {
    return { to: name, milestones: phase > 0 ? this.#accepting(slot) : [] }
  }

  #accepting({ phase, name }: Slot): string[] {
    return phase === 0 && this.#plan.hasAcceptance && name !== 'reconsider' ? ['accepted'] : []
  }

  #ending(): Exit {
    const first = [[], ['terminated'], ['withdrawn'], ['delivered']] as const
    return { to: 'end', milestones: [...this.#dice.pick(first), 'closed'] }
  }

  #period(percent: number): object {
    if (!this.#dice.chance(percent)) return {}
    return { period: { count: this.#dice.roll(12), unit: this.#dice.chance(40) ? 'calendar' : 'working' } }
  }
}
