/** The parts every filing is made of, whoever fills it in: inputs, known values, faults, and a draft that keeps itself. */
export { AdviceNote } from './advice-note.tsx'
export { checkAnswers, faultsOf, type AnswerFault } from './check-answers.ts'
export { useFaultWords } from './fault-words.ts'
export { FieldInput } from './field-input.tsx'
export {
  answersToSend,
  fieldsOf,
  isHeld,
  isPresent,
  isSameAnswer,
  stepsOf,
  type Answers,
  type FormShown,
  type Step,
} from './form-model.ts'
export { answersAtOnce } from './at-once.ts'
export { useKeptSlots } from './kept-slots.ts'
export { KnownGroup } from './known-group.tsx'
export { FileCard } from './file-card.tsx'
export { materialText } from './material.text.ts'
export { MaterialSlots } from './material-slots.tsx'
export { faultOfSlot, missingSlots, standing, withSlot } from './slot-model.ts'
export { useShowValue } from './show-value.ts'
export { useDraft, type Draft, type SaveState } from './use-draft.ts'
export { useFaults } from './use-faults.ts'
