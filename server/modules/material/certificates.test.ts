import { expect, test } from 'vitest'
import type { FilingView, MaterialSlot } from '#contract'
import { callersOf, createWorld } from '#world'

const FIRM = '01900000-0000-7000-8000-000000000101'
const MOTHER = '01900000-0000-7000-8000-000000000001'

test('a certificate issued here answers for a material with one tap, as long as it is valid and the firm’s own', async () => {
  await using world = await createWorld()
  const city = await callersOf(world)
  const son = await city.as('son')
  const allowance = (await son.post('/api/v1/filings', { slug: 'old-age-allowance', subjectId: MOTHER }))
    .body as unknown as FilingView
  const answers = { card: allowance.choices['card']?.[0]?.value }
  await son.post(`/api/v1/filings/${allowance.id}/submit`, { answers, declared: true })
  // The firm gets what the allowance gave, as if it were a licence to occupy a road; another firm gets one too.
  await world.owner.read`
    insert into certificate.certificate
    select made.* from certificate.certificate c, (values ('1', ${FIRM}, '2027-11-01'), ('2', ${FIRM}, '2026-11-01'), ('3', '01900000-0000-7000-8000-00000000ffff', null))
        as more (n, holder, until),
      jsonb_populate_record(c, jsonb_build_object('certificate_id', gen_random_uuid(), 'identifier', c.identifier || more.n, 'slug', 'road-occupation',
        'holder_id', more.holder, 'holder_kind', 'entity', 'valid_until', more.until,
        'body', jsonb_set(c.body, '{name,zh}', to_jsonb('临时占用城市道路许可证' || more.n)))) as made
    where c.case_id = ${allowance.id}`
  const all = await world.owner.read<{ id: string; name: string }[]>`
    select certificate_id as id, body #>> '{name,zh}' as name from certificate.certificate where slug = 'road-occupation' order by name`

  const agent = await city.as('firm-agent')
  const draft = (await agent.post('/api/v1/filings', { slug: 'outdoor-advertising', subjectId: FIRM }))
    .body as unknown as FilingView
  const permit = draft.materials.find(({ id }) => id === 'road-permit')
  expect(permit).toMatchObject({
    takesFiles: true,
    required: false,
    offered: [{ source: 'certificate', id: all[0]?.id, name: '临时占用城市道路许可证1' }],
  })
  const place = `/api/v1/filings/${draft.id}/materials`
  for (const refused of all.slice(1))
    expect(
      (await agent.post(`${place}/road-permit`, { source: 'certificate', id: refused.id })).body,
    ).toMatchObject({ code: 'material.not-found' })
  // Nor does it answer for another material.
  expect(
    (await agent.post(`${place}/drawing`, { source: 'certificate', id: all[0]?.id })).body,
  ).toMatchObject({
    code: 'material.not-found',
  })
  const given = (await agent.post(`${place}/road-permit`, { source: 'certificate', id: all[0]?.id }))
    .body as unknown as MaterialSlot
  expect(given).toMatchObject({
    offered: [],
    given: [
      {
        source: 'certificate',
        itemId: null,
        certificateId: all[0]?.id,
        type: 'certificate',
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ],
  })
  const back = await agent.delete(`${place}/road-permit/${given.given[0]?.id}`)
  expect(back.body).toMatchObject({ given: [], offered: [{ id: all[0]?.id }] })
  await city.composition.http.close()
})
