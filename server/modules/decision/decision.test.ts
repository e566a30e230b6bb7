import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ruling as rulingSchema } from '#contract'
import { compile, evaluate } from './decision.ts'
import { ModelFailed } from './errors.ts'
import { overlay, runExamples } from './examples.ts'
import type { DecisionInput } from './input.ts'
import { toJdm } from './jdm.ts'
import { model } from './model.fixture.ts'
import { replay } from './replay.ts'

const compiled = compile(model)
const sample = (over: object = {}) => overlay(model.sample, over) as DecisionInput
const withChecks = (change: Partial<(typeof model.checks)[number]>) =>
  compile({
    ...model,
    checks: model.checks.map((check, index) => (index === 0 ? { ...check, ...change } : check)),
  })

test('a ruling names every check, what it saw and its article', async () => {
  const ruling = await evaluate(compiled, sample())
  expect(rulingSchema.parse(ruling)).toEqual(ruling)
  expect(ruling.outcome).toBe('granted')
  expect(ruling.checks.map(({ id, holds, shows }) => [id, holds, shows.zh])).toEqual([
    ['age', true, '81周岁'],
    ['on-record', true, '户籍榆次'],
    ['declared-matches', true, '逐项与来源核对过'],
  ])
  expect(ruling.outputs).toEqual({ monthlyYuan: 50, yearlyYuan: 600 })
  expect(ruling.input).toMatchObject({ params: { fromAge: 80 }, mismatches: [] })
})

test('a refusal outweighs a referral and all its outputs are null', async () => {
  const ruling = await evaluate(compiled, sample({ subject: { age: 79 }, facts: { population: null } }))
  expect(ruling.outcome).toBe('refused')
  expect(ruling.outputs).toEqual({ monthlyYuan: null, yearlyYuan: null })
  expect(ruling.checks[0]).toMatchObject({ holds: false, reason: { zh: '未满80周岁' } })
})

test('a declared value that differs from its source goes to a person, with the field named', async () => {
  const ruling = await evaluate(compiled, sample({ mismatches: ['name'] }))
  expect(ruling.outcome).toBe('referred')
  expect(ruling.checks.at(-1)).toMatchObject({
    id: 'declared-matches',
    holds: false,
    basis: { law: 'law:行政许可法#34' },
  })
  expect(ruling.checks.at(-1)?.reason?.zh).toContain('name')
})

test('parameters given for a place are laid over those of the model', async () => {
  expect((await evaluate(compiled, sample({ params: { fromAge: 82 } }))).outcome).toBe('refused')
})

test('an empty or ill-typed input never reaches the engine', async () => {
  await expect(evaluate(compiled, {} as DecisionInput)).rejects.toMatchObject({
    code: 'decision.input-invalid',
    status: 422,
  })
  await expect(evaluate(compiled, sample({ subject: { age: null } }))).rejects.toMatchObject({
    code: 'decision.input-invalid',
  })
  await expect(evaluate(compiled, sample({ today: '2026-02-30' }))).rejects.toMatchObject({
    code: 'decision.input-invalid',
  })
})

test.each([
  ['an expression that throws', 'facts.population.hukou >= 3'],
  ['a check that is no truth value', 'subject.age'],
  ['a check that is nothing', 'subject.nowhere'],
])('%s is a failure of the model, not of the citizen', async (_name, when) => {
  const failure = await evaluate(withChecks({ when }), sample()).catch((cause: unknown) => cause)
  expect(failure).toBeInstanceOf(ModelFailed)
  expect(failure).toMatchObject({ code: 'decision.model-failed', model: 'old-age-allowance' })
  expect(String(failure)).not.toContain('榆次')
})

