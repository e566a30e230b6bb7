export { checkExpression, evaluateExpression, ExpressionFailed } from './expression.ts'
export { checkTemplate, fillTemplate, templatePaths } from './template.ts'
