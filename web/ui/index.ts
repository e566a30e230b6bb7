export * from './format/index.ts'
export { loadFonts } from './fonts.ts'
export { Guilloche, GrantedChop, Lattice, Seal } from './parts/brand.tsx'
export { Button, FileButton, LinkButton, type ButtonLook } from './parts/button.tsx'
export { ClockChip, CountBadge, ProofBadge, SourceChip, TypedChip } from './parts/chips.tsx'
export { CheckboxCards, RadioCards, Tick, type Choice } from './parts/choice.tsx'
export { Confirm, Sheet } from './parts/dialog.tsx'
export { ErrorBoundary } from './parts/error-boundary.tsx'
export { ErrorSummary } from './parts/error-summary.tsx'
export { describedBy, Field, FieldError, LongTextField, TextField } from './parts/field.tsx'
export { Icon, type IconName } from './parts/icon.tsx'
export { LawLink } from './parts/law.tsx'
export { PageTitle } from './parts/page-title.tsx'
export { QrCode } from './parts/qr.tsx'
export { Banner, Empty, Loading, ProblemState, Progress, useOffline } from './parts/states.tsx'
export { toast, Toasts } from './parts/toast.tsx'
export { StepTrail, TrailBar, type TrailStep } from './parts/trail.tsx'
export {
  getPreferences,
  setPreferences,
  shownTheme,
  startPreferences,
  usePreferences,
  type Language,
  type Preferences,
  type Theme,
  type TypeSize,
} from './preferences.ts'
export { answerWords, partWords, procedureWords, wordOf } from './text/case-words.ts'
export { useHistoryWords } from './text/history-words.ts'
export { useLegWords } from './text/leg-words.ts'
export { catalogue, type Catalogue, type Texts } from './text/catalogue.ts'
export { useLanguage, usePick, useText } from './text/language.ts'