test.each([
  ['a row whose condition fails', { when: 'subject.name > 3', value: '1' }],
  ['a row whose condition is no truth value', { when: 'subject.age', value: '1' }],
  ['a value that fails', { when: 'true', value: 'subject.name * 2' }],
])('%s does not fall to the next row', async (_name, row) => {
  const outputs = model.outputs.map((output, index) =>
    index === 0 ? { ...output, rows: [row, ...output.rows] } : output,
  )
  await expect(evaluate(compile({ ...model, outputs }), sample())).rejects.toBeInstanceOf(ModelFailed)
})

test('an output none of whose rows holds is null', async () => {
  const young = compile({ ...model, checks: model.checks.slice(1), outputs: model.outputs.slice(0, 1) })
  expect((await evaluate(young, sample({ subject: { age: 30 } }))).outputs).toEqual({ monthlyYuan: null })
})

test.each([
  ['form["a"] == "x" and len(form["b-c"].d) == 1', true],
  ['$root.form.a == "x"', true],
  ['form[subject.name].d[0] == 1', true],
  ['`${form.a}` == "x"', true],
  ['form.a != null and form.b == null and form.a == "x"', true],
  ['form["b-c"] != null and form["b-c"].e == 2 and facts.population != null', true],
  ['some(form["b-c"].d, # == params.fromAge - 79)', true],
])('the engine is handed what %s reads', async (when, holds) => {
  const given = sample({ subject: { name: 'b-c' }, form: { a: 'x', 'b-c': { d: [1], e: 2 } } })
  expect((await evaluate(withChecks({ when }), given)).checks[0]).toMatchObject({ holds })
})

test('a lone referring check that is no truth value does not slip through', async () => {
  const only = compile({
    ...model,
    checks: model.checks.slice(1).map((check) => ({ ...check, when: 'subject.age' })),
    outputs: [],
  })
  await expect(evaluate(only, sample())).rejects.toBeInstanceOf(ModelFailed)
})

test('the graph of a model is always the same', () => {
  expect(JSON.stringify(toJdm(model))).toBe(JSON.stringify(toJdm(structuredClone(model))))
})

test('a stored ruling replays to the same result and tells a changed model', async () => {
  const stored = JSON.parse(JSON.stringify(await evaluate(compiled, sample({ subject: { age: 93 } }))))
  expect(await replay(stored, model)).toMatchObject({ sameModel: true, sameResult: true })
  const changed = { ...model, checks: model.checks.map((check) => ({ ...check, when: 'false' })) }
  expect(await replay(stored, changed)).toMatchObject({ sameModel: false, sameResult: false })
})

test('examples that hold report nothing; those that do not say how', async () => {
  expect((await runExamples(model)).flatMap(({ differences }) => differences)).toEqual([])
  const wrong = {
    ...model,
    examples: [
      {
        name: '错',
        given: { subject: { age: 95 } },
        outcome: 'refused' as const,
        failing: ['age'],
        outputs: { monthlyYuan: 300 },
      },
    ],
  }
  expect((await runExamples(wrong))[0]?.differences).toEqual([
    'outcome is granted, expected refused',
    'failing checks are [], expected [age]',
    'output monthlyYuan is 100, expected 300',
  ])
})

test('for any input the outcome is what the failing checks say, and it replays', async () => {
  const inputs = fc.record({
    age: fc.integer({ min: 0, max: 130 }),
    known: fc.boolean(),
    mismatches: fc.array(fc.constantFrom('name', 'phone'), { maxLength: 2 }),
  })
  await fc.assert(
    fc.asyncProperty(inputs, async ({ age, known, mismatches }) => {
      const ruling = await evaluate(
        compiled,
        sample({ subject: { age }, facts: known ? {} : { population: null }, mismatches }),
      )
      const failing = ruling.checks.filter(({ holds }) => !holds).map(({ otherwise }) => otherwise)
      expect(ruling.outcome).toBe(
        failing.includes('refuse') ? 'refused' : failing.includes('refer') ? 'referred' : 'granted',
      )
      expect((await replay(ruling, model)).sameResult).toBe(true)
    }),
    { numRuns: 25 },
  )
})
