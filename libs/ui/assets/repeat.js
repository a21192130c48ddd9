// Adds and takes away groups of fields on the spot; without script the same buttons ask the server.
for (const list of document.querySelectorAll('[data-repeat]')) {
  list.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button?.name === 'add') act(event, list, () => add(list));
    if (button?.name === 'remove') act(event, list, () => remove(list, button.closest('[data-scope]')));
  });
}

function act(event, list, change) {
  event.preventDefault();
  change();
  refresh(list);
  list.closest('form')?.dispatchEvent(new CustomEvent('motcua:changed'));
}

const groupsOf = (list) => [...list.querySelectorAll(':scope > [data-scope]')];
const placeOf = (group) => Number(group.dataset.scope.split('.').at(-2));

function add(list) {
  // A place is never used twice on one page, so that ids stay unique; the server closes the gaps.
  const place = Math.max(-1, Number(list.dataset.last ?? -1), ...groupsOf(list).map(placeOf)) + 1;
  list.dataset.last = place;
  const template = list.querySelector(':scope > template');
  const holder = document.createElement('template');
  holder.innerHTML = template.innerHTML.replaceAll('__index__', String(place)).replaceAll('__number__', String(groupsOf(list).length + 1));
  template.before(holder.content);
  groupsOf(list).at(-1)?.querySelector('input, select, textarea')?.focus();
}

function remove(list, group) {
  const place = groupsOf(list).indexOf(group);
  group.remove();
  const next = groupsOf(list)[Math.max(0, place - 1)];
  (next?.querySelector('input, select, textarea') ?? list.querySelector(':scope > button'))?.focus();
}

function refresh(list) {
  const groups = groupsOf(list);
  const [min, max] = [Number(list.dataset.min ?? 0), Number(list.dataset.max ?? Infinity)];
  groups.forEach((group, index) => {
    const legend = group.querySelector(':scope > legend');
    const title = legend.textContent.replace(/\d+$/, String(index + 1));
    const button = group.querySelector(':scope > [name="remove"]');
    if (button) {
      button.setAttribute('aria-label', button.getAttribute('aria-label').replace(legend.textContent, title));
      button.hidden = groups.length <= min;
    }
    legend.textContent = title;
  });
  list.querySelector(':scope > button[name="add"]').hidden = groups.length >= max;
}
