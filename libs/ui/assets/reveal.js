// Shows and hides fields as answers change, by the same JSON Logic rules with which the server asks and drops them.
function reveal(form) {
  // Answers of the form's other pages come with the form.
  const answers = { ...JSON.parse(form.dataset.answers ?? '{}'), ...read(form) };
  for (const part of form.querySelectorAll('[data-when]')) {
    const scope = part.closest('[data-scope]')?.dataset.scope ?? '';
    const inHidden = part.parentElement.closest('[data-when][hidden]') !== null;
    const hidden = inHidden || !truthy(apply(JSON.parse(part.dataset.when), (name) => lookUp(answers, scope, name)));
    part.hidden = hidden;
    for (const control of part.querySelectorAll('input, select, textarea')) {
      // What is not asked is not posted, and no later rule hears of it.
      control.disabled = hidden;
      if (hidden) delete answers[control.name];
    }
  }
}

/** Inside a group a name means the row first, then the form. */
function lookUp(answers, scope, name) {
  if (scope && scope + name in answers) return answers[scope + name];
  return answers[name] ?? inside(answers, name);
}

function inside(answers, path) {
  return path.split('.').reduce((value, step) => value?.[step], answers) ?? null;
}

/** Disabled controls are read as well: a field that comes back brings its answer. */
function read(form) {
  const answers = {};
  for (const control of form.elements) {
    if (!control.name || control.type === 'submit' || control.type === 'file') continue;
    if (control.type === 'radio') {
      answers[control.name] ??= null;
      if (control.checked) answers[control.name] = valueOf(control.value);
    } else if (control.type === 'checkbox') {
      readBox(answers, form, control);
    } else {
      answers[control.name] = valueOf(control.value);
    }
  }
  return answers;
}

function readBox(answers, form, box) {
  const single = form.querySelectorAll(`input[type="checkbox"][name="${CSS.escape(box.name)}"]`).length === 1;
  if (single && box.value === 'true') answers[box.name] = box.checked;
  else answers[box.name] = [...(answers[box.name] ?? []), ...(box.checked ? [box.value] : [])];
}

function valueOf(text) {
  if (text === 'true') return true;
  if (text === 'false') return false;
  return text === '' ? null : text;
}

const operators = {
  '==': (a, b) => same(a, b),
  '===': (a, b) => same(a, b),
  '!=': (a, b) => !same(a, b),
  '!==': (a, b) => !same(a, b),
  '!': (a) => !truthy(a),
  '!!': (a) => truthy(a),
  '>': (a, b) => number(a) > number(b),
  '<': (a, b) => number(a) < number(b),
  '>=': (a, b) => number(a) >= number(b),
  '<=': (a, b) => number(a) <= number(b),
  in: (a, b) => (Array.isArray(b) || typeof b === 'string') && a !== null && b.includes(a),
};

export function apply(rule, variable) {
  if (Array.isArray(rule)) return rule.map((part) => apply(part, variable));
  if (rule === null || typeof rule !== 'object') return rule;
  const [[operator, given]] = Object.entries(rule);
  const parts = Array.isArray(given) ? given : [given];
  if (operator === 'var') return variable(String(parts[0])) ?? parts[1] ?? null;
  const values = parts.map((part) => apply(part, variable));
  if (operator === 'and') return values.every(truthy);
  if (operator === 'or') return values.some(truthy);
  const known = operators[operator];
  // A rule this small reader does not know shows its field: the server decides.
  return known ? known(...values) : true;
}

function same(a, b) {
  if (a === null || b === null) return a === b;
  return a === b || String(a) === String(b);
}

/** As people write amounts: 1.250.000 and 12,5. */
function number(value) {
  if (typeof value !== 'string') return value ?? NaN;
  const text = value.trim();
  if (text === '') return NaN;
  return /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text) ? Number(text.replaceAll('.', '').replace(',', '.')) : Number(text.replace(',', '.'));
}

function truthy(value) {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

for (const form of document.forms) {
  if (!form.querySelector('[data-when], [data-repeat]')) continue;
  form.addEventListener('input', () => reveal(form));
  form.addEventListener('change', () => reveal(form));
  form.addEventListener('motcua:changed', () => reveal(form));
  reveal(form);
}
