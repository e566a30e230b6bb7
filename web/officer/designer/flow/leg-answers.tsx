import { Input } from 'antd'
import type { SpawnLeg } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'
import { useDesk } from '../desk.ts'
import { Choose, Line } from '../parts/inputs.tsx'
import { Remove } from './machine-stages.tsx'
import { NewName } from './new-name.tsx'

/** What a leg is told from the filing of the whole, and which material of the whole is handed in for each of its own. */
export function LegAnswers({
  title,
  at,
  leg,
  onChange,
}: {
  readonly title: string
  readonly at: string
  readonly leg: SpawnLeg
  readonly onChange: (leg: SpawnLeg) => void
}) {
  const t = useText(text)
  const pick = usePick()
  const { body, mayWrite } = useDesk()
  const { answers, materials } = leg
  return (
    <details>
      <summary>{t.told(title, Object.keys(answers).length + Object.keys(materials).length)}</summary>
      <div className="design-row-body">
        {Object.entries(answers).map(([field, expression]) => (
          <Line key={field} label={t.answer(field)} at={`${at}.answers.${field}`}>
            {(id) => (
              <span className="design-named">
                <Input
                  id={id}
                  className="mono"
                  disabled={!mayWrite}
                  value={expression}
                  onChange={({ target }) =>
                    onChange({ ...leg, answers: { ...answers, [field]: target.value } })
                  }
                />
                <Remove
                  label={t.remove(field)}
                  onClick={() => {
                    const { [field]: _, ...rest } = answers
                    onChange({ ...leg, answers: rest })
                  }}
                />
              </span>
            )}
          </Line>
        ))}
        {Object.entries(materials).map(([material, from]) => (
          <Line key={material} label={t.material(material)} at={`${at}.materials.${material}`}>
            {() => (
              <span className="design-named">
                <Choose
                  label={t.material(material)}
                  value={from || undefined}
                  options={body.materials.map(({ id, name }) => ({ value: id, label: pick(name) || id }))}
                  onChange={(chosen) => onChange({ ...leg, materials: { ...materials, [material]: chosen } })}
                />
                <Remove
                  label={t.remove(material)}
                  onClick={() => {
                    const { [material]: _, ...rest } = materials
                    onChange({ ...leg, materials: rest })
                  }}
                />
              </span>
            )}
          </Line>
        ))}
      </div>
      <NewName
        label={t.newAnswer}
        add={t.addAnswer}
        pattern={/^[a-z][A-Za-z0-9]*$/}
        taken={Object.keys(answers)}
        onAdd={(field) => onChange({ ...leg, answers: { ...answers, [field]: `form.${field}` } })}
      />
      <NewName
        label={t.newMaterial}
        add={t.addMaterial}
        taken={Object.keys(materials)}
        onAdd={(material) => onChange({ ...leg, materials: { ...materials, [material]: '' } })}
      />
    </details>
  )
}

const text = catalogue({
  told: [
    (title: string, count: number) => `${title}：从总表单带过去${count}项`,
    (title: string, count: number) => `${title}: told ${count} things`,
  ],
  answer: [(field: string) => `字段 ${field} 等于`, (field: string) => `Its field ${field} is`],
  material: [
    (material: string) => `材料 ${material} 用`,
    (material: string) => `Its material ${material} is`,
  ],
  newAnswer: ['那个事项的字段', 'A field of that matter'],
  addAnswer: ['带一个字段', 'Tell a field'],
  newMaterial: ['那个事项的材料', 'A material of that matter'],
  addMaterial: ['带一份材料', 'Hand in a material'],
  remove: [(what: string) => `去掉${what}`, (what: string) => `Take ${what} away`],
})
