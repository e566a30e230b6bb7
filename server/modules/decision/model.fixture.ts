import { decisionModel } from '#contract'

/** A small model with every kind of part: refusing and referring checks, chained outputs, parameters. */
export const model = decisionModel.parse({
  id: 'old-age-allowance',
  version: 1,
  title: { zh: '高龄津贴', en: 'Old-age allowance' },
  input: {
    type: 'object',
    required: ['subject', 'facts', 'form', 'today'],
    properties: {
      subject: { type: 'object', required: ['age'], properties: { age: { type: 'integer', minimum: 0 } } },
      facts: {
        type: 'object',
        required: ['population'],
        properties: { population: { type: ['object', 'null'] } },
      },
    },
  },
  params: {
    fromAge: { value: 80, title: { zh: '起始年龄', en: 'Age from' }, source: 'demo', verified: false },
  },
  checks: [
    {
      id: 'age',
      title: { zh: '年满80周岁', en: 'Aged 80 or over' },
      when: 'subject.age >= params.fromAge',
      otherwise: 'refuse',
      shows: { zh: '{subject.age}周岁', en: 'aged {subject.age}' },
      reason: { zh: '未满{params.fromAge}周岁', en: 'Under {params.fromAge}' },
      basis: { law: 'law:老年人权益保障法#33' },
    },
    {
      id: 'on-record',
      title: { zh: '人口库有登记', en: 'On record' },
      when: 'facts.population != null',
      otherwise: 'refer',
      shows: { zh: '户籍{facts.population.hukou}', en: 'registered in {facts.population.hukou}' },
      reason: { zh: '人口库没有登记', en: 'Not on record' },
      basis: { law: 'law:老年人权益保障法#33' },
    },
  ],
  outputs: [
    {
      id: 'monthlyYuan',
      title: { zh: '每月', en: 'A month' },
      rows: [
        { when: 'subject.age >= 100', value: '300' },
        { when: 'subject.age >= 90', value: '100' },
        { when: 'subject.age >= 80', value: '50' },
      ],
    },
    {
      id: 'yearlyYuan',
      title: { zh: '每年', en: 'A year' },
      rows: [{ when: 'true', value: 'outputs.monthlyYuan * 12' }],
    },
  ],
  sample: {
    subject: { age: 81, name: '王秀英' },
    facts: { population: { hukou: '榆次' } },
    form: {},
    today: '2026-11-22',
  },
  examples: [
    { name: '八十一岁', given: {}, outcome: 'granted', outputs: { monthlyYuan: 50, yearlyYuan: 600 } },
    { name: '七十九岁', given: { subject: { age: 79 } }, outcome: 'refused', failing: ['age'] },
    { name: '查无此人', given: { facts: { population: null } }, outcome: 'referred', failing: ['on-record'] },
  ],
})
