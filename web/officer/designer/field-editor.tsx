import { Input, InputNumber, Select, Switch } from 'antd'
import type { Field } from '#contract'
import { catalogue, useText } from '#web/ui'
import { useDesk } from './desk.ts'
import { isRequired, propertyOf, withField, withProperty, withRequired } from './form-fields.ts'
import { Choose, Line, Pair } from './parts/inputs.tsx'
import { Rows } from './parts/rows.tsx'

const inputs = ['text', 'long-text', 'number', 'date', 'choice', 'choices', 'phone', 'yes-no'] as const
const entries = ['asked', 'declared', 'locked'] as const
const masks = ['none', 'id-number', 'phone', 'name', 'card'] as const

interface FieldPart {
  readonly at: string
  readonly field: Field
  readonly change: (changed: Partial<Field>) => void
}

/** Everything about one field: what it says, where its value is from, when it is asked, what an answer must be. */
export function FieldEditor({ name, field }: { readonly name: string; readonly field: Field }) {
  const t = useText(text)
  const { body, mayWrite, write } = useDesk()
  const { form } = body
  const at = `form.fields.${name}`
  const change = (changed: Partial<Field>) => write('form', withField(form, name, { ...field, ...changed }))
  return (
    <div className="design-field">
      <Pair label={t.label} at={`${at}.label`} value={field.label} onChange={(label) => change({ label })} />
      <Pair label={t.hint} at={`${at}.hint`} value={field.hint} onChange={(hint) => change({ hint })} />
      <Origin at={at} field={field} change={change} />
      <Line label={t.required}>
        {(id) => (
          <Switch
            id={id}
            disabled={!mayWrite}
            checked={isRequired(form, name)}
            onChange={(required) => write('form', withRequired(form, name, required))}
          />
        )}
      </Line>
      <Line label={t.when} at={`${at}.when`}>
        {(id) => (
          <Input
            id={id}
            className="mono"
            disabled={!mayWrite}
            value={field.when ?? ''}
            placeholder={t.always}
            onChange={({ target }) => change({ when: target.value })}
          />
        )}
      </Line>
      <Limits name={name} field={field} />
      <Options at={at} field={field} change={change} />
    </div>
  )
}

/** How it is filled in, by whom, from where, and who may not read it. */
function Origin({ at, field, change }: FieldPart) {
  const t = useText(text)
  const { names, mayWrite } = useDesk()
  const option = <T extends string>(values: readonly T[]) =>
    values.map((value) => ({ value, label: (t as unknown as Record<string, string>)[value] ?? value }))
  return (
    <>
      <div className="design-line">
        <span className="design-label">{t.input}</span>
        <Choose
          label={t.input}
          value={field.input}
          options={option(inputs)}
          onChange={(input) => change({ input })}
        />
      </div>
      <div className="design-line">
        <span className="design-label">{t.entry}</span>
        <Choose
          label={t.entry}
          value={field.entry}
          options={option(entries)}
          onChange={(entry) => change({ entry })}
        />
      </div>
      <Line label={t.source} at={`${at}.source`}>
        {(id) => (
          <Select
            id={id}
            allowClear
            disabled={!mayWrite}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={420}
            value={field.source ?? null}
            onChange={(source: string | null | undefined) =>
              change(
                source
                  ? { source, entry: field.entry === 'asked' ? 'declared' : field.entry }
                  : { source: '', entry: 'asked' },
              )
            }
            options={[
              { value: 'account:phone', label: t.accountPhone },
              { value: 'account:name', label: t.accountName },
              ...names.sources.map(({ source, label }) => ({ value: source, label })),
            ]}
          />
        )}
      </Line>
      <div className="design-line">
        <span className="design-label">{t.mask}</span>
        <Choose
          label={t.mask}
          value={field.mask}
          options={option(masks)}
          onChange={(mask) => change({ mask })}
        />
      </div>
    </>
  )
}

/** What one chooses from, where it is written out. */
function Options({ at, field, change }: FieldPart) {
  const t = useText(text)
  const { mayWrite } = useDesk()
  if (!Array.isArray(field.options)) return null
  return (
    <Rows
      title={t.options}
      at={`${at}.options`}
      rows={field.options}
      empty={{ value: '', label: { zh: '', en: '' } }}
      onChange={(options) => change({ options })}
    >
      {(each, put, index) => (
        <>
          <Input
            aria-label={`${t.optionValue} ${index + 1}`}
            disabled={!mayWrite}
            value={each.value}
            onChange={({ target }) => put({ ...each, value: target.value })}
          />
          <Pair
            label={`${t.option} ${index + 1}`}
            at={`${at}.options.${index}.label`}
            value={each.label}
            onChange={(label) => put({ ...each, label })}
          />
        </>
      )}
    </Rows>
  )
}

/** How long a text, how great a number may be. */
function Limits({ name, field }: { readonly name: string; readonly field: Field }) {
  const t = useText(text)
  const { body, mayWrite, write } = useDesk()
  const property = propertyOf(body.form, name)
  const keys =
    field.input === 'number'
      ? (['minimum', 'maximum'] as const)
      : field.input === 'text' || field.input === 'long-text'
        ? (['minLength', 'maxLength'] as const)
        : []
  return keys.map((key) => (
    <Line key={key} label={t[key]}>
      {(id) => (
        <InputNumber
          id={id}
          disabled={!mayWrite}
          value={typeof property[key] === 'number' ? property[key] : null}
          onChange={(limit) => {
            const { [key]: _, ...rest } = property
            write('form', withProperty(body.form, name, limit === null ? rest : { ...rest, [key]: limit }))
          }}
        />
      )}
    </Line>
  ))
}

const text = catalogue({
  label: ['问什么', 'Label'],
  hint: ['旁边的提示', 'Hint'],
  input: ['怎么填', 'Input'],
  entry: ['谁来填', 'Entry'],
  source: ['从哪里预填', 'Prefilled from'],
  accountPhone: ['账号 · 手机号', 'Account · telephone'],
  accountName: ['账号 · 姓名', 'Account · name'],
  mask: ['遮挡', 'Masked as'],
  required: ['必填', 'Required'],
  when: ['什么时候问（条件）', 'Asked when (condition)'],
  always: ['总是问', 'always'],
  options: ['选项', 'Options'],
  option: ['选项', 'Option'],
  optionValue: ['选项的值', 'Value of option'],
  minimum: ['最小', 'At least'],
  maximum: ['最大', 'At most'],
  minLength: ['最少几个字', 'Shortest'],
  maxLength: ['最多几个字', 'Longest'],
  text: ['文字', 'text'],
  'long-text': ['长文字', 'long text'],
  number: ['数字', 'number'],
  date: ['日期', 'date'],
  choice: ['单选', 'one choice'],
  choices: ['多选', 'several choices'],
  phone: ['手机号', 'telephone'],
  'yes-no': ['是或否', 'yes or no'],
  locked: ['预填，不能改', 'prefilled, locked'],
  declared: ['预填，可以改', 'prefilled, may be changed'],
  asked: ['请人填', 'asked'],
  none: ['不遮', 'nothing'],
  'id-number': ['身份证号', 'identity number'],
  name: ['姓名', 'name'],
  card: ['卡号', 'card'],
})
